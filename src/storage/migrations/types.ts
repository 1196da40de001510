import type { Sql } from '../sql.ts';

/**
 * One step of the schema. `statements` is written once for both dialects with these words for types:
 * `serial` (own rising key), `int` (64-bit), `real`, `text`, `blob`. A step that was released is never changed.
 */
export interface Migration {
  name: string;
  statements: string[];
  /** Statements that exist in one dialect only (full-text indexes). */
  only?: { sqlite?: string[]; postgres?: string[] };
  /** Moves data where SQL alone cannot. */
  transform?: (sql: Sql) => Promise<void>;
}
