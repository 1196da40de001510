import type { tl } from '@mtcute/core';
import Long from 'long';
import type { StickerListName, Tx, UpdateBody } from '#domain';
import type { Viewer } from './peers.ts';
import { toTlFullSet } from './sticker-set.ts';

type StickerUpdate = Extract<
  UpdateBody,
  { kind: 'stickerSetInstalled' | 'stickerSets' | 'stickerSetOrder' | 'stickerList' }
>;

const lists: Record<StickerListName, tl.TypeUpdate> = {
  recent: { _: 'updateRecentStickers' },
  attached: { _: 'updateRecentStickers' },
  faved: { _: 'updateFavedStickers' },
  gifs: { _: 'updateSavedGifs' },
};

/** What changed among the stickers that the viewer has at hand. */
export async function toTlStickerUpdate(
  viewer: Viewer,
  tx: Tx,
  body: StickerUpdate,
): Promise<tl.TypeUpdate | undefined> {
  switch (body.kind) {
    case 'stickerSetInstalled': {
      const set = await tx.stickers.set(body.set);
      return set && { _: 'updateNewStickerSet', stickerset: await toTlFullSet(viewer, tx, set) };
    }
    case 'stickerSets':
      return { _: 'updateStickerSets', masks: body.sort === 'mask', emojis: body.sort === 'emoji' };
    case 'stickerSetOrder': {
      const own = await tx.stickerLists.installed(viewer.account, body.sort, false);
      const order = own.map(({ set }) => Long.fromNumber(set));
      return { _: 'updateStickerSetsOrder', masks: body.sort === 'mask', emojis: body.sort === 'emoji', order };
    }
    case 'stickerList':
      return lists[body.list];
  }
}
