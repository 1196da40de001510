import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Images, ImageTrouble, Rendered, RenderPlan } from '#domain';
import type { PictureQuery } from '#safety/sketch-picture';
import type { Luma } from './luma.ts';

type Answer =
  | { rendered: Rendered }
  | { luma: Luma }
  | { views: PictureQuery }
  | { bytes: Uint8Array }
  | { trouble: ImageTrouble };

/** What the process is to make of a file. */
export type ImageWork =
  | { render: RenderPlan }
  | { luma: true }
  | { views: true }
  | { webp: true }
  | { unpackBytes: number };

interface Job {
  source: Uint8Array;
  work: ImageWork;
  resolve(answer: Answer): void;
}

export interface ClosableImages extends Images {
  /** The brightness of a picture, for fingerprints. */
  luma(source: Uint8Array): Promise<{ luma: Luma } | { trouble: ImageTrouble }>;
  /** The picture as it is compared with banked ones, sketched where it is decoded. */
  views(source: Uint8Array): Promise<{ views: PictureQuery } | { trouble: ImageTrouble }>;
  close(): void;
}

export interface ImageOptions {
  /** After this the process is killed and the picture refused. */
  timeLimitMs?: number;
  /** Pictures that may wait their turn. */
  queueLength?: number;
  /** The process ends when nothing came for this long. */
  idleMs?: number;
}

const workerFile = fileURLToPath(new URL('./worker.ts', import.meta.url));

/**
 * Decodes pictures in a process of its own, one at a time, so that neither a slow nor a malicious file takes the server
 * with it. The process is started for the first picture.
 */
export function createImages({
  timeLimitMs = 30_000,
  queueLength = 64,
  idleMs = 120_000,
}: ImageOptions = {}): ClosableImages {
  const queue: Job[] = [];
  let child: ChildProcess | undefined;
  let running: Job | undefined;
  let jobs = 0;
  let timer: NodeJS.Timeout | undefined;

  function end(worker: ChildProcess | undefined): void {
    if (child === worker) child = undefined;
    worker?.removeAllListeners();
    worker?.kill('SIGKILL');
  }

  function settle(answer: Answer): void {
    clearTimeout(timer);
    const done = running;
    running = undefined;
    done?.resolve(answer);
    next();
  }

  function start(): ChildProcess {
    const worker = fork(workerFile, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    // The server may stop while an idle worker waits.
    worker.unref();
    worker.channel?.unref();
    worker.on('message', (message: { id: number; answer: Answer }) => {
      if (running && message.id === jobs) settle(message.answer);
    });
    const lost = () => {
      end(worker);
      if (running) settle({ trouble: 'damaged' });
    };
    worker.on('exit', lost);
    worker.on('error', lost);
    return worker;
  }

  function next(): void {
    running = queue.shift();
    if (!running) {
      child?.unref();
      child?.channel?.unref();
      timer = setTimeout(() => end(child), idleMs);
      timer.unref();
      return;
    }
    child ??= start();
    child.ref();
    child.channel?.ref();
    jobs += 1;
    timer = setTimeout(() => {
      end(child);
      settle({ trouble: 'too-slow' });
    }, timeLimitMs);
    child.send({ id: jobs, source: running.source, work: running.work });
  }

  function wait(source: Uint8Array, work: ImageWork): Promise<Answer> {
    if (queue.length >= queueLength) return Promise.resolve({ trouble: 'busy' });
    return new Promise((resolve) => {
      queue.push({ source, work, resolve });
      if (running) return;
      clearTimeout(timer);
      next();
    });
  }

  return {
    async render(source, plan) {
      const answer = await wait(source, { render: plan });
      return 'rendered' in answer || 'trouble' in answer ? answer : { trouble: 'damaged' };
    },
    async toWebp(source) {
      const answer = await wait(source, { webp: true });
      return 'bytes' in answer ? answer.bytes : undefined;
    },
    async unpack(source, limitBytes) {
      const answer = await wait(source, { unpackBytes: limitBytes });
      return 'bytes' in answer ? answer.bytes : undefined;
    },
    async luma(source) {
      const answer = await wait(source, { luma: true });
      return 'luma' in answer || 'trouble' in answer ? answer : { trouble: 'damaged' };
    },
    async views(source) {
      const answer = await wait(source, { views: true });
      return 'views' in answer || 'trouble' in answer ? answer : { trouble: 'damaged' };
    },
    close() {
      clearTimeout(timer);
      end(child);
      for (const job of queue.splice(0)) job.resolve({ trouble: 'busy' });
      running?.resolve({ trouble: 'busy' });
      running = undefined;
    },
  };
}
