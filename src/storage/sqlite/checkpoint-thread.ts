import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointPass } from './checkpoints.ts';

/**
 * Copies committed pages from the log into the database, once for each message, on a connection of its own. PASSIVE: it
 * waits for nobody and nobody waits for it (https://sqlite.org/wal.html).
 */
const path: string = workerData;
const db = new DatabaseSync(path);
db.exec('PRAGMA wal_autocheckpoint = 0');
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', (order: 'pass' | 'end') => {
  if (order === 'end') {
    db.close();
    parentPort?.close();
    return;
  }
  const pass: CheckpointPass = copyPages();
  parentPort?.postMessage(pass);
});

function copyPages(): CheckpointPass {
  try {
    const row = checkpoint.get();
    const [busy, log, copied] = [Number(row?.busy), Number(row?.log), Number(row?.checkpointed)];
    // Otherwise another connection is at it.
    if (busy === 0) return { pagesInLog: log, isCopied: log === copied };
  } catch {
    // A full or failing disk: the commits meet it too and say so. The pages stay in the log until the next time.
  }
  return { pagesInLog: 0, isCopied: false };
}
