import type { Progress } from '#lib/progress.ts';
import { StorageError } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import { openSqlite } from '../sqlite/open.ts';
import type { ClosableStore } from '../store.ts';
import { copyRows } from './copy-rows.ts';

/**
 * Fills an empty store from the SQLite file of a backup, which is brought forward to this version first: hand in a copy.
 * Returns the number of rows. Throws StorageError when the store holds people already.
 */
export async function restoreDatabase(store: ClosableStore, file: string, progress: Progress): Promise<number> {
  const source = openSqlite(file);
  try {
    await migrate(source, { onStep: (name, done, of) => progress(`schema step ${name}`, done, of) });
    return await store.maintain(async (target) => {
      const people = await target.get<{ n: number }>("SELECT COUNT(*) AS n FROM accounts WHERE kind <> 'service'");
      if ((people?.n ?? 0) > 0) {
        throw new StorageError('busy', 'the database is in use already: restore goes into an empty one');
      }
      return copyRows(source, target, progress);
    });
  } finally {
    source.close();
  }
}
