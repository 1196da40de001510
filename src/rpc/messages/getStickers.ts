import type { tl } from '@mtcute/core';
import { offeredStickers } from '#domain';
import { RpcError } from '../errors.ts';
import { idsHash } from '../ids-hash.ts';
import { method } from '../method.ts';
import { toTlDocument } from '../to-tl/media/document.ts';

/** Stickers for an emoji, out of the caller's own sets. */
export const getStickers = method(
  'messages.getStickers',
  async (call, { emoticon, hash: known }) => {
    if (emoticon === '') throw new RpcError(400, 'EMOTICON_EMPTY');
    const asked = { account: call.account, emoticon, kind: 'regular' } as const;
    const found = await call.world.store.read((tx) => offeredStickers(call.world, tx, asked));
    const hash = idsHash(found.map(({ id }) => id));
    if (!hash.isZero() && hash.equals(known)) return { _: 'messages.stickersNotModified' };
    const stickers: tl.TypeDocument[] = found.map((row) => toTlDocument(call, row));
    return { _: 'messages.stickers', hash, stickers };
  },
  { peopleOnly: true },
);
