import type { Log } from './log.ts';

/** Work that the server repeats. `run` does one bounded piece and says whether more is waiting. */
export interface Repeated {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<boolean>;
}

/**
 * Between two pieces of the same work other people's messages have their turn, for four times as long as the piece took,
 * which is longer the busier the writer and the slower the disk is. `most` keeps an action day of 5,055 targets, one to a
 * piece, within a minute where pieces take up to 4 ms.
 */
const breathMs = { least: 2, most: 8 };
const breathPerPiece = 4;

/** Each job in its own rhythm and never twice at once. Returns how to stop them: pieces under way are finished first. */
export function repeatAll(jobs: readonly Repeated[], log: Log): () => Promise<void> {
  const stops = jobs.map((job) => repeat(job, log));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function repeat(job: Repeated, log: Log): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const next = (waitMs: number) => {
    if (stopped) return;
    timer = setTimeout(() => {
      const startMs = performance.now();
      running = job
        .run()
        .catch((error: unknown) => {
          log({ event: 'job-failed', job: job.name, error: String(error) });
          return false;
        })
        .then((more) => {
          const pieceMs = performance.now() - startMs;
          const breath = Math.min(Math.max(pieceMs * breathPerPiece, breathMs.least), breathMs.most);
          next(more ? Math.min(breath, job.everyMs) : job.everyMs);
        });
    }, waitMs);
    timer.unref();
  };
  next(job.everyMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
