import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Log } from '../log.ts';
import type { WatcherStart, WatcherTrouble } from './messages.ts';

const threadFile = fileURLToPath(new URL('./watcher-thread.ts', import.meta.url));
/** Clients that wait for the server to start come first. */
const delayMs = 500;
const againMs = 5_000;
const patienceMs = 15_000;

/** Watches for removed networks beside everything else; a thread that dies is started again. Returns how to stop. */
export function startRecognition(start: WatcherStart, log: Log): () => Promise<void> {
  let worker: Worker | undefined;
  let stopped = false;
  let timer: NodeJS.Timeout;
  const begin = () => {
    const own = new Worker(threadFile, { workerData: start });
    worker = own;
    own.unref();
    own.on('message', ({ error }: WatcherTrouble) => log({ event: 'watcher', error }));
    own.on('error', (error) => log({ event: 'watcher-ended', error: String(error) }));
    own.on('exit', () => {
      worker = undefined;
      if (!stopped) timer = later(againMs);
    });
  };
  const later = (waitMs: number) => setTimeout(begin, waitMs).unref();
  timer = later(delayMs);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    const own = worker;
    if (!own) return;
    const ended = new Promise<void>((resolve) => own.once('exit', () => resolve()));
    own.ref();
    own.postMessage('stop');
    const late = setTimeout(() => void own.terminate(), patienceMs);
    await ended;
    clearTimeout(late);
  };
}
