import { isInside } from '../channels/is-inside.ts';
import {
  changeFilters,
  type DialogFilter,
  dialogFilters,
  lowestFilterId,
  withFilter,
} from '../dialogs/dialog-filters.ts';
import { refuse } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import { comeIn } from '../invites/join-by-invite.ts';
import type { World, WriteTx } from '../ports.ts';
import { findChatlist, type FoundChatlist, peersOf, requireFolder } from './find-chatlist.ts';

export interface JoinedChatlist {
  folder: DialogFilter;
  /** Chats in which the account was not before. */
  entered: PeerId[];
}

/**
 * Takes over a shared folder: enters those of its chats that are named, and keeps them in a folder of its own. By the
 * link of a folder that the account has already, more of its chats come into that one.
 *
 * @throws chatlist-slug-empty, chatlist-slug-expired, filter-include-empty, chatlists-too-much, channels-too-much
 */
export function joinChatlist(
  world: World,
  request: { account: AccountId; slug: string; peers: readonly PeerId[]; session?: string | undefined },
): Promise<JoinedChatlist> {
  return world.store.write(async (tx) => {
    const found = await findChatlist(world, tx, request.account, request.slug);
    return takeOver(world, tx, found, request);
  });
}

/** Enters chats that were added to the link since the folder came by it. @throws filter-id-invalid, filter-include-empty */
export function joinChatlistUpdates(
  world: World,
  request: { account: AccountId; filter: number; peers: readonly PeerId[]; session?: string | undefined },
): Promise<JoinedChatlist> {
  return world.store.write(async (tx) => {
    const { shared } = await requireFolder(tx, request.account, request.filter);
    if (shared?.slug === undefined) return refuse('filter-id-invalid');
    return takeOver(world, tx, await findChatlist(world, tx, request.account, shared.slug), request);
  });
}

async function takeOver(
  world: World,
  tx: WriteTx,
  found: FoundChatlist,
  { account, peers, session }: { account: AccountId; peers: readonly PeerId[]; session?: string | undefined },
): Promise<JoinedChatlist> {
  const chosen = found.peers.filter((peer) => peers.includes(peer));
  if (chosen.length === 0) refuse('filter-include-empty');
  const before = found.own ?? (await freshFolder(world, tx, account, found));
  const entered: PeerId[] = [];
  // Mailboxes are locked in rising order.
  for (const peer of [...chosen].sort((a, b) => a - b)) {
    const chat = await tx.chats.get(peer);
    if (!chat || isInside(await tx.chats.member(peer, account))) continue;
    const action = { kind: 'joinByLink' as const, inviter: found.link.owner };
    await comeIn(world, tx, chat, account, undefined, action, undefined, undefined);
    entered.push(peer);
  }
  const more = chosen.filter((peer) => !peersOf(before).includes(peer));
  const { shared } = before;
  const folder = {
    ...before,
    include: [...before.include, ...more],
    ...(shared ? { shared: { ...shared, joined: [...new Set([...shared.joined, ...entered])] } } : {}),
  };
  if (peersOf(folder).length > world.limits.dialogFilterPeers) refuse('chatlists-too-much');
  const body = { kind: 'dialogFilters' as const, filter: folder.id };
  await changeFilters(world, tx, { account, session }, body, (all) => withFilter(world, all, folder));
  return { folder, entered };
}

/** An empty folder that looks like the one that is shared. */
async function freshFolder(
  world: World,
  tx: WriteTx,
  account: AccountId,
  { link, folder }: FoundChatlist,
): Promise<DialogFilter> {
  const { filters } = await dialogFilters(tx, account);
  const joined = filters.filter(({ shared }) => shared?.slug !== undefined);
  if (filters.length >= world.limits.dialogFilters || joined.length >= world.limits.chatlistsJoined)
    refuse('chatlists-too-much');
  const taken = new Set(filters.map(({ id }) => id));
  let id = lowestFilterId;
  while (taken.has(id)) id += 1;
  const { title, titleEntities, emoticon, color } = folder;
  return {
    id,
    title,
    titleEntities,
    ...(emoticon === undefined ? {} : { emoticon }),
    ...(color === undefined ? {} : { color }),
    flags: folder.flags,
    pinned: [],
    include: [],
    exclude: [],
    shared: { slug: link.slug, hasLinks: false, joined: [], declined: [] },
  };
}
