import { renameSet } from '#domain';
import { requireSet } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const setStickerSetTitle = method('setStickerSetTitle', async (call) => {
  const set = await requireSet(call);
  await renameSet(call.world, { actor: call.bot.id, set: set.id, title: call.args.text('title') ?? '' });
  return true;
});
