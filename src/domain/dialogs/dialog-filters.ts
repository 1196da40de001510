import { refuse } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { Entity } from '../messages/content.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import type { UpdateBody } from '../updates/bodies.ts';

/** Which dialogs a filter takes in by their kind, and which it leaves out; the names follow TL's dialogFilter. */
export const filterFlags = [
  'contacts',
  'nonContacts',
  'groups',
  'broadcasts',
  'bots',
  'excludeMuted',
  'excludeRead',
  'excludeArchived',
  'titleNoanimate',
] as const;
export type FilterFlag = (typeof filterFlags)[number];

/** A folder of the account's own making; clients apply it, the server keeps it. */
export interface DialogFilter {
  id: number;
  title: string;
  titleEntities: Entity[];
  emoticon?: string;
  color?: number;
  flags: FilterFlag[];
  /** Pinned dialogs are in the folder too. */
  pinned: PeerId[];
  include: PeerId[];
  exclude: PeerId[];
}

export interface DialogFilters {
  filters: DialogFilter[];
  /** Ids as the account ordered them; 0 is the list of all chats. */
  order: number[];
  tags: boolean;
}

const setting = 'dialog-filters';

/** 0 and 1 are the two real folders: all chats and the archive. */
const lowestId = 2;
const highestId = 255;
const including: readonly FilterFlag[] = ['contacts', 'nonContacts', 'groups', 'broadcasts', 'bots'];

/** The account's folders in its own order. */
export async function dialogFilters(tx: Tx, account: AccountId): Promise<DialogFilters> {
  const stored = await tx.accounts.setting<DialogFilters>(account, setting);
  return stored ?? { filters: [], order: [0], tags: false };
}

interface FilterChange {
  account: AccountId;
  session?: string | undefined;
}

/**
 * Adds or replaces a folder, or without a filter removes it.
 *
 * @throws filter-id-invalid, filter-title-empty, filter-include-empty, filters-too-much
 */
export async function updateDialogFilter(
  world: World,
  change: FilterChange & { id: number; filter?: DialogFilter | undefined },
): Promise<void> {
  const { id, filter } = change;
  if (!Number.isInteger(id) || id < lowestId || id > highestId) refuse('filter-id-invalid');
  const checked = filter && checkFilter(world, { ...filter, id });
  return changeFilters(world, change, { kind: 'dialogFilters', filter: id }, (before) => {
    const others = before.filters.filter((other) => other.id !== id);
    if (!checked) {
      if (others.length === before.filters.length) refuse('filter-id-invalid');
      return { ...before, filters: others, order: before.order.filter((other) => other !== id) };
    }
    if (others.length >= world.limits.dialogFilters) refuse('filters-too-much');
    const order = before.order.includes(id) ? before.order : [...before.order, id];
    return { ...before, filters: sorted([...others, checked], order), order };
  });
}

function checkFilter(world: World, filter: DialogFilter): DialogFilter {
  const title = filter.title.toWellFormed();
  if (title.trim() === '') refuse('filter-title-empty');
  if (title.length > world.limits.dialogFilterTitleLength) refuse('message-too-long');
  const unique = (peers: readonly PeerId[]) => [...new Set(peers)];
  const pinned = unique(filter.pinned);
  const include = unique(filter.include).filter((peer) => !pinned.includes(peer));
  const exclude = unique(filter.exclude);
  for (const peers of [[...pinned, ...include], exclude])
    if (peers.length > world.limits.dialogFilterPeers) refuse('filter-id-invalid');
  if (pinned.length + include.length === 0 && !filter.flags.some((flag) => including.includes(flag)))
    refuse('filter-include-empty');
  return { ...filter, title, pinned, include, exclude };
}

/** Puts the folders into this order; those that are not named come last. */
export function reorderDialogFilters(world: World, change: FilterChange & { order: readonly number[] }): Promise<void> {
  return changeFilters(world, change, { kind: 'dialogFilters', order: true }, (before) => {
    const known = new Set([0, ...before.filters.map(({ id }) => id)]);
    const named = [...new Set(change.order)].filter((id) => known.has(id));
    const order = [...named, ...before.order.filter((id) => !named.includes(id))];
    return { ...before, filters: sorted(before.filters, order), order };
  });
}

/** Whether clients show the names of folders beside the chats in them. */
export function toggleFilterTags(world: World, change: FilterChange & { enabled: boolean }): Promise<void> {
  return changeFilters(world, change, { kind: 'dialogFilters' }, (before) => ({ ...before, tags: change.enabled }));
}

const sorted = (filters: readonly DialogFilter[], order: readonly number[]): DialogFilter[] =>
  [...filters].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));

function changeFilters(
  world: World,
  { account, session }: FilterChange,
  body: UpdateBody,
  next: (before: DialogFilters) => DialogFilters,
): Promise<void> {
  return world.store.write(async (tx: WriteTx) => {
    await tx.accounts.putSetting(account, setting, next(await dialogFilters(tx, account)));
    await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: session });
  });
}
