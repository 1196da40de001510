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
  /** Set while others can get it by link, and where it came by one. */
  shared?: SharedFolder;
}

/** What makes a folder a shared one. */
export interface SharedFolder {
  /** The link by which the account came by it. */
  slug?: string;
  /** The account made links of its own. */
  hasLinks: boolean;
  /** Chats that were entered with it. */
  joined: PeerId[];
  /** Chats that were added to the link later, and that the account does not want. */
  declined: PeerId[];
}

export interface DialogFilters {
  filters: DialogFilter[];
  /** Ids as the account ordered them; 0 is the list of all chats. */
  order: number[];
  tags: boolean;
}

const setting = 'dialog-filters';

/** 0 and 1 are the two real folders: all chats and the archive. */
export const lowestFilterId = 2;
const highestId = 255;
const including: readonly FilterFlag[] = ['contacts', 'nonContacts', 'groups', 'broadcasts', 'bots'];

/** The account's folders in its own order. */
export async function dialogFilters(tx: Tx, account: AccountId): Promise<DialogFilters> {
  const stored = await tx.accounts.setting<DialogFilters>(account, setting);
  return stored ?? { filters: [], order: [0], tags: false };
}

export interface FilterChange {
  account: AccountId;
  session?: string | undefined;
}

/**
 * Adds or replaces a folder, or without a filter removes it and its links. A shared one stays shared.
 *
 * @throws filter-id-invalid, filter-title-empty, filter-include-empty, filters-too-much, filter-exclude-invalid
 */
export async function updateDialogFilter(
  world: World,
  change: FilterChange & { id: number; filter?: DialogFilter | undefined },
): Promise<void> {
  const { id, filter } = change;
  if (!Number.isInteger(id) || id < lowestFilterId || id > highestId) refuse('filter-id-invalid');
  const checked = filter && checkFilter(world, { ...filter, id });
  const body: UpdateBody = { kind: 'dialogFilters', filter: id };
  return world.store.write(async (tx) => {
    await changeFilters(world, tx, change, body, (before) => {
      if (!checked) return without(before, id);
      return withFilter(world, before, keepShared(before, checked, filter.shared !== undefined));
    });
    if (!checked) await tx.chatlists.removeAll(change.account, id);
  });
}

/** A shared folder is a list of chats: no kinds of chats stand in it, and nothing is left out of it. */
function keepShared({ filters }: DialogFilters, filter: DialogFilter, saysShared: boolean): DialogFilter {
  const shared = filters.find(({ id }) => id === filter.id)?.shared;
  if (!shared) return saysShared ? refuse('filter-id-invalid') : filter;
  if (!isPlainList(filter)) refuse('filter-exclude-invalid');
  return { ...filter, shared };
}

/** Whether a folder is nothing but a list of chats. */
export const isPlainList = ({ flags, exclude }: DialogFilter): boolean =>
  exclude.length === 0 && flags.every((flag) => flag === 'titleNoanimate');

/** @throws filter-id-invalid */
export function without(before: DialogFilters, id: number): DialogFilters {
  const filters = before.filters.filter((other) => other.id !== id);
  if (filters.length === before.filters.length) refuse('filter-id-invalid');
  return { ...before, filters, order: before.order.filter((other) => other !== id) };
}

/** @throws filters-too-much */
export function withFilter(world: World, before: DialogFilters, filter: DialogFilter): DialogFilters {
  const others = before.filters.filter((other) => other.id !== filter.id);
  if (others.length >= world.limits.dialogFilters) refuse('filters-too-much');
  const order = before.order.includes(filter.id) ? before.order : [...before.order, filter.id];
  return { ...before, filters: sorted([...others, filter], order), order };
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
  const body: UpdateBody = { kind: 'dialogFilters', order: true };
  return world.store.write((tx) =>
    changeFilters(world, tx, change, body, (before) => {
      const known = new Set([0, ...before.filters.map(({ id }) => id)]);
      const named = [...new Set(change.order)].filter((id) => known.has(id));
      const order = [...named, ...before.order.filter((id) => !named.includes(id))];
      return { ...before, filters: sorted(before.filters, order), order };
    }),
  );
}

/** Whether clients show the names of folders beside the chats in them. */
export function toggleFilterTags(world: World, change: FilterChange & { enabled: boolean }): Promise<void> {
  return world.store.write((tx) =>
    changeFilters(world, tx, change, { kind: 'dialogFilters' }, (before) => ({ ...before, tags: change.enabled })),
  );
}

const sorted = (filters: readonly DialogFilter[], order: readonly number[]): DialogFilter[] =>
  [...filters].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));

/** Puts `next` of the folders in their place, and tells the account's devices of what `body` names. */
export async function changeFilters(
  world: World,
  tx: WriteTx,
  { account, session }: FilterChange,
  body: UpdateBody,
  next: (before: DialogFilters) => DialogFilters,
): Promise<void> {
  await tx.accounts.putSetting(account, setting, next(await dialogFilters(tx, account)));
  await appendUpdate(tx, account, world.clock.nowS(), body, { exceptSession: session });
}
