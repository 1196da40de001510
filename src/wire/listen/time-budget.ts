import { createFairQueue } from './fair-queue.ts';

/** A piece of costly work of one address. */
export interface CostlyWork {
  address: string;
  /** 0 for a beginning. What is further goes first, as time was spent on it already that would be lost. */
  stage: 0 | 1 | 2;
  run(): void;
  /** Called instead of `run` when too much waits. */
  refuse(): void;
}

/** Time of the event loop for one kind of work, whichever addresses ask for it. */
export interface TimeBudget {
  /** Does the work now where there is time, later where there will be, or refuses it. */
  take(work: CostlyWork): void;
}

export interface TimeBudgetOptions {
  /** The part of the time that the work may have on average; with 1 it never waits. */
  share: number;
  /** What it may have at once after a rest, in ms. */
  burstMs: number;
  /** How much may wait at each stage. */
  waiting: number;
  nowMs: () => number;
  /** Calls back after so many ms, or in the next turn of the event loop for 0. */
  later(waitMs: number, then: () => void): void;
}

/**
 * Limits by the time that work takes and not by its count, so that everybody else keeps the rest of each second, whatever a
 * step costs on this machine and however many addresses ask for it.
 */
export function createTimeBudget({ share, burstMs, waiting, nowMs, later }: TimeBudgetOptions): TimeBudget {
  const queues = [0, 1, 2].map(() => createFairQueue<CostlyWork>(waiting));
  let creditMs = burstMs;
  let countedMs = nowMs();
  let someWait = false;

  const count = (): void => {
    const now = nowMs();
    creditMs = Math.min(burstMs, creditMs + Math.max(0, now - countedMs) * share);
    countedMs = now;
  };

  const run = (work: CostlyWork): void => {
    const startedMs = nowMs();
    try {
      work.run();
    } finally {
      // A step that took very long, as one does on a machine that stood still, is not paid for by minutes of waiting.
      const tookMs = Math.max(0, nowMs() - startedMs);
      count();
      creditMs = Math.max(-burstMs, creditMs - tookMs);
    }
  };

  const goOnLater = (): void => later(creditMs > 0 ? 0 : Math.ceil((1 - creditMs) / share), goOn);

  // One piece in each turn of the event loop: all others are served between.
  const goOn = (): void => {
    count();
    if (creditMs <= 0) return goOnLater();
    const work = queues[2]?.shift() ?? queues[1]?.shift() ?? queues[0]?.shift();
    if (work === undefined) {
      someWait = false;
      return;
    }
    try {
      run(work);
    } finally {
      goOnLater();
    }
  };

  return {
    take(work) {
      count();
      if (!someWait && creditMs > 0) return run(work);
      queues[work.stage]?.push(work.address, work)?.refuse();
      if (someWait) return;
      someWait = true;
      goOnLater();
    },
  };
}
