import { parentPort, workerData } from 'node:worker_threads';
import type { WatcherStart, WatcherTrouble } from './messages.ts';
import { openWatcher } from './open-watcher.ts';
import { yieldToOtherThreads } from './yield-to-other-threads.ts';

/** A thread of its own: sketching, comparing and scoring take nothing from those who send. */
const start: WatcherStart = workerData;
const idleMs = 200;
const afterTroubleMs = 2_000;

let stopped = false;
parentPort?.once('message', () => {
  stopped = true;
});

const wait = (waitMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, waitMs));

yieldToOtherThreads();
const watcher = await openWatcher(start);
while (!stopped) {
  try {
    if (!(await watcher.round())) await wait(idleMs);
  } catch (error) {
    const trouble: WatcherTrouble = { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
    parentPort?.postMessage(trouble);
    await wait(afterTroubleMs);
  }
}
await watcher.close();
parentPort?.close();
