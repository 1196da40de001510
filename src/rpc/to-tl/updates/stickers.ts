import type { tl } from '@mtcute/core';
import Long from 'long';
import type { StickerListName } from '#domain';
import { toTlFullSet } from '../stickers/sticker-set.ts';
import type { UpdateWriters } from './writers.ts';

const lists: Record<StickerListName, tl.TypeUpdate> = {
  recent: { _: 'updateRecentStickers' },
  attached: { _: 'updateRecentStickers' },
  faved: { _: 'updateFavedStickers' },
  gifs: { _: 'updateSavedGifs' },
};

/** What changed among the stickers that the viewer has at hand. */
export const stickerWriters = {
  stickerSetInstalled: async (body, { viewer, tx }) => {
    const set = await tx.stickers.set(body.set);
    return set && { _: 'updateNewStickerSet', stickerset: await toTlFullSet(viewer, tx, set) };
  },
  stickerSets: ({ sort }) => ({ _: 'updateStickerSets', masks: sort === 'mask', emojis: sort === 'emoji' }),
  stickerSetOrder: async ({ sort }, { viewer, tx }) => {
    const own = await tx.stickerLists.installed(viewer.account, sort, false);
    const order = own.map(({ set }) => Long.fromNumber(set));
    return { _: 'updateStickerSetsOrder', masks: sort === 'mask', emojis: sort === 'emoji', order };
  },
  stickerList: ({ list }) => lists[list],
} satisfies Partial<UpdateWriters>;
