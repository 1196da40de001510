import { refuse } from '../errors.ts';
import type { AccountId, MediaId } from '../ids.ts';
import type { MaskPlace } from '../media/media.ts';
import type { Tx, World } from '../ports.ts';
import { requireOwnSet, type SetChange, writeSet } from './change-set.ts';
import {
  checkEmoji,
  checkKeywords,
  forgetSet,
  insertSticker,
  type NewSticker,
  prepareSticker,
  tellFile,
} from './make-sticker.ts';
import type { Sticker, StickerSet } from './repository.ts';

export type StickerChange = Omit<SetChange, 'set'> & { sticker: MediaId };

/** A sticker of a set that the actor may change. @throws sticker-invalid */
async function requireOwnSticker(
  tx: Tx,
  actor: AccountId,
  media: MediaId,
): Promise<{ set: StickerSet; stickers: Sticker[]; at: number }> {
  const [sticker] = await tx.stickers.stickers([media]);
  const set = sticker && (await tx.stickers.set(sticker.set));
  if (!set || (set.owner !== actor && set.maker !== actor)) return refuse('sticker-invalid');
  const stickers = await tx.stickers.stickersOf(set.id);
  return { set, stickers, at: stickers.findIndex((one) => one.media === media) };
}

const roomIn = (world: World, { kind }: StickerSet): number =>
  kind === 'emoji' ? world.limits.emojiPerSet : world.limits.stickersPerSet;

/** @throws sticker-set-invalid, stickers-too-much, and what `prepareSticker` refuses */
export async function addSticker(world: World, change: SetChange & { added: NewSticker }): Promise<StickerSet> {
  const { kind } = await world.store.read((tx) => requireOwnSet(tx, change.actor, change.set));
  const prepared = await prepareSticker(world, kind, change.added);
  return world.store.write(async (tx) => {
    const set = await requireOwnSet(tx, change.actor, change.set);
    const stickers = await tx.stickers.stickersOf(set.id);
    if (stickers.length >= roomIn(world, set)) refuse('stickers-too-much');
    const added = await insertSticker(world, tx, change.actor, set, prepared);
    await tx.stickers.putStickers(set.id, [...stickers, added]);
    return writeSet(world, tx, change, { ...set, count: stickers.length + 1 });
  });
}

/** Puts a new sticker where an old one is. @throws sticker-invalid, and what `prepareSticker` refuses */
export async function replaceSticker(world: World, change: StickerChange & { added: NewSticker }): Promise<StickerSet> {
  const { set: old } = await world.store.read((tx) => requireOwnSticker(tx, change.actor, change.sticker));
  const prepared = await prepareSticker(world, old.kind, change.added);
  return world.store.write(async (tx) => {
    const { set, stickers, at } = await requireOwnSticker(tx, change.actor, change.sticker);
    const added = await insertSticker(world, tx, change.actor, set, prepared);
    await forgetSet(tx, change.sticker);
    await tx.stickers.putStickers(set.id, stickers.with(at, { ...added, set: set.id }));
    return writeSet(world, tx, { ...change, set: set.id }, withoutThumb(set, change.sticker));
  });
}

/** The set is not gone with its last sticker. @throws sticker-invalid */
export function removeSticker(world: World, change: StickerChange): Promise<StickerSet> {
  return world.store.write(async (tx) => {
    const { set, stickers, at } = await requireOwnSticker(tx, change.actor, change.sticker);
    await forgetSet(tx, change.sticker);
    await tx.stickers.putStickers(set.id, stickers.toSpliced(at, 1));
    const rest = { ...withoutThumb(set, change.sticker), count: stickers.length - 1 };
    return writeSet(world, tx, { ...change, set: set.id }, rest);
  });
}

function withoutThumb(set: StickerSet, media: MediaId): StickerSet {
  if (set.thumb !== media) return set;
  const { thumb: _, ...rest } = set;
  return rest;
}

/** Puts a sticker at a place, counted from 0; beyond the end it is the last. @throws sticker-invalid */
export function moveSticker(world: World, change: StickerChange & { position: number }): Promise<StickerSet> {
  return world.store.write(async (tx) => {
    const { set, stickers, at } = await requireOwnSticker(tx, change.actor, change.sticker);
    const moved = stickers.splice(at, 1);
    stickers.splice(Math.max(0, change.position), 0, ...moved);
    await tx.stickers.putStickers(set.id, stickers);
    return writeSet(world, tx, { ...change, set: set.id }, set);
  });
}

/** Changes what a sticker is found by, and where a mask goes. @throws sticker-invalid, sticker-emoji-invalid */
export function changeSticker(
  world: World,
  change: StickerChange & {
    emoji?: readonly string[];
    keywords?: readonly string[];
    /** Null takes a mask's place away. */
    place?: MaskPlace | null;
  },
): Promise<StickerSet> {
  const emoji = change.emoji && checkEmoji(world, change.emoji);
  const keywords = change.keywords && checkKeywords(world, change.keywords);
  return world.store.write(async (tx) => {
    const { set, stickers, at } = await requireOwnSticker(tx, change.actor, change.sticker);
    const before = stickers[at];
    if (!before || (change.place && set.kind !== 'mask')) return refuse('sticker-invalid');
    const after = { ...before, ...(emoji ? { emoji } : {}), ...(keywords ? { keywords } : {}) };
    await tx.stickers.putStickers(set.id, stickers.with(at, after));
    const { place } = change;
    await tellFile(tx, change.sticker, (own) => {
      const alt = after.emoji[0] ?? own.alt;
      if (own.kind === 'customEmoji' || place === undefined) return { ...own, alt };
      const { place: _, ...rest } = own;
      return { ...rest, alt, ...(place ? { place } : {}) };
    });
    return writeSet(world, tx, { ...change, set: set.id }, set);
  });
}
