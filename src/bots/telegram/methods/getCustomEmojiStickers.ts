import type { Sticker } from '@grammyjs/types';
import { customEmoji } from '#domain';
import { badRequest } from '../api-error.ts';
import { createView } from '../../view.ts';
import { toApiSticker } from '../to-api/sticker.ts';
import { method } from '../method.ts';

const most = 200;

export const getCustomEmojiStickers = method('getCustomEmojiStickers', async (call) => {
  const list = call.args.json('custom_emoji_ids', "Can't parse custom emoji identifiers JSON object") ?? [];
  if (!Array.isArray(list)) throw badRequest('Expected an Array of custom emoji identifiers');
  const ids = list.slice(0, most).map((id: unknown) => {
    if (typeof id !== 'string') throw badRequest('Custom emoji identifier must be of type String');
    if (!/^-?\d{1,19}$/.test(id)) throw badRequest('Invalid custom emoji identifier specified');
    return Number(id);
  });
  return call.world.store.read(async (tx) => {
    const view = createView(call, call.bot.id, tx);
    const stickers: Sticker[] = [];
    for (const row of await customEmoji(tx, ids.filter(Number.isSafeInteger)))
      stickers.push(await toApiSticker(view, row));
    return stickers;
  });
});
