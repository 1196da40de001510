import { refuse } from '#domain';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleAntiSpam = method(
  'channels.toggleAntiSpam',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'deleteMessages',
      kind: 'supergroup',
      change: { antiSpam: request.enabled },
      check({ members }) {
        if (request.enabled && members < call.world.limits.antiSpamFrom) refuse('participants-too-few');
      },
    }),
  { peopleOnly: true },
);
