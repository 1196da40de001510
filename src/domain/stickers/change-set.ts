import { refuse } from '../errors.ts';
import type { AccountId, MediaId, StickerSetId } from '../ids.ts';
import type { StoredBlob } from '../media/ports.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { StickerFormat } from './check-file.ts';
import { checkSetTitle } from './create-set.ts';
import { forgetSet, insertFile, prepareFile } from './make-sticker.ts';
import type { StickerSet } from './repository.ts';

export interface SetChange {
  /** Who changes it: its owner, or the bot that made it. */
  actor: AccountId;
  set: StickerSetId;
  session?: string | undefined;
}

/** A set that the actor may change. @throws sticker-set-invalid */
export async function requireOwnSet(tx: Tx, actor: AccountId, id: StickerSetId): Promise<StickerSet> {
  const set = await tx.stickers.set(id);
  if (!set || (set.owner !== actor && set.maker !== actor)) return refuse('sticker-set-invalid');
  return set;
}

/** Writes what changed under a new version, and tells the actor's other devices. */
export async function writeSet(world: World, tx: WriteTx, change: SetChange, set: StickerSet): Promise<StickerSet> {
  const next = { ...set, version: set.version + 1 };
  await tx.stickers.updateSet(next);
  if (await tx.stickerLists.installedOne(change.actor, set.id)) {
    const body = { kind: 'stickerSets', sort: set.kind } as const;
    await appendUpdate(tx, change.actor, world.clock.nowS(), body, { exceptSession: change.session });
  }
  return next;
}

/** @throws sticker-set-invalid, sticker-set-title-invalid */
export function renameSet(world: World, change: SetChange & { title: string }): Promise<StickerSet> {
  const title = checkSetTitle(world, change.title);
  return world.store.write(async (tx) => {
    const set = await requireOwnSet(tx, change.actor, change.set);
    return writeSet(world, tx, change, { ...set, title });
  });
}

/**
 * Gives a set of stickers a picture of its own, or without a file takes it away.
 *
 * @throws sticker-set-invalid, and what `prepareFile` refuses
 */
export async function setSetThumb(
  world: World,
  change: SetChange & { file?: StoredBlob; format?: StickerFormat },
): Promise<StickerSet> {
  const { kind } = await world.store.read((tx) => requireOwnSet(tx, change.actor, change.set));
  if (kind === 'emoji' && change.file) refuse('sticker-set-invalid');
  const { format } = change;
  const use = { kind, thumbnail: true, ...(format ? { format } : {}) };
  const file = change.file && (await prepareFile(world, change.file, use));
  return world.store.write(async (tx) => {
    const { thumb: _, ...set } = await requireOwnSet(tx, change.actor, change.set);
    const picture = file && (await insertFile(world, tx, change.actor, file, []));
    return writeSet(world, tx, change, picture ? { ...set, thumb: picture.id } : set);
  });
}

/** Lets one of its emoji stand for a set of custom emoji; without it the first does. @throws sticker-set-invalid */
export function setEmojiSetThumb(world: World, change: SetChange & { emoji?: MediaId }): Promise<StickerSet> {
  return world.store.write(async (tx) => {
    const { thumb: _, ...set } = await requireOwnSet(tx, change.actor, change.set);
    if (set.kind !== 'emoji') refuse('sticker-set-invalid');
    const { emoji } = change;
    if (emoji === undefined) return writeSet(world, tx, change, set);
    const [own] = await tx.stickers.stickers([emoji]);
    if (own?.set !== set.id) refuse('sticker-invalid');
    return writeSet(world, tx, change, { ...set, thumb: emoji });
  });
}

/** Messages with its stickers stay as they are. @throws sticker-set-invalid */
export function deleteSet(world: World, change: SetChange): Promise<void> {
  return world.store.write(async (tx) => {
    const set = await requireOwnSet(tx, change.actor, change.set);
    const mine = await tx.stickerLists.installedOne(change.actor, set.id);
    for (const { media } of await tx.stickers.stickersOf(set.id)) await forgetSet(tx, media);
    await tx.stickers.removeSet(set.id);
    const body = { kind: 'stickerSets', sort: set.kind } as const;
    if (mine) await appendUpdate(tx, change.actor, world.clock.nowS(), body, { exceptSession: change.session });
  });
}
