import { refuse } from '#domain';
import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const togglePreHistoryHidden = method(
  'channels.togglePreHistoryHidden',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'changeInfo',
      kind: 'supergroup',
      change: { hiddenPrehistory: request.enabled },
      check({ data }) {
        if (request.enabled && data.linkedChat !== undefined) refuse('link-exists');
        if (request.enabled && data.forum) refuse('forum-enabled');
      },
    }),
  { peopleOnly: true },
);
