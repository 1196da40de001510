import { isClosedTo } from '../../chats/is-withheld.ts';
import { type AccountId, type PeerId, peerKind } from '../../ids.ts';
import type { Tx } from '../../ports.ts';
import type { QueuedUpdate } from './repository.ts';

/**
 * Of these updates those that may still be told. An update names its place when it is queued; a chat that the safety desk
 * closed since then tells its bots as little as its members.
 */
export async function tellableUpdates(
  tx: Tx,
  bot: AccountId,
  updates: readonly QueuedUpdate[],
): Promise<readonly QueuedUpdate[]> {
  const places = new Set(updates.map(({ record }) => record.peer).filter((peer) => peerKind(peer) !== 'account'));
  if (places.size === 0) return updates;
  const closed = new Set<PeerId>();
  for (const chat of await tx.chats.many([...places])) if (await isClosedTo(tx, chat, bot)) closed.add(chat.id);
  return closed.size === 0 ? updates : updates.filter(({ record }) => !closed.has(record.peer));
}
