import type { AccountId, Nudge } from '#domain';
import { notingChanges } from '../changed-accounts.ts';
import { StorageError } from '../errors.ts';
import { repositories } from '../repositories/index.ts';
import {
  createWriteQueue,
  gatherMsAfter,
  type Job,
  type Outcome,
  type WriteQueue,
  writeLimits,
} from '../write-queue.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { SqliteConnection } from './open.ts';

/** A full or failing disk takes the whole transaction with it, and SQLite may have rolled it back already. */
const endsBatch = (error: unknown): boolean => error instanceof StorageError;

/** One job of a batch was refused after it had written: the batch runs again, with a savepoint around each job. */
class HalfWritten extends Error {}

/**
 * Writes run one after another on the single writer connection, and all that came in one event-loop turn commit
 * together: one sync of the disk for many answers.
 *
 * A refusal undoes its own work only. Nearly every verb checks before it writes, so a refused one has nothing to undo,
 * and savepoints, for which SQLite copies each page that a job touches, are only taken once a job did write first.
 */
export function createGroupCommit(
  sql: SqliteConnection,
  publish: (nudges: Nudge[], changed: readonly AccountId[]) => void,
  checkpoints?: Checkpoints,
): WriteQueue {
  const changed = new Set<AccountId>();
  const tx = notingChanges(repositories(sql), changed);

  async function transaction(jobs: readonly Job[], undoable: boolean): Promise<Outcome> {
    const outcome: Gathered = { nudges: [], settle: [] };
    changed.clear();
    try {
      await sql.begin();
      for (const job of jobs) await runJob(job, outcome, undoable);
      await sql.run('COMMIT');
      checkpoints?.committed(sql.writes());
      return { ...outcome, changed: [...changed] };
    } catch (error) {
      await sql.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  async function runJob(job: Job, outcome: Gathered, undoable: boolean): Promise<void> {
    const own: Nudge[] = [];
    const before = sql.writes();
    if (undoable) await sql.run('SAVEPOINT job');
    try {
      const value = await job.work({ ...tx, nudge: (nudge) => void own.push(nudge) });
      if (undoable) await sql.run('RELEASE job');
      outcome.nudges.push(...own);
      outcome.settle.push(() => job.resolve(value));
    } catch (error) {
      if (endsBatch(error)) throw error;
      if (undoable) {
        await sql.run('ROLLBACK TO job');
        await sql.run('RELEASE job');
      } else if (sql.writes() !== before) {
        throw new HalfWritten();
      }
      outcome.settle.push(() => job.reject(error));
    }
  }

  async function commit(jobs: readonly Job[]): Promise<Outcome> {
    try {
      return await transaction(jobs, false);
    } catch (error) {
      if (!(error instanceof HalfWritten)) throw error;
      return transaction(jobs, true);
    }
  }

  return createWriteQueue({
    ...{ lanes: 1, jobsPerCommit: writeLimits.jobsPerCommit, gatherMsAfter, commit, publish },
    ...(checkpoints && { hold: checkpoints.hold }),
  });
}

type Gathered = Pick<Outcome, 'nudges' | 'settle'>;
