import { access, constants } from 'node:fs/promises';
import { makeFolder } from '#lib/make-folder.ts';
import { StorageError } from '#storage';
import type { Config } from './config/config.ts';

/**
 * Makes the folders of the server's own data and proves that they can be written: a server that only finds out at the
 * first message says it too late. Throws StorageError `read-only`.
 */
export async function requireWritable(config: Config): Promise<void> {
  const folders = [config.dataDir, ...(config.s3 ? [] : [config.blobsDir])];
  for (const folder of folders) await requireFolder(folder);
  if (config.database.kind === 'sqlite') await orReadOnly(access(config.database.path, constants.W_OK), ['ENOENT']);
}

/** Makes one folder, readable by its owner only, and proves that it can be written. */
export async function requireFolder(folder: string): Promise<void> {
  await orReadOnly(makeFolder(folder));
  await orReadOnly(access(folder, constants.W_OK));
}

const refused = ['EROFS', 'EACCES', 'EPERM'];

async function orReadOnly(attempt: Promise<unknown>, harmless: readonly string[] = []): Promise<void> {
  try {
    await attempt;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (harmless.includes(code)) return;
    if (!refused.includes(code)) throw error;
    throw new StorageError('read-only', 'the data folder cannot be written: check its owner and mount', error);
  }
}
