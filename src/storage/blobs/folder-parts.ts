import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadKey, UploadParts } from '#domain';
import { createLru } from '#lib/lru.ts';
import { StorageError } from '../errors.ts';
import { hasCode, translateFileError } from './errors.ts';

const fileIdForm = /^-?\d{1,20}$/;
const partForm = /^\d{1,5}$/;
const accountsRemembered = 10_000;

/**
 * Parts as files. They are not synced one by one: after a power cut the client learns which part is missing and sends
 * it again.
 */
export function openFolderParts(root: string): UploadParts {
  const pending = createLru<number, number>(accountsRemembered);
  const accountFolder = (account: number): string => join(root, String(account));

  function folderOf({ account, fileId }: UploadKey): string {
    if (!fileIdForm.test(fileId)) throw new Error('a file id is a decimal number');
    return join(accountFolder(account), fileId);
  }

  async function pendingBytes(account: number): Promise<number> {
    const known = pending.get(account);
    if (known !== undefined) return known;
    let totalBytes = 0;
    for (const fileId of await namesIn(accountFolder(account))) {
      for (const { sizeBytes } of await partsIn(join(accountFolder(account), fileId))) totalBytes += sizeBytes;
    }
    pending.set(account, totalBytes);
    return totalBytes;
  }

  return {
    pendingBytes,
    async put(upload, part, bytes) {
      const folder = folderOf(upload);
      const path = join(folder, String(part));
      const draft = `${path}.${randomBytes(6).toString('hex')}`;
      const before = await pendingBytes(upload.account);
      const replaced = await sizeAt(path);
      try {
        await writeInto(folder, draft, bytes);
        await rename(draft, path);
      } catch (error) {
        // A disk that turned read-only refuses this, too: the first error says more.
        await rm(draft, { force: true }).catch(() => undefined);
        throw translateFileError(error);
      }
      pending.set(upload.account, (pending.get(upload.account) ?? before) + bytes.length - replaced);
    },
    list: (upload) => partsIn(folderOf(upload)),
    async read(upload, part) {
      try {
        return await readFile(join(folderOf(upload), String(part)));
      } catch (error) {
        if (hasCode(error, 'ENOENT')) return undefined;
        throw translateFileError(error);
      }
    },
    async drop(upload) {
      await rm(folderOf(upload), { recursive: true, force: true });
      pending.delete(upload.account);
    },
    dropBefore: (beforeMs) => dropBefore(root, beforeMs, (account) => pending.delete(account)),
  };
}

/** Makes the folder only when it is missing: most parts find it there. */
async function writeInto(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes, { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await makeFolder(folder);
    await writeFile(path, bytes, { flag: 'wx' });
  }
}

/** Node says ENOENT where the system says EROFS, when it makes folders in folders on a read-only disk. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    throw new StorageError('read-only', 'the data folder cannot be written: check its owner and mount', error);
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw translateFileError(error);
  }
}

async function partsIn(folder: string): Promise<{ part: number; sizeBytes: number }[]> {
  const parts: { part: number; sizeBytes: number }[] = [];
  for (const name of await namesIn(folder)) {
    if (partForm.test(name)) parts.push({ part: Number(name), sizeBytes: await sizeAt(join(folder, name)) });
  }
  return parts.sort((a, b) => a.part - b.part);
}

async function sizeAt(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw translateFileError(error);
  }
}

async function dropBefore(root: string, beforeMs: number, forget: (account: number) => void): Promise<number> {
  let dropped = 0;
  for (const account of await namesIn(root)) {
    for (const fileId of await namesIn(join(root, account))) {
      const folder = join(root, account, fileId);
      // A folder's time moves with each part that is laid into it.
      if ((await stat(folder)).mtimeMs >= beforeMs) continue;
      await rm(folder, { recursive: true, force: true });
      forget(Number(account));
      dropped += 1;
    }
  }
  return dropped;
}
