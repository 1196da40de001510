import { readFile, writeFile } from 'node:fs/promises';

/** Resident memory of a process, KiB, from the kernel: now, and the most since it began or since `forgetPeak`. */
export async function residentMemory(pid: number): Promise<{ nowKib: number; peakKib: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const value = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0);
  return { nowKib: value('VmRSS'), peakKib: value('VmHWM') };
}

/** The peak begins anew: what a process took while it started says nothing of what it takes later. */
export const forgetPeak = (pid: number): Promise<void> => writeFile(`/proc/${pid}/clear_refs`, '5');
