import type { tl } from '@mtcute/core';
import type { LogEntry, MailboxId, PeerId } from '#domain';
import type { Call } from '../context.ts';
import { toTlPeers } from './peers.ts';
import { toTlUpdates } from './updates/updates.ts';

/** The answer to a change: the entries of the mailbox that the caller acted in. `also` names peers it needs besides. */
export function toTlEntries(
  call: Call,
  mailbox: MailboxId,
  entries: readonly LogEntry[],
  also: Iterable<PeerId> = [],
): Promise<tl.RawUpdates> {
  return call.world.store.read(async (tx) => {
    const { updates, users, chats } = await toTlUpdates(call, tx, mailbox, entries);
    const more = await toTlPeers(call, tx, also);
    const date = call.world.clock.nowS();
    return { _: 'updates', updates, users: merge(users, more.users), chats: merge(chats, more.chats), date, seq: 0 };
  });
}

function merge<T extends { id: number }>(first: T[], second: T[]): T[] {
  const known = new Set(first.map((item) => item.id));
  return [...first, ...second.filter((item) => !known.has(item.id))];
}
