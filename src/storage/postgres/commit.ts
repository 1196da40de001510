import type { Pool, PoolClient } from 'pg';
import type { AccountId, Nudge, Tx } from '#domain';
import { notingChanges } from '../changed-accounts.ts';
import { StorageError } from '../errors.ts';
import { repositories } from '../repositories/index.ts';
import type { Job, Outcome } from '../write-queue.ts';
import { isConflict, isDatabaseError, isLockTimeout, translatePostgresError } from './errors.ts';
import type { PostgresStatement } from './placeholders.ts';
import { writingSql } from './sql.ts';

/** Attempts of one batch. From `aloneFrom` on it holds the gate alone, so that no other writer can defeat it. */
const attempts = 6;
const aloneFrom = 3;
const firstWaitMs = 4;
/** How long a batch that shares the gate waits for a row: batches lock rows in any order and could wait in a ring. */
const sharedLockWaitMs = 500;

/** The writing side of one connection. */
interface Side {
  tx: Tx;
  /** Accounts that the present batch changed, as others see them. */
  changed: Set<AccountId>;
  /**
   * Statements that travel with whatever the work asks next, as the connection pipelines. In order of their sending,
   * the first error among them is the cause of all later ones.
   */
  sent: Promise<unknown>[];
  /** Sends a statement without values that way. */
  send(text: string): void;
  writes(): number;
}

export interface Waiting {
  /** A uniformly random integer in [0, limit). */
  below(limit: number): number;
  wait(ms: number): Promise<void>;
}

/** One job of a batch failed after it had written: the batch runs again, with a savepoint around each job. */
class HalfWritten extends Error {}

type Gathered = Pick<Outcome, 'nudges' | 'settle'>;

/**
 * Commits the jobs of a batch together in one transaction, one after another: a verb may read, decide and write as on
 * SQLite, and of two batches that contradict each other one runs again. A refusal undoes its own work only;
 * savepoints are taken once a job was refused after it had written, as nearly every verb checks before it writes.
 *
 * Every writer holds the table `write_gate` in a shared mode; a batch that lost repeatedly takes it alone, which bounds
 * the attempts. LOCK TABLE is the first statement of the transaction, as the snapshot is taken after it.
 */
export function createPostgresCommit(pool: Pool, translate: (text: string) => PostgresStatement, waiting: Waiting) {
  const known = new WeakMap<PoolClient, Side>();
  const sideOf = (client: PoolClient): Side => {
    let side = known.get(client);
    if (!side) {
      side = openSide(client, translate);
      known.set(client, side);
    }
    side.sent.length = 0;
    side.changed.clear();
    return side;
  };

  async function once(jobs: readonly Job[], alone: boolean, undoable: boolean): Promise<Outcome> {
    const client = await connect(pool);
    const side = sideOf(client);
    const gathered: Gathered = { nudges: [], settle: [] };
    let committing = false;
    try {
      side.send(begin(jobs, alone));
      for (const job of jobs) await runJob(side, job, gathered, { undoable, only: jobs.length === 1 });
      for (const answered of side.sent) await answered;
      committing = true;
      await client.query('COMMIT');
      client.release();
      return { ...gathered, changed: [...side.changed] };
    } catch (error) {
      const first = await firstError(side.sent);
      await giveBack(client);
      const cause = causeOf(first, error, jobs.length > 1 && !undoable);
      if (committing && isUnavailable(cause)) return unknownOutcome(jobs, gathered, [...side.changed], cause);
      throw cause;
    }
  }

  return async function commit(jobs: readonly Job[]): Promise<Outcome> {
    let undoable = false;
    const [only] = jobs;
    try {
      return await repeated(async (alone) => {
        try {
          return await once(jobs, alone, undoable);
        } catch (error) {
          if (!(error instanceof HalfWritten)) throw error;
          undoable = true;
          return once(jobs, alone, undoable);
        }
      }, waiting);
    } catch (error) {
      if (jobs.length > 1 || !only) throw error;
      return { nudges: [], changed: [], settle: [() => only.reject(error)] };
    }
  };
}

