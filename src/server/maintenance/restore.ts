import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unseen } from '#lib/progress.ts';
import { copyBlobs, restoreDatabase } from '#storage';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/errors.ts';
import { openStore, tellSteps } from '../open-store.ts';
import { openScratch } from '../scratch.ts';
import { type BackupManifest, blobsFolder, databaseFile, readManifest } from './backup.ts';

/**
 * Fills an empty database and its folder of files from a backup. The backup may come from the other kind of database:
 * so a server that outgrew SQLite moves to PostgreSQL.
 */
export async function restore(
  config: Config,
  folder: string,
  progress = unseen,
): Promise<BackupManifest & { rows: number }> {
  const manifest = await readManifest(folder);
  if (config.s3 && manifest.files > 0) {
    throw new ConfigError('this backup holds files in a folder: restore it without --blobs-url s3://…');
  }
  const store = await openStore(config, () => undefined, { onStep: tellSteps(progress) });
  const work = await mkdtemp(join(await openScratch(config.dataDir), 'restore-'));
  try {
    const copy = join(work, databaseFile);
    await copyFile(join(folder, databaseFile), copy);
    // Files first: nothing in the database must ever name a file that is not there.
    await copyBlobs(join(folder, blobsFolder), config.blobsDir, progress);
    return { ...manifest, rows: await restoreDatabase(store, copy, progress) };
  } finally {
    await store.close();
    await rm(work, { recursive: true, force: true });
  }
}
