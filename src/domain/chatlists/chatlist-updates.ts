import { changeFilters, withFilter } from '../dialogs/dialog-filters.ts';
import { isDomainError } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { findChatlist, peersOf, requireSharedFolder } from './find-chatlist.ts';

/**
 * Chats that were added to the link since the folder came by it, without those that the account declined. Nothing comes
 * of a link that was taken back: the folder stays as it is.
 *
 * @throws filter-id-invalid, filter-not-supported
 */
export async function missingFromChatlist(world: World, tx: Tx, account: AccountId, filter: number): Promise<PeerId[]> {
  const folder = await requireSharedFolder(tx, account, filter);
  if (folder.shared.slug === undefined) return [];
  const present = new Set([...peersOf(folder), ...folder.shared.declined]);
  return (await offeredBy(world, tx, account, folder.shared.slug)).filter((peer) => !present.has(peer));
}

async function offeredBy(world: World, tx: Tx, account: AccountId, slug: string): Promise<PeerId[]> {
  try {
    return (await findChatlist(world, tx, account, slug)).peers;
  } catch (error) {
    if (isDomainError(error) && error.code === 'chatlist-slug-expired') return [];
    throw error;
  }
}

/** Does not want the chats that are missing now. @throws filter-id-invalid, filter-not-supported */
export function declineChatlistUpdates(
  world: World,
  request: { account: AccountId; filter: number; session?: string | undefined },
): Promise<void> {
  return world.store.write(async (tx) => {
    const missing = await missingFromChatlist(world, tx, request.account, request.filter);
    if (missing.length === 0) return;
    const folder = await requireSharedFolder(tx, request.account, request.filter);
    const declined = [...folder.shared.declined, ...missing];
    await changeFilters(world, tx, request, { kind: 'dialogFilters', filter: folder.id }, (before) =>
      withFilter(world, before, { ...folder, shared: { ...folder.shared, declined } }),
    );
  });
}
