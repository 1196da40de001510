import type { Nudge, Tx } from '#domain';
import { StorageError } from '../errors.ts';
import { createWriteQueue, type Job, type Outcome, runJobs, type WriteQueue, writeLimits } from '../write-queue.ts';
import type { SqliteConnection } from './open.ts';

/**
 * Writes run one after another on the single writer connection, and all that came in one event-loop turn commit
 * together: one sync of the disk for many answers.
 */
export function createGroupCommit(sql: SqliteConnection, tx: Tx, publish: (nudges: Nudge[]) => void): WriteQueue {
  // A full or failing disk takes the whole transaction with it, and SQLite may have rolled it back already.
  const endsBatch = (error: unknown) => error instanceof StorageError;

  async function commit(jobs: readonly Job[]): Promise<Outcome> {
    try {
      await sql.run('BEGIN IMMEDIATE');
      const outcome = await runJobs(sql, tx, jobs, endsBatch);
      await sql.run('COMMIT');
      return outcome;
    } catch (error) {
      await sql.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  return createWriteQueue({ lanes: 1, jobsPerCommit: writeLimits.jobsPerCommit, commit, publish });
}
