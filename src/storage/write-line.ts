import type { PeerId } from '#domain';
import type { Job } from './write-queue.ts';

/** Batches at once of writes of which nobody knows what they touch: with more of them most would run again. */
const unknownBatches = 2;

/** How many writes that must wait for another batch are passed over in search of one that need not. */
const lookedAhead = 1_000;

/** The writes that wait, in order. */
export interface WriteLine {
  readonly length: number;
  push(job: Job): void;
  /** Takes the next batch out; empty when all that waits is held up by batches that run. */
  take(): Job[];
  /** Says that a batch ended. */
  ended(batch: readonly Job[]): void;
}

/** For one batch at a time: whatever waits is next. */
export function singleLine(jobsPerCommit: number): WriteLine {
  const queue: Job[] = [];
  return {
    get length() {
      return queue.length;
    },
    push: (job) => void queue.push(job),
    take: () => queue.splice(0, jobsPerCommit),
    ended: () => undefined,
  };
}

/**
 * For several batches at a time. What is known to touch the same peer is never in two of them: it would only wait for
 * the other's end and then run again. Writes of which it is not known what they touch have batches of their own.
 */
export function parallelLine(jobsPerCommit: number): WriteLine {
  const queue: Job[] = [];
  /** Peers that a running batch touches. */
  const busy = new Set<PeerId>();
  let unknown = 0;
  return {
    get length() {
      return queue.length;
    },
    push: (job) => void queue.push(job),
    take() {
      // Nobody overtakes one that touches the same peer.
      const blocked = new Set(busy);
      const batch: Job[] = [];
      const waiting: Job[] = [];
      let seen = 0;
      for (; seen < queue.length && batch.length < jobsPerCommit && waiting.length < lookedAhead; seen += 1) {
        const job = queue[seen];
        if (!job) break;
        const [first] = batch;
        const isAlike = first === undefined || (first.touching === undefined) === (job.touching === undefined);
        const isFree = job.touching ? !job.touching.some((peer) => blocked.has(peer)) : unknown < unknownBatches;
        if (isAlike && isFree) {
          batch.push(job);
          continue;
        }
        waiting.push(job);
        for (const peer of job.touching ?? []) blocked.add(peer);
      }
      queue.splice(0, seen, ...waiting);
      for (const job of batch) for (const peer of job.touching ?? []) busy.add(peer);
      if (batch[0] && !batch[0].touching) unknown += 1;
      return batch;
    },
    ended(batch) {
      for (const job of batch) for (const peer of job.touching ?? []) busy.delete(peer);
      if (batch[0] && !batch[0].touching) unknown -= 1;
    },
  };
}
