import { constants, copyFile, link, open, opendir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '#lib/make-folder.ts';
import type { Progress } from '#lib/progress.ts';
import { hasCode } from '../blobs/errors.ts';
import { syncFolder } from '../blobs/sync-folder.ts';

/**
 * Puts every blob of one folder into another, by a hard link where both lie on one disk, as a blob never changes after
 * it has its name. Blobs that are there already stay. Returns how many were added.
 */
export async function copyBlobs(from: string, to: string, progress: Progress): Promise<number> {
  let added = 0;
  progress('copying files');
  for await (const shelf of entries(join(from, 'files'))) {
    const target = join(to, 'files', shelf);
    await makeFolder(target);
    for await (const name of entries(join(from, 'files', shelf))) {
      if (await place(join(from, 'files', shelf, name), join(target, name))) added += 1;
      progress('copying files', added);
    }
    await syncFolder(target);
  }
  return added;
}

async function* entries(folder: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(folder)) yield entry.name;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

/** False when it was there already, or was deleted by its server meanwhile. */
async function place(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOENT')) return false;
  }
  try {
    await copyFile(from, to, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
    const file = await open(to, 'r+');
    await file.sync();
    await file.close();
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST') || hasCode(error, 'ENOENT')) return false;
    await rm(to, { force: true });
    throw error;
  }
}
