import { open } from 'node:fs/promises';
import type { Progress } from '#lib/progress.ts';
import { migrate } from '../migrations/migrate.ts';
import { openSqlite } from '../sqlite/open.ts';
import type { ClosableStore } from '../store.ts';
import { copyRows } from './copy-rows.ts';

/**
 * Writes the whole database as it is at one moment into a new SQLite file, whichever database it is. Writers go on
 * meanwhile. The file is on disk when it resolves.
 */
export async function backupDatabase(store: ClosableStore, file: string, progress: Progress): Promise<void> {
  progress('copying the database');
  if (store.dialect === 'sqlite') await store.readSql((sql) => sql.run('VACUUM INTO ?', file));
  else await copyOut(store, file, progress);
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function copyOut(store: ClosableStore, file: string, progress: Progress): Promise<void> {
  const target = openSqlite(file);
  try {
    await migrate(target);
    target.exec('BEGIN IMMEDIATE');
    await store.snapshot((sql) => copyRows(sql, target, progress));
    target.exec('COMMIT');
    target.exec('PRAGMA journal_mode = DELETE');
  } finally {
    target.close();
  }
}
