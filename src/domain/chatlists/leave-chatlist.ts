import { isInside } from '../channels/is-inside.ts';
import { leaveChannel } from '../channels/membership.ts';
import { removeFromGroup } from '../chats/change-members.ts';
import { changeFilters, without } from '../dialogs/dialog-filters.ts';
import { isDomainError, refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { peersOf, requireFolder, requireSharedFolder } from './find-chatlist.ts';

/** Chats that were entered with the folder and in which the account still is. @throws filter-id-invalid, filter-not-supported */
export async function chatlistLeaveSuggestions(tx: Tx, account: AccountId, filter: number): Promise<PeerId[]> {
  const { shared } = await requireSharedFolder(tx, account, filter);
  const still: PeerId[] = [];
  for (const peer of shared.joined) if (isInside(await tx.chats.member(peer, account))) still.push(peer);
  return still;
}

/**
 * Removes a shared folder with its links, and leaves those of its chats that are named.
 *
 * @throws filter-id-invalid, also for a folder that is not shared
 */
export async function leaveChatlist(
  world: World,
  request: { account: AccountId; filter: number; peers: readonly PeerId[]; session?: string | undefined },
): Promise<{ left: PeerId[] }> {
  const { account, filter, session } = request;
  const named = await world.store.write(async (tx) => {
    const folder = await requireFolder(tx, account, filter);
    if (!folder.shared) refuse('filter-id-invalid');
    await changeFilters(world, tx, request, { kind: 'dialogFilters', filter }, (before) => without(before, filter));
    await tx.chatlists.removeAll(account, filter);
    const inFolder = new Set(peersOf(folder));
    return [...new Set(request.peers)].filter((peer) => inFolder.has(peer));
  });
  const left: PeerId[] = [];
  for (const peer of named) if (await leave(world, account, peer, session)) left.push(peer);
  return { left };
}

/** Whoever may not leave, or is out already, keeps to the rest. */
async function leave(world: World, account: AccountId, chat: PeerId, session: string | undefined): Promise<boolean> {
  try {
    if (peerKind(chat) === 'channel') await leaveChannel(world, { account, chat });
    else await removeFromGroup(world, { actor: account, chat, account, revokeHistory: false, session });
    return true;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
