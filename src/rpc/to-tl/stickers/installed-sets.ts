import type { tl } from '@mtcute/core';
import type Long from 'long';
import { installedSets, type StickerKind } from '#domain';
import type { Call } from '../../context.ts';
import { idsHash } from '../../ids-hash.ts';
import { toTlSets } from './sticker-set.ts';

/** The caller's own sets of a kind, unless it holds them already. */
export function toTlInstalledSets(call: Call, kind: StickerKind, known: Long): Promise<tl.messages.TypeAllStickers> {
  return call.world.store.read(async (tx) => {
    const sets = await toTlSets(call, tx, await installedSets(tx, call.account, kind));
    const hash = idsHash(sets.map((set) => set.hash));
    if (!hash.isZero() && hash.equals(known)) return { _: 'messages.allStickersNotModified' };
    return { _: 'messages.allStickers', hash, sets };
  });
}
