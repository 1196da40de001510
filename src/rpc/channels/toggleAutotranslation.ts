import { method } from '../method.ts';
import { setSwitch } from '../set-switch.ts';

/** Tells clients that they are to offer a translation of the channel's posts; the server itself translates nothing. */
export const toggleAutotranslation = method(
  'channels.toggleAutotranslation',
  (call, request) =>
    setSwitch(call, request.channel, {
      right: 'changeInfo',
      change: { autotranslation: request.enabled },
      kind: 'channel',
    }),
  { peopleOnly: true },
);
