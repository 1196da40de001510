import { readFile } from 'node:fs/promises';

/** The value below which this share of all lies; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Resident memory of a process, KiB, from the kernel. */
export async function residentKib(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}

/** CPU seconds that a process has used, from the kernel. */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** CPU seconds that this process, the load, has used. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

export const round = (value: number, digits = 0): number => Number(value.toFixed(digits));
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A server that uses less than this share of a core for some seconds has nothing to do; a profiler alone takes some. */
const quietCores = 0.08;
const quietS = 3;
const mostWaitMs = 300_000;

/** Waits until the server has indexed and looked at all that a bench laid into its data: none of that is measured. */
export async function untilQuiet(pid: number): Promise<void> {
  let quiet = 0;
  for (const end = performance.now() + mostWaitMs; performance.now() < end; ) {
    const before = await cpuSeconds(pid);
    await sleep(1_000);
    quiet = (await cpuSeconds(pid)) - before < quietCores ? quiet + 1 : 0;
    if (quiet === quietS) return;
  }
  throw new Error('the server does not come to rest');
}
