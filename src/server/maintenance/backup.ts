import { open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '#lib/make-folder.ts';
import { type Progress, unseen } from '#lib/progress.ts';
import { backupDatabase, type ClosableStore, copyBlobs, StorageError } from '#storage';
import type { Config } from '../config/config.ts';
import { ConfigError } from '../config/errors.ts';
import { openExistingStore } from '../open-store.ts';
import { version } from '../version.ts';

export const databaseFile = 'tocsin.db';
export const blobsFolder = 'blobs';
const manifestFile = 'manifest.json';
const format = 1;

/** Written last: a folder without it is not a whole backup. */
export interface BackupManifest {
  format: number;
  version: string;
  madeAt: string;
  files: number;
}

/**
 * Copies the database as it is at one moment and all files into an empty folder, while the server runs. Files are taken
 * before the database and after it again, so that none is missing that the database names.
 */
export async function backup(config: Config, folder: string, now: Date, progress = unseen): Promise<BackupManifest> {
  const store = await openExistingStore(config, progress);
  try {
    return await copyInto(config, store, folder, now, progress);
  } finally {
    await store.close();
  }
}

async function copyInto(
  config: Config,
  store: ClosableStore,
  folder: string,
  now: Date,
  progress: Progress,
): Promise<BackupManifest> {
  await makeFolder(folder);
  if ((await readdir(folder)).length > 0) throw new ConfigError(`${folder} is not empty: a backup wants a new folder`);
  const blobs = join(folder, blobsFolder);
  // Files in an object store stay there: such stores keep copies by their own means.
  const copyFiles = async () => (config.s3 ? 0 : copyBlobs(config.blobsDir, blobs, progress));
  let files = await copyFiles();
  await backupDatabase(store, join(folder, databaseFile), progress);
  files += await copyFiles();
  const manifest: BackupManifest = { format, version, madeAt: now.toISOString(), files };
  const file = await open(join(folder, manifestFile), 'wx', 0o600);
  await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
  await file.sync();
  await file.close();
  return manifest;
}

/** Reads the manifest of a whole backup. Throws StorageError for anything else. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  let manifest: BackupManifest;
  try {
    manifest = JSON.parse(await readFile(join(folder, manifestFile), 'utf8'));
  } catch (error) {
    throw new StorageError('corrupt', `${folder} is not a whole backup: it has no ${manifestFile}`, error);
  }
  if (manifest.format !== format) {
    throw new StorageError('newer-schema', `${folder} was written by another version: use that one`);
  }
  return manifest;
}
