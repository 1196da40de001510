import { setGroupStickers } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { fromTlChosenSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';

export const setEmojiStickers = method(
  'channels.setEmojiStickers',
  async (call, request) => {
    const chat = fromTlChannel(call, request.channel);
    const set = await fromTlChosenSet(call, request.stickerset);
    await setGroupStickers(call.world, { actor: call.account, chat, kind: 'emoji', set: set?.id });
    return true;
  },
  { peopleOnly: true },
);
