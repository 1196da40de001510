import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

export const toggleJoinToSend = method(
  'channels.toggleJoinToSend',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'banUsers',
      change: { joinToSend: request.enabled },
      kind: 'supergroup',
    }),
  { peopleOnly: true },
);
