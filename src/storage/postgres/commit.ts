import type { Pool, PoolClient } from 'pg';
import type { AccountId, Nudge, Tx } from '#domain';
import { notingChanges } from '../changed-accounts.ts';
import { StorageError } from '../errors.ts';
import { repositories } from '../repositories/index.ts';
import type { Job, Outcome } from '../write-queue.ts';
import { isConflict, translatePostgresError } from './errors.ts';
import type { PostgresStatement } from './placeholders.ts';
import { postgresSql } from './sql.ts';

/** Attempts of one write. From `aloneFrom` on it holds the gate alone, so that no other writer can defeat it. */
const attempts = 6;
const aloneFrom = 3;
const firstWaitMs = 4;

/** The writing side of one connection. */
interface Side {
  tx: Tx;
  /** Accounts that the present work changed, as others see them. */
  changed: Set<AccountId>;
  /**
   * Statements that travel with whatever the work asks next, as the connection pipelines. In order of their sending,
   * the first error among them is the cause of all later ones.
   */
  sent: Promise<unknown>[];
}

export interface Waiting {
  /** A uniformly random integer in [0, limit). */
  below(limit: number): number;
  wait(ms: number): Promise<void>;
}

/**
 * Commits each write in a serializable transaction of its own: a verb may read, decide and write as on SQLite, and of
 * two that contradict each other one runs again. PostgreSQL itself lets transactions that end together share a sync.
 * Every writer holds the table `write_gate` in a shared mode; a write that lost repeatedly takes it alone, which bounds
 * the attempts. LOCK TABLE is the first statement of the transaction, as the snapshot is taken after it.
 */
export function createPostgresCommit(pool: Pool, translate: (text: string) => PostgresStatement, waiting: Waiting) {
  const known = new WeakMap<PoolClient, Side>();
  const sideOf = (client: PoolClient): Side => {
    let side = known.get(client);
    if (!side) {
      const sent: Promise<unknown>[] = [];
      const changed = new Set<AccountId>();
      side = { sent, changed, tx: notingChanges(repositories(postgresSql(client, translate, sent)), changed) };
      known.set(client, side);
    }
    side.sent.length = 0;
    side.changed.clear();
    return side;
  };

  async function once(job: Job, alone: boolean): Promise<Outcome> {
    const client = await connect(pool);
    const nudges: Nudge[] = [];
    const { sent, tx, changed } = sideOf(client);
    try {
      const mode = alone ? 'EXCLUSIVE' : 'ROW SHARE';
      const begun = client.query(`BEGIN ISOLATION LEVEL SERIALIZABLE; LOCK TABLE write_gate IN ${mode} MODE`);
      begun.catch(() => undefined);
      sent.push(begun);
      const value = await job.work({ ...tx, nudge: (nudge) => void nudges.push(nudge) });
      for (const answered of sent) await answered;
      await client.query('COMMIT');
      client.release();
      return { nudges, changed: [...changed], settle: [() => job.resolve(value)] };
    } catch (error) {
      const first = await firstError(sent);
      await giveBack(client);
      throw first ?? error;
    }
  }

  return async function commit(jobs: readonly Job[]): Promise<Outcome> {
    const changedByAll = new Set<AccountId>();
    const whole: Outcome = { nudges: [], changed: [], settle: [] };
    for (const job of jobs) {
      try {
        const { nudges, changed, settle } = await repeated((alone) => once(job, alone), waiting);
        whole.nudges.push(...nudges);
        whole.settle.push(...settle);
        for (const account of changed) changedByAll.add(account);
      } catch (error) {
        whole.settle.push(() => job.reject(error));
      }
    }
    return { ...whole, changed: [...changedByAll] };
  };
}

async function repeated<T>(work: (alone: boolean) => Promise<T>, waiting: Waiting): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt >= aloneFrom);
    } catch (error) {
      if (!isConflict(error)) throw translatePostgresError(error);
      if (attempt === attempts) throw new StorageError('busy', 'too many writers contend for the database', error);
      await waiting.wait(waiting.below(firstWaitMs * 2 ** attempt));
    }
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw translatePostgresError(error);
  }
}

async function firstError(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(sent);
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason;
}

/** Rolls back; a connection that cannot even do that is not used again. */
async function giveBack(client: PoolClient): Promise<void> {
  try {
    await client.query('ROLLBACK');
    client.release();
  } catch {
    client.release(true);
  }
}
