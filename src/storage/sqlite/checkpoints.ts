import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** What one pass of the thread came to. */
export interface CheckpointPass {
  /** Pages that were in the log when it began. */
  readonly pagesInLog: number;
  /** Whether all of them are in the database now: not while somebody reads an older state or checkpoints as well. */
  readonly isCopied: boolean;
}

/** `settle` copies as `pass` does and then brings to the disk what this and earlier passes copied. */
export type CheckpointOrder = 'pass' | 'settle' | 'end';

const defaultLimits = {
  /**
   * A checkpoint begins after this many writing statements; each touches one to two pages. Many of them change the same
   * pages, which are copied once: rare checkpoints write less, and their sync of the database slows few commits.
   */
  everyWrites: 12_000,
  /** And not sooner than this after the one before. */
  everyMs: 200,
  /**
   * A log that may be longer than this (192 MiB) at the next checkpoint is brought to its end, so that it begins anew;
   * commits may wait for that.
   */
  logPages: 48_000,
  /** With at most this many writing statements since, commits wait until one more pass has them too. */
  tailWrites: 300,
  /** For the last of so many passes they wait in any case: a writer in a hurry never lets the rest become small. */
  passes: 5,
  /** The longest time for which commits wait for the last pass. */
  holdMs: 50,
};

export interface Checkpoints {
  /** Told after each commit how many writing statements there were in all; starts a checkpoint when it is time. */
  committed(writes: number): void;
  /** While it is defined no transaction should begin: the end of the log is being copied. */
  hold(): Promise<void> | undefined;
  close(): Promise<void>;
}

const threadFile = fileURLToPath(new URL('./checkpoint-thread.ts', import.meta.url));

/**
 * Checkpoints in a thread of their own. Inside a commit, where SQLite does them by itself, they stopped everybody for
 * 10 to 35 ms several times a second under load. A log begins anew only when all of it was copied and synced: once it is
 * long, the thread syncs what it has copied, and the last few pages follow while commits wait, which keeps nobody from
 * reading. The log keeps its length on the disk and is overwritten from its beginning: only while it grows does a commit
 * change the size of a file. The thread starts with the first checkpoint; without it (`onFailure`) SQLite has to do its
 * own again.
 */
export function createCheckpoints(
  path: string,
  onFailure: () => void,
  limits: Readonly<typeof defaultLimits> = defaultLimits,
): Checkpoints {
  let worker: Worker | undefined;
  let failed = false;
  let closed = false;
  let running = false;
  let passes = 0;
  let settled = false;
  let isLong = false;
  let pagesBefore = 0;
  let writes = 0;
  let writesAtPass = 0;
  let passedAtMs = Number.NEGATIVE_INFINITY;
  let held: { ended: Promise<void>; release: () => void } | undefined;

  function start(): Worker {
    const own = new Worker(threadFile, { workerData: path, trackUnmanagedFds: false });
    own.unref();
    own.on('message', (copied: CheckpointPass) => passed(own, copied));
    own.on('error', () => {
      failed = true;
      held?.release();
      if (!closed) onFailure();
    });
    return own;
  }

  function passed(own: Worker, { pagesInLog, isCopied }: CheckpointPass): void {
    passedAtMs = performance.now();
    const wasLast = held !== undefined;
    held?.release();
    const since = writes - writesAtPass;
    if (passes === 1) {
      const grown = pagesInLog - (pagesInLog < pagesBefore ? 0 : pagesBefore);
      isLong = pagesInLog + grown >= limits.logPages;
    }
    pagesBefore = pagesInLog;
    const isEnough = since === 0 || wasLast || !isCopied || !isLong;
    if (isEnough || closed || passes >= limits.passes) {
      running = false;
      return;
    }
    if (!settled) {
      settled = true;
      return pass(own, 'settle');
    }
    if (since <= limits.tailWrites || passes === limits.passes - 1)
      held = holdCommits(limits.holdMs, () => (held = undefined));
    pass(own, 'pass');
  }

  function pass(own: Worker, order: CheckpointOrder): void {
    passes += 1;
    writesAtPass = writes;
    own.postMessage(order);
  }

  return {
    committed(total) {
      writes = total;
      if (failed || closed || running || writes - writesAtPass < limits.everyWrites) return;
      if (performance.now() - passedAtMs < limits.everyMs) return;
      running = true;
      passes = 0;
      settled = false;
      worker ??= start();
      pass(worker, 'pass');
    },
    hold: () => held?.ended,
    async close() {
      closed = true;
      held?.release();
      if (!worker || failed) return;
      const ended = new Promise<void>((resolve) => worker?.once('exit', () => resolve()));
      worker.ref();
      const order: CheckpointOrder = 'end';
      worker.postMessage(order);
      await ended;
    },
  };
}

/** Something to wait for until it is released or its time is over. */
function holdCommits(longestMs: number, onRelease: () => void): { ended: Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    const timer = setTimeout(() => release(), longestMs);
    release = () => {
      clearTimeout(timer);
      onRelease();
      resolve();
    };
  });
  return { ended, release: () => release() };
}
