import { migrate } from '../migrations/migrate.ts';
import { createOutbox } from '../outbox.ts';
import { repositories } from '../repositories/index.ts';
import { serverValue } from '../server-value.ts';
import type { ClosableStore, StoreOptions } from '../store.ts';
import { createGroupCommit } from './group-commit.ts';
import { openSqlite } from './open.ts';
import { maintain, snapshot } from './maintain.ts';

/** The embedded store: one writer connection with group commit, one reader beside it. */
export async function openSqliteStore(path: string, options: StoreOptions): Promise<ClosableStore> {
  const { onStatement, rederivable = false } = options;
  const writer = openSqlite(path, { onStatement, rederivable });
  try {
    const migrated = await migrate(writer);
    const reader = openSqlite(path, { onStatement });
    const commit = createGroupCommit(writer, options.onCommit);
    const readTx = repositories(reader);
    return {
      dialect: 'sqlite',
      migrated,
      read: (work) => work(readTx),
      write: (work, turn) => commit.write(work, turn),
      readSql: (work) => work(reader),
      snapshot: (work) => snapshot(path, work),
      maintain: (work) => maintain(path, work),
      serverValue: (name, make) => serverValue(writer, name, make),
      outbox: createOutbox(writer),
      async close() {
        await commit.settled();
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}
