import type { SafetyTx } from '../ports.ts';
import type { JournalEntry } from './types.ts';

/** Tells the watcher of a change, in the transaction that makes it. */
export async function appendJournal(tx: SafetyTx, atMs: number, change: JournalEntry['change']): Promise<void> {
  await tx.journal.put({ id: await tx.journal.nextId(), atMs, change });
}
