import { refuse } from '#domain';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleParticipantsHidden = method(
  'channels.toggleParticipantsHidden',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'banUsers',
      kind: 'supergroup',
      change: { hiddenMembers: request.enabled },
      check({ members }) {
        if (request.enabled && members < call.world.limits.hiddenMembersFrom) refuse('participants-too-few');
      },
    }),
  { peopleOnly: true },
);
