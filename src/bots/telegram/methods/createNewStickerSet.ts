import { createStickerSet } from '#domain';
import { requireUser } from '../from-api/chat.ts';
import { readKind, readNewStickers } from '../from-api/sticker.ts';
import { method } from '../method.ts';

export const createNewStickerSet = method('createNewStickerSet', async (call) => {
  const { args, bot, world } = call;
  const { id } = await requireUser(call);
  const stickers = await readNewStickers(call);
  const kind = args.flag('contains_masks') ? 'mask' : readKind(args.text('sticker_type'));
  await createStickerSet(world, {
    maker: bot.id,
    owner: id,
    kind,
    title: args.text('title') ?? '',
    shortName: args.text('name') ?? '',
    textColor: args.flag('needs_repainting'),
    stickers,
  });
  return true;
});
