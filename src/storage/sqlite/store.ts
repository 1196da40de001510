import { migrate } from '../migrations/migrate.ts';
import { createOutbox } from '../outbox.ts';
import { repositories } from '../repositories/index.ts';
import { serverValue } from '../server-value.ts';
import type { ClosableStore, StoreOptions } from '../store.ts';
import { createGroupCommit } from './group-commit.ts';
import { type Checkpoints, createCheckpoints } from './checkpoints.ts';
import { maintain, snapshot } from './maintain.ts';
import { openSqlite, pagesPerCheckpoint, type SqliteConnection } from './open.ts';

/** The embedded store: one writer connection with group commit, one reader beside it. */
export async function openSqliteStore(path: string, options: StoreOptions): Promise<ClosableStore> {
  const { onStatement, rederivable = false } = options;
  const writer = openSqlite(path, { onStatement, rederivable });
  try {
    const migrated = await migrate(writer, { onStep: options.onStep });
    const reader = openSqlite(path, { onStatement });
    const checkpoints = rederivable ? undefined : checkpointsOf(path, writer);
    const commit = createGroupCommit(writer, options.onCommit, checkpoints);
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
        await checkpoints?.close();
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** From here on commits of `writer` copy nothing, unless the thread fails that does it beside them. */
function checkpointsOf(path: string, writer: SqliteConnection): Checkpoints {
  writer.exec('PRAGMA wal_autocheckpoint = 0');
  return createCheckpoints(path, () => writer.exec(`PRAGMA wal_autocheckpoint = ${pagesPerCheckpoint}`));
}
