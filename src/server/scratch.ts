import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '#lib/make-folder.ts';

/** Nothing is worked on for so long; whoever left it there was killed. */
const abandonedAfterMs = 3_600_000;

/**
 * The folder of the data folder for what is worked on for a moment and kept by nobody. It stands beside the data and not
 * among the system's temporary files, which may lie in memory. What a killed process left is removed; another node on the
 * same data may be at work on what is younger.
 */
export async function openScratch(dataDir: string, nowMs: number = Date.now()): Promise<string> {
  const folder = join(dataDir, 'scratch');
  await makeFolder(folder);
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: nowMs }));
    if (mtimeMs < nowMs - abandonedAfterMs) await rm(path, { recursive: true, force: true });
  }
  return folder;
}
