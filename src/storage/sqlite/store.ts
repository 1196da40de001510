import type { Nudge, Tx, WriteTx } from '#domain';
import { migrate } from '../migrations/migrate.ts';
import { repositories } from '../repositories/index.ts';
import type { Sql } from '../sql.ts';
import type { ClosableStore, StoreOptions } from '../store.ts';
import { createGroupCommit } from './group-commit.ts';
import { openSqlite } from './open.ts';

/** The embedded store: one writer connection with group commit, one reader beside it. */
export async function openSqliteStore(path: string, options: StoreOptions): Promise<ClosableStore> {
  const writer = openSqlite(path);
  const migrated = await migrate(writer);
  const reader = openSqlite(path);
  const commit = createGroupCommit(writer, options.onCommit);
  const readTx: Tx = repositories(reader);
  const writeTx: Tx = repositories(writer);
  return {
    migrated,
    read: (work) => work(readTx),
    write: <T>(work: (tx: WriteTx) => Promise<T>) =>
      commit.write(({ nudge }) => work({ ...writeTx, nudge: (n: Nudge) => nudge(n) })),
    readSql: <T>(work: (sql: Sql) => Promise<T>) => work(reader),
    async close() {
      await commit.settled();
      reader.close();
      writer.close();
    },
  };
}
