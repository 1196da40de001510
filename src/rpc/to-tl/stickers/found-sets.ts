import type { tl } from '@mtcute/core';
import type Long from 'long';
import { searchSets, type StickerKind } from '#domain';
import type { Call } from '../../context.ts';
import { idsHash } from '../../ids-hash.ts';
import { toTlCovered } from './sticker-set.ts';

/** Sets whose title or name has the words of a query, unless the caller holds them already. */
export function toTlFoundSets(
  call: Call,
  query: string,
  kinds: readonly StickerKind[],
  known: Long,
): Promise<tl.messages.TypeFoundStickerSets> {
  return call.world.store.read(async (tx) => {
    const found = await searchSets(call.world, tx, query, kinds);
    const hash = idsHash(found.map(({ id }) => id));
    if (!hash.isZero() && hash.equals(known)) return { _: 'messages.foundStickerSetsNotModified' };
    return { _: 'messages.foundStickerSets', hash, sets: await toTlCovered(call, tx, found) };
  });
}