const isUnavailable = (error: unknown): boolean => error instanceof StorageError && error.code === 'unavailable';

/**
 * The connection broke before the answer to COMMIT came. Nobody is told that it was done; but where it was, those whom it
 * concerns learn that there may be something to ask for, as nothing else would tell them.
 */
function unknownOutcome(
  jobs: readonly Job[],
  gathered: Gathered,
  changed: readonly AccountId[],
  cause: unknown,
): Outcome {
  return {
    nudges: gathered.nudges.map(({ mailbox, pts }) => ({ mailbox, pts, entries: [] })),
    changed,
    settle: jobs.map((job) => () => job.reject(cause)),
  };
}

/**
 * Serializable transactions take note of every page of an index that they read: groups of sends, which all read the few
 * pages of small tables, would run again most of the time. Those that say what they touch need no more than a snapshot,
 * in which whoever changes a row that another one changed meanwhile runs again.
 */
function begin(jobs: readonly Job[], alone: boolean): string {
  const isolation = jobs.every((job) => job.touching) ? 'REPEATABLE READ' : 'SERIALIZABLE';
  const gate = `LOCK TABLE write_gate IN ${alone ? 'EXCLUSIVE' : 'ROW SHARE'} MODE`;
  return `BEGIN ISOLATION LEVEL ${isolation}; ${gate}${alone ? '' : `; SET LOCAL lock_timeout = ${sharedLockWaitMs}`}`;
}

function openSide(client: PoolClient, translate: (text: string) => PostgresStatement): Side {
  const sent: Promise<unknown>[] = [];
  const changed = new Set<AccountId>();
  const sql = writingSql(client, translate, sent);
  return {
    sent,
    changed,
    tx: notingChanges(repositories(sql), changed),
    writes: sql.writes,
    send(text) {
      const answered = client.query(text);
      answered.catch(() => undefined);
      sent.push(answered);
    },
  };
}

/** Runs one job; its refusal is an outcome of the batch, everything else is thrown. */
async function runJob(side: Side, job: Job, gathered: Gathered, how: { undoable: boolean; only: boolean }) {
  const own: Nudge[] = [];
  const before = side.writes();
  const place = side.sent.length;
  if (how.undoable) side.send('SAVEPOINT job');
  try {
    const value = await job.work({ ...side.tx, nudge: (nudge) => void own.push(nudge) });
    if (how.undoable) {
      for (const answered of side.sent.slice(place)) await answered;
      side.send('RELEASE job');
    }
    gathered.nudges.push(...own);
    gathered.settle.push(() => job.resolve(value));
  } catch (error) {
    const first = (await firstError(side.sent)) ?? error;
    if (how.only || endsBatch(first)) throw first;
    if (how.undoable) {
      side.sent.length = 0;
      side.send('ROLLBACK TO job');
      side.send('RELEASE job');
    } else if (isDatabaseError(first) || side.writes() !== before) {
      throw new HalfWritten();
    }
    gathered.settle.push(() => job.reject(first));
  }
}

/** Trouble of the database takes the whole transaction with it, and so does a conflict. */
const endsBatch = (error: unknown): boolean => error instanceof StorageError || isConflict(error);

/**
 * What ended a transaction. A statement that was sent and refused belongs to a job that already counts as done: which
 * one, only savepoints can tell.
 */
function causeOf(first: unknown, thrown: unknown, tellable: boolean): unknown {
  const cause = translatePostgresError(first ?? thrown);
  return tellable && first !== undefined && !endsBatch(cause) ? new HalfWritten() : cause;
}

async function repeated<T>(work: (alone: boolean) => Promise<T>, waiting: Waiting): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const alone = attempt >= aloneFrom;
    try {
      return await work(alone);
    } catch (error) {
      if (!isConflict(error) && !(isLockTimeout(error) && !alone)) throw translatePostgresError(error);
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
