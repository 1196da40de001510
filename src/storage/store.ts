import type { AccountId, Nudge, Store } from '#domain';
import type { Outbox } from './outbox.ts';
import type { Sql } from './sql.ts';

export interface StoreOptions {
  /** Called after each commit that others must hear of, once it is on disk; `changed` as in the bus's `publish`. */
  onCommit(nudges: Nudge[], changed: readonly AccountId[]): void;
  /** Hears of each statement, for tests that count them. Only the embedded store tells. */
  onStatement?: ((text: string) => void) | undefined;
  /**
   * What is written here can be derived again from what others wrote: after a power cut the database may be without its
   * last commits, never with a part of one. The embedded store then holds its only write lock for no sync of the disk.
   */
  rederivable?: boolean;
  /** Hears of each step of the schema that runs at opening, before it does, and how many of all are behind. */
  onStep?: ((name: string, done: number, of: number) => void) | undefined;
}

export interface ClosableStore extends Store {
  readonly dialect: Sql['dialect'];
  /** Names of the schema steps that ran at opening. */
  readonly migrated: string[];
  /** For maintenance (verify, backup): plain SQL on the reading side. */
  readSql<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Reads that all see the same moment, on a connection of their own; the server's writes go on meanwhile. */
  snapshot<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One transaction of plain SQL that holds off every other writer. */
  maintain<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** A value of the server itself (keys, secrets): made once, then the same for every node. */
  serverValue(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
  readonly outbox: Outbox;
  close(): Promise<void>;
}
