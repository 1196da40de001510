import type { MailboxId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import { appendUpdate } from './append-update.ts';
import type { LogEntry, UpdateBody } from './bodies.ts';

export interface UpdateTo {
  mailbox: MailboxId;
  body: UpdateBody;
  exceptSession?: string | undefined;
}

/**
 * Appends to several mailboxes in rising order, as every verb locks them, and returns the entries in the order asked.
 * Only for updates that do not move pts.
 */
export async function appendInOrder(tx: WriteTx, nowS: number, updates: readonly UpdateTo[]): Promise<LogEntry[]> {
  const order = updates.map((_, index) => index);
  order.sort((a, b) => (updates[a]?.mailbox ?? 0) - (updates[b]?.mailbox ?? 0) || a - b);
  const entries: LogEntry[] = [];
  for (const index of order) {
    const update = updates[index];
    if (!update) continue;
    const { mailbox, body, exceptSession } = update;
    entries[index] = await appendUpdate(tx, mailbox, nowS, body, { exceptSession });
  }
  return entries;
}
