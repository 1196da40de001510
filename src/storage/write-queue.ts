import type { AccountId, Nudge, PeerId, WriteTurn, WriteTx } from '#domain';
import { StorageError } from './errors.ts';
import { parallelLine, singleLine } from './write-line.ts';

/** A write that waits for its turn. */
export interface Job {
  work: (tx: WriteTx) => Promise<unknown>;
  /** All that it changes, if that is known: see `WriteTurn`. */
  touching: readonly PeerId[] | undefined;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** What a batch of jobs came to, to be told after its commit. */
export interface Outcome {
  nudges: Nudge[];
  /** Accounts of which something moved that others are shown. */
  changed: readonly AccountId[];
  /** Answers or refuses each job. */
  settle: (() => void)[];
}

export const writeLimits = {
  /** At most this many writes share one commit, so that the first of them does not wait for ever. */
  jobsPerCommit: 256,
  /** Writes that wait; beyond it a write is refused at once. */
  queuedJobs: 50_000,
  /** The longest time for which a batch waits so that more of them share its commit. */
  gatherMs: 8,
  /** After this many commits of other writes a background write has its turn although more of them wait. */
  commitsBeforeBackground: 1,
} as const;

/** Below this many writes in a commit the next one is not kept waiting. */
const busyJobs = 4;

/**
 * How long the next batch gathers after one of `jobs` writes. Most of what a commit costs is the pages that it touches
 * and the sync, shared by all its writes; so under load fewer and larger commits do more, and a quiet server waits for
 * nothing. The wait grows with the load: at 1,000 writes a second it is none, from about 4,000 on all of `gatherMs`.
 */
export const gatherMsAfter = (jobs: number): number =>
  jobs < busyJobs ? 0 : Math.min(writeLimits.gatherMs, jobs / busyJobs);

export interface WriteQueue {
  /** As `Store.write`. */
  write<T>(work: (tx: WriteTx) => Promise<T>, turn?: WriteTurn): Promise<T>;
  /** Resolves when nothing is queued or running. */
  settled(): Promise<void>;
}

/**
 * Collects the writes of one event-loop turn, and those that arrive while a commit is under way, into batches.
 * `commit` runs one batch; up to `lanes` batches run at the same time. Nudges leave after the commit, before the
 * answers' continuations run; when `commit` throws, every job of the batch is refused with its error.
 *
 * A background write commits by itself, one at a time, when nothing else waits: somebody who sends a message waits for
 * one of them at most.
 */
export function createWriteQueue(options: {
  lanes: number;
  jobsPerCommit: number;
  /** Milliseconds for which the next batch gathers after one of so many writes; without it none. */
  gatherMsAfter?(jobs: number): number;
  /** What the next batch has to wait for, if anything; for one lane. */
  hold?(): Promise<void> | undefined;
  commit(jobs: readonly Job[]): Promise<Outcome>;
  publish(nudges: Nudge[], changed: readonly AccountId[]): void;
}): WriteQueue {
  const queue = (options.lanes === 1 ? singleLine : parallelLine)(options.jobsPerCommit);
  const background: Job[] = [];
  let inBackground = 0;
  let commitsBefore = 0;
  let running = 0;
  let scheduled = false;
  let gathering: NodeJS.Timeout | undefined;
  let idle: (() => void)[] = [];

  const backgroundMayRun = () => background.length > 0 && inBackground === 0;
  const waits = () => queue.length > 0 || backgroundMayRun();
  const isIdle = () => running === 0 && !scheduled && queue.length === 0 && background.length === 0;

  /**
   * Runs what is next; returns how many of the writes that others wait for were in it, undefined when all that waits is
   * held up by other lanes.
   */
  async function runNext(): Promise<number | undefined> {
    const theirTurn = queue.length === 0 || commitsBefore >= writeLimits.commitsBeforeBackground;
    const late = backgroundMayRun() && theirTurn ? background.shift() : undefined;
    if (late) {
      commitsBefore = 0;
      inBackground += 1;
      await runBatch([late]);
      inBackground -= 1;
      return 0;
    }
    const batch = queue.take();
    if (batch.length === 0) return undefined;
    commitsBefore = background.length > 0 ? commitsBefore + 1 : 0;
    await runBatch(batch);
    queue.ended(batch);
    return batch.length;
  }

  async function runBatch(batch: readonly Job[]): Promise<void> {
    let outcome: Outcome;
    try {
      outcome = await options.commit(batch);
    } catch (error) {
      for (const job of batch) job.reject(error);
      return;
    }
    const { nudges, changed } = outcome;
    if (nudges.length > 0 || changed.length > 0) options.publish(nudges, changed);
    for (const done of outcome.settle) done();
  }

  async function lane(): Promise<void> {
    running += 1;
    while (waits()) {
      const held = options.hold?.();
      if (held) {
        await held;
        continue;
      }
      const written = await runNext();
      if (written === undefined) break;
      const waitMs = options.gatherMsAfter?.(written) ?? 0;
      if (waitMs > 0 && queue.length < options.jobsPerCommit) {
        gathering = setTimeout(start, waitMs);
        break;
      }
      // SQLite answers without leaving the turn, so that writers in a row would keep everybody else from running:
      // sockets are read between two batches, and what they bring shares the next one.
      if (waits()) await new Promise((resolve) => setImmediate(resolve));
      // What waited for this batch may occupy more lanes than this one.
      fillLanes();
    }
    running -= 1;
    wakeIdle();
  }

  function fillLanes(): void {
    for (let free = options.lanes - running; free > 0 && waits(); free -= 1) void lane();
  }

  function wakeIdle(): void {
    if (!isIdle()) return;
    const waiting = idle;
    idle = [];
    for (const wake of waiting) wake();
  }

  function start(): void {
    scheduled = false;
    clearTimeout(gathering);
    gathering = undefined;
    fillLanes();
    // A lane that was running may have taken what this start was meant for.
    wakeIdle();
  }

  return {
    write: (work, turn) =>
      new Promise((resolve, reject) => {
        const line = turn === 'background' ? background : queue;
        if (line.length >= writeLimits.queuedJobs) {
          reject(new StorageError('busy', 'too many writes wait for the disk: try again later'));
          return;
        }
        const touching = typeof turn === 'object' ? turn.touching : undefined;
        line.push({ work, touching, resolve: (value) => resolve(value as Awaited<ReturnType<typeof work>>), reject });
        if (scheduled || running >= options.lanes) return;
        if (gathering !== undefined && queue.length < options.jobsPerCommit) return;
        scheduled = true;
        // Waiting for the end of the turn lets the requests that arrived in it share the commit.
        setImmediate(start);
      }),
    settled: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  };
}
