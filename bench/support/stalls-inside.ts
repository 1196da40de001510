import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { StatementSync } from 'node:sqlite';
import { isMainThread } from 'node:worker_threads';

/** Loaded into the server before it starts; at SIGUSR2 it writes what it saw since the last time, and begins anew. */
if (isMainThread) watch(process.env.BENCH_STALLS ?? '');

function watch(file: string): void {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  let longest = { ms: 0, cpuMs: 0 };
  let began = { atMs: 0, cpuUs: 0 };
  const { run } = StatementSync.prototype;
  StatementSync.prototype.run = new Proxy(run, {
    apply(target, statement: StatementSync, values) {
      const { sourceSQL } = statement;
      if (sourceSQL === 'BEGIN IMMEDIATE') began = { atMs: performance.now(), cpuUs: process.threadCpuUsage().user };
      const result = Reflect.apply(target, statement, values);
      if (sourceSQL === 'COMMIT') {
        const ms = performance.now() - began.atMs;
        const cpuMs = (process.threadCpuUsage().user - began.cpuUs) / 1000;
        longest = { ms: Math.max(longest.ms, ms), cpuMs: Math.max(longest.cpuMs, cpuMs) };
      }
      return result;
    },
  });
  process.on('SIGUSR2', () => {
    const { ms, cpuMs } = longest;
    writeFileSync(`${file}.new`, JSON.stringify({ loopMs: loop.max / 1e6, commitMs: ms, commitCpuMs: cpuMs }));
    renameSync(`${file}.new`, file);
    loop.reset();
    longest = { ms: 0, cpuMs: 0 };
  });
}
