import type { Pool, PoolClient } from 'pg';
import { StorageError } from '../errors.ts';
import { repositories } from '../repositories/index.ts';
import { type Job, type Outcome, runJobs } from '../write-queue.ts';
import { isConflict, translatePostgresError } from './errors.ts';
import type { PostgresStatement } from './placeholders.ts';
import { postgresSql } from './sql.ts';

/** Attempts of one batch. From `aloneFrom` on it holds the gate alone, so that no other writer can defeat it. */
const attempts = 6;
const aloneFrom = 3;
const firstWaitMs = 4;

export interface Waiting {
  /** A uniformly random integer in [0, limit). */
  below(limit: number): number;
  wait(ms: number): Promise<void>;
}

/**
 * Commits batches in serializable transactions: a verb may read, decide and write as on SQLite, and of two that
 * contradict each other one runs again. Every writer holds the table `write_gate` in a shared mode; a batch that lost
 * repeatedly takes it alone, which bounds the attempts. LOCK TABLE is the first statement of the transaction, as the
 * snapshot is taken after it.
 */
export function createPostgresCommit(pool: Pool, translate: (text: string) => PostgresStatement, waiting: Waiting) {
  async function once(jobs: readonly Job[], alone: boolean): Promise<Outcome> {
    const client = await connect(pool);
    try {
      const mode = alone ? 'EXCLUSIVE' : 'ROW SHARE';
      await client.query(`BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE write_gate IN ${mode} MODE`);
      const sql = postgresSql(client, translate);
      const outcome = await runJobs(sql, repositories(sql), jobs, endsBatch);
      await client.query('COMMIT');
      client.release();
      return outcome;
    } catch (error) {
      await giveBack(client, error);
      throw error;
    }
  }

  return async function commit(jobs: readonly Job[]): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once(jobs, attempt >= aloneFrom);
      } catch (error) {
        if (!isConflict(error)) throw translatePostgresError(error);
        if (attempt === attempts) throw new StorageError('busy', 'too many writers contend for the database', error);
        await waiting.wait(waiting.below(firstWaitMs * 2 ** attempt));
      }
    }
  };
}

/** After a conflict PostgreSQL has given up the transaction, and without a connection there is none. */
const endsBatch = (error: unknown): boolean => isConflict(error) || error instanceof StorageError;

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translatePostgresError(error);
  }
}

/** Rolls back; a connection that cannot even do that is not used again. */
async function giveBack(client: PoolClient, error: unknown): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(error instanceof Error ? error : true);
  }
}
