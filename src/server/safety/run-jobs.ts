import { collectReports, inBackground, type SafetyContext, type SafetyJob, safetyJobs } from '#safety';
import type { Log } from '../log.ts';
import { httpClient } from './http-client.ts';

/**
 * Between two pieces of the same work other people's messages have their turn, for four times as long as the piece took,
 * which is longer the busier the writer and the slower the disk is. `most` keeps an action day of 5,055 targets, three to
 * a piece, within a minute where pieces take up to 15 ms.
 */
const breathMs = { least: 2, most: 20 };
const breathPerPiece = 4;

/** Starts everything that the desk does by itself. Returns how to stop it: the piece under way is finished first. */
export function startSafetyJobs(safety: SafetyContext, log: Log): () => Promise<void> {
  const reports: SafetyJob = {
    name: 'collect-reports',
    everyMs: 1_000,
    run: async () => (await collectReports(inBackground(safety))) > 0,
  };
  const stops = [...safetyJobs(safety, httpClient), reports].map((job) => repeat(job, log));
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
}

function repeat(job: SafetyJob, log: Log): () => Promise<void> {
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
