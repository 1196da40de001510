import type { MailboxId, MessageId, PeerId } from '../ids.ts';
import type { WriteTx } from '../ports.ts';
import { logAt } from '../updates/append-update.ts';
import type { LogEntry } from '../updates/bodies.ts';

/** Pins or unpins copies of one mailbox under one update. */
export async function setPinned(
  tx: WriteTx,
  mailbox: MailboxId,
  peer: PeerId,
  ids: readonly MessageId[],
  pinned: boolean,
  nowS: number,
  session: string | undefined,
): Promise<LogEntry> {
  await tx.messages.setPinned(mailbox, ids, pinned);
  const state = await tx.updates.advance(mailbox, ids.length, 0);
  return logAt(tx, mailbox, state.pts, ids.length, nowS, { kind: 'pinned', peer, ids: [...ids], pinned }, session);
}
