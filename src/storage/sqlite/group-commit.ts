import type { Nudge } from '#domain';
import type { SqliteConnection } from './open.ts';

interface Job {
  work: (context: JobContext) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

export interface JobContext {
  nudge(nudge: Nudge): void;
}

/** At most this many writes share one commit, so that the first of them does not wait for ever. */
const jobsPerCommit = 256;

/**
 * Runs writes one after another on the single writer connection and commits all that came in one event-loop turn
 * together: one sync of the disk for many answers. Each write has its own savepoint, so that a refusal undoes its own
 * work only. Nudges leave after the commit, before the answers' continuations run.
 */
export function createGroupCommit(sql: SqliteConnection, publish: (nudges: Nudge[]) => void) {
  let queue: Job[] = [];
  let draining = false;
  let idle: (() => void)[] = [];

  async function runJob(job: Job, nudges: Nudge[]): Promise<() => void> {
    const own: Nudge[] = [];
    await sql.run('SAVEPOINT job');
    try {
      const value = await job.work({ nudge: (nudge) => own.push(nudge) });
      await sql.run('RELEASE job');
      nudges.push(...own);
      return () => job.resolve(value);
    } catch (error) {
      await sql.run('ROLLBACK TO job');
      await sql.run('RELEASE job');
      return () => job.reject(error);
    }
  }

  async function commitBatch(batch: Job[]): Promise<void> {
    const nudges: Nudge[] = [];
    const settle: (() => void)[] = [];
    try {
      await sql.run('BEGIN IMMEDIATE');
      for (const job of batch) settle.push(await runJob(job, nudges));
      await sql.run('COMMIT');
    } catch (error) {
      await sql.run('ROLLBACK').catch(() => undefined);
      for (const job of batch) job.reject(error);
      return;
    }
    if (nudges.length > 0) publish(nudges);
    for (const done of settle) done();
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.slice(0, jobsPerCommit);
      queue = queue.slice(jobsPerCommit);
      await commitBatch(batch);
    }
    draining = false;
    const waiting = idle;
    idle = [];
    for (const wake of waiting) wake();
  }

  return {
    write<T>(work: (context: JobContext) => Promise<T>): Promise<T> {
      return new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: (value) => resolve(value as T), reject });
        if (draining) return;
        draining = true;
        // Waiting for the end of the turn lets the requests that arrived in it share the commit.
        setImmediate(() => void drain());
      });
    },
    /** Resolves when nothing is queued or running. */
    settled(): Promise<void> {
      return draining ? new Promise((resolve) => idle.push(resolve)) : Promise.resolve();
    },
  };
}
