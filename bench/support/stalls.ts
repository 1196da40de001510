import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { sleep } from './figures.ts';

export interface Stalls {
  /** The longest time for which the event loop stood still, as a timer of 1 ms sees it. */
  readonly loopMs: number;
  /** The longest transaction from its beginning to the end of its commit, and the processor time of that thread in one. */
  readonly commitMs: number;
  readonly commitCpuMs: number;
}

/** Watches a server from within: unlike delays that clients see, these hardly move when other programs run beside it. */
export function watchStalls() {
  const file = join(tmpdir(), `tocsin-stalls-${process.pid}.json`);
  const inside = fileURLToPath(new URL('./stalls-inside.ts', import.meta.url));
  return {
    /** What the server is started with besides. */
    env: { BENCH_STALLS: file, NODE_OPTIONS: `--import=${inside}` },
    /** What was seen since the last call. */
    async take(pid: number): Promise<Stalls> {
      rmSync(file, { force: true });
      process.kill(pid, 'SIGUSR2');
      while (!existsSync(file)) await sleep(5);
      return JSON.parse(readFileSync(file, 'utf8'));
    },
  };
}
