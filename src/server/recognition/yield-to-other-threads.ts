import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * Lets the thread that calls run when the others of the process leave a core free: after an action day is taken back it
 * looks at every account again, and people's messages should not wait for that. Linux has a priority per thread
 * (sched(7)); elsewhere nothing is changed.
 */
export function yieldToOtherThreads(): void {
  if (process.platform !== 'linux') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Without /proc, or where it is forbidden, the thread competes like any other.
  }
}
