import type { tl } from '@mtcute/core';
import { offeredStickers, stickersByWords } from '#domain';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

/** Stickers or custom emoji for some emoji out of the caller's own sets, then those that the words find. */
export const searchStickers = method(
  'messages.searchStickers',
  async (call, request): Promise<tl.messages.TypeFoundStickers> => {
    const kind = request.emojis ? 'emoji' : 'regular';
    const asked = { account: call.account, emoticon: request.emoticon, kind } as const;
    const found = await call.world.store.read(async (tx) => {
      const offered = await offeredStickers(call.world, tx, asked);
      const worded = await stickersByWords(call.world, tx, { ...asked, words: request.q });
      return [...new Map([...offered, ...worded].map((row) => [row.id, row])).values()];
    });
    const first = Math.max(0, request.offset);
    const page = found.slice(first, first + Math.min(Math.max(request.limit, 0), call.world.limits.pageSize));
    const hash = idsHash(page.map(({ id }) => id));
    const rest = first + page.length < found.length ? { nextOffset: first + page.length } : {};
    if (!hash.isZero() && hash.equals(request.hash)) return { _: 'messages.foundStickersNotModified', ...rest };
    return { _: 'messages.foundStickers', hash, stickers: page.map((row) => toTlDocument(call, row)), ...rest };
  },
  { peopleOnly: true },
);
