import { refuse } from '../errors.ts';
import type { AccountId, StickerSetId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { StickerKind, StickerSet } from './repository.ts';

interface Change {
  account: AccountId;
  session?: string | undefined;
}

/** The account's sets of a kind, in its own order. */
export async function installedSets(
  tx: Tx,
  account: AccountId,
  kind: StickerKind,
  archived = false,
): Promise<(StickerSet & { installedAt: number })[]> {
  const rows = await tx.stickerLists.installed(account, kind, archived);
  const sets = new Map((await tx.stickers.sets(rows.map(({ set }) => set))).map((set) => [set.id, set]));
  return rows.flatMap(({ set: id, installedAt }) => {
    const set = sets.get(id);
    return set ? [{ ...set, installedAt }] : [];
  });
}

/**
 * Puts a set among the account's own, in front or in the archive. When there are too many, the last ones go to the
 * archive and are returned.
 *
 * @throws sticker-set-invalid
 */
export function installSet(
  world: World,
  change: Change & { set: StickerSetId; archived?: boolean },
): Promise<StickerSet[]> {
  return world.store.write(async (tx) => {
    const set = await tx.stickers.set(change.set);
    if (!set) return refuse('sticker-set-invalid');
    return installIn(world, tx, { ...change, set });
  });
}

/** The same inside another write. */
export async function installIn(
  world: World,
  tx: WriteTx,
  change: Change & { set: StickerSet; archived?: boolean },
): Promise<StickerSet[]> {
  const { account, set, archived = false } = change;
  const nowS = world.clock.nowS();
  const entry = { set: set.id, kind: set.kind, archived, installedAt: nowS };
  await tx.stickerLists.install(account, entry);
  const rows = archived ? [] : await tx.stickerLists.installed(account, set.kind, false);
  const beyond = rows.slice(world.limits.installedStickerSets);
  for (const row of beyond) await tx.stickerLists.install(account, { ...row, kind: set.kind, archived: true });
  const body = archived
    ? ({ kind: 'stickerSets', sort: set.kind } as const)
    : ({ kind: 'stickerSetInstalled', set: set.id } as const);
  await appendUpdate(tx, account, nowS, body, { exceptSession: change.session });
  return tx.stickers.sets(beyond.map((row) => row.set));
}

/** Nothing happens to a set that is not among the account's own. @throws sticker-set-invalid */
export function uninstallSet(world: World, change: Change & { set: StickerSetId }): Promise<void> {
  return world.store.write(async (tx) => {
    const set = await tx.stickers.set(change.set);
    if (!set) return refuse('sticker-set-invalid');
    if (!(await tx.stickerLists.uninstall(change.account, set.id))) return;
    const body = { kind: 'stickerSets', sort: set.kind } as const;
    await appendUpdate(tx, change.account, world.clock.nowS(), body, { exceptSession: change.session });
  });
}

/** Puts these sets in front, in order. */
export function reorderSets(
  world: World,
  change: Change & { kind: StickerKind; order: readonly StickerSetId[] },
): Promise<void> {
  return world.store.write(async (tx) => {
    const { account, kind, order } = change;
    const own = new Set((await tx.stickerLists.installed(account, kind, false)).map(({ set }) => set));
    await tx.stickerLists.reorder(
      account,
      [...new Set(order)].filter((id) => own.has(id)),
    );
    const body = { kind: 'stickerSetOrder', sort: kind } as const;
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: change.session });
  });
}
