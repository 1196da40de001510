import { requireSet } from '../from-api/sticker.ts';
import { createView } from '../../view.ts';
import { toApiStickerSet } from '../to-api/sticker.ts';
import { method } from '../method.ts';

export const getStickerSet = method('getStickerSet', async (call) => {
  const set = await requireSet(call, 'name', 'sticker_set_name is empty');
  return call.world.store.read((tx) => toApiStickerSet(createView(call, call.bot.id, tx), set));
});
