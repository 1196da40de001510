import type { Nudge, Store } from '#domain';
import type { Sql } from './sql.ts';

export interface StoreOptions {
  /** Called with the nudges of each commit, after it is on disk. */
  onCommit(nudges: Nudge[]): void;
}

export interface ClosableStore extends Store {
  /** Names of the schema steps that ran at opening. */
  readonly migrated: string[];
  /** For maintenance (verify, backup): plain SQL on the reading side. */
  readSql<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
