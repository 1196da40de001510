import { setChannelData } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

/** Tells clients that they are to offer a translation of the channel's posts; the server itself translates nothing. */
export const toggleAutotranslation = method(
  'channels.toggleAutotranslation',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    await setChannelData(call.world, {
      actor: call.account,
      chat,
      right: 'changeInfo',
      change: { autotranslation: request.enabled },
      kind: 'channel',
    });
    return toTlEntered(call, chat, []);
  },
  { peopleOnly: true },
);
