import type { Blobs } from '#domain';
import { openFolderBlobs, openS3Blobs } from '#storage';
import type { Config } from './config/config.ts';

/** Where the settings keep files: an object store, or a folder. */
export async function openBlobs(config: Config): Promise<Blobs> {
  return config.s3 ? openS3Blobs(config.s3) : openFolderBlobs(config.blobsDir);
}
