import { fdatasyncSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckpointOrder, CheckpointPass } from './checkpoints.ts';

/**
 * Copies committed pages from the log into the database, once for each message, on a connection of its own. PASSIVE: it
 * waits for nobody and nobody waits for it (https://sqlite.org/wal.html).
 */
const path: string = workerData;
const db = new DatabaseSync(path);
db.exec('PRAGMA wal_autocheckpoint = 0');
const checkpoint = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');

let file: number | undefined;

parentPort?.on('message', (order: CheckpointOrder) => {
  if (order === 'end') {
    db.close();
    parentPort?.close();
    return;
  }
  const pass: CheckpointPass = copyPages();
  if (order === 'settle' && pass.pagesInLog > 0) syncDatabase();
  parentPort?.postMessage(pass);
});

/**
 * SQLite syncs the database only in a pass during which nobody commits; what earlier passes copied waits for that, a
 * thousand scattered pages and more. Here they reach the disk while commits go on.
 *
 * The descriptor is this thread's own: a failure that it hears of is told to SQLite's as well. It stays open for as long
 * as the process lives, because closing it would drop every lock that the process has on the file
 * (https://sqlite.org/howtocorrupt.html, 2.2).
 */
function syncDatabase(): void {
  try {
    file ??= openSync(path, 'r');
    fdatasyncSync(file);
  } catch {
    // Then the last pass takes longer, or meets the same and copies nothing for good.
  }
}

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
