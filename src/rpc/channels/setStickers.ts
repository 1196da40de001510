import { setGroupStickers } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { fromTlChosenSet } from '../from-tl/sticker-set.ts';
import { method } from '../method.ts';

export const setStickers = method('channels.setStickers', async (call, request) => {
  const chat = fromTlChannel(call, request.channel);
  const set = await fromTlChosenSet(call, request.stickerset);
  await setGroupStickers(call.world, { actor: call.account, chat, kind: 'regular', set: set?.id });
  return true;
});
