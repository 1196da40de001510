import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Blobs, StoredBlob } from '#domain';
import { makeFolder } from '#lib/make-folder.ts';
import { hasCode, translateFileError } from './errors.ts';
import { openFolderParts } from './folder-parts.ts';
import { syncFolder } from './sync-folder.ts';

const nameForm = /^[0-9a-f]{32}$/;

/**
 * Blobs as files of a folder: `files/ab/abcdef…` for whole files, `uploads/ACCOUNT/FILE_ID/PART` for parts on their way
 * in. A blob appears under its name only when it is whole and on disk.
 * @throws StorageError when the folder cannot be made or written
 */
export async function openFolderBlobs(folder: string): Promise<Blobs> {
  const root = join(folder, 'files');
  const incoming = join(folder, 'incoming');
  await guarded(async () => {
    await makeFolder(root);
    await makeFolder(incoming);
    await removeAbandoned(incoming);
  });
  const pathOf = (name: string): string | undefined =>
    nameForm.test(name) ? join(root, name.slice(0, 2), name) : undefined;

  return {
    put: (chunks, options = {}) => guarded(() => putFile(root, incoming, chunks, options.md5)),
    async read(name, offsetBytes, lengthBytes) {
      const path = pathOf(name);
      return path === undefined ? undefined : guarded(() => readSlice(path, offsetBytes, lengthBytes));
    },
    async sizeOf(name) {
      const path = pathOf(name);
      return path === undefined ? undefined : guarded(() => fileSize(path));
    },
    async delete(name) {
      const path = pathOf(name);
      return path === undefined ? false : guarded(() => deleteFile(path));
    },
    names: (beforeMs) => namesBefore(root, beforeMs),
    parts: openFolderParts(join(folder, 'uploads')),
  };
}

const abandonedAfterMs = 24 * 3600 * 1000;

/** What a crash left half written has no name yet and no reader; another node may be writing the younger ones. */
async function removeAbandoned(incoming: string): Promise<void> {
  for await (const entry of await opendir(incoming)) {
    const path = join(incoming, entry.name);
    if ((await stat(path)).mtimeMs < Date.now() - abandonedAfterMs) await rm(path, { force: true });
  }
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function putFile(
  root: string,
  incoming: string,
  chunks: Chunks,
  md5: string | undefined,
): Promise<StoredBlob | undefined> {
  const name = randomBytes(16).toString('hex');
  const draft = join(incoming, name);
  try {
    const written = await writeDraft(draft, chunks, md5);
    if (!written) return undefined;
    const shelf = join(root, name.slice(0, 2));
    const isNewShelf = (await mkdir(shelf, { recursive: true })) !== undefined;
    await rename(draft, join(shelf, name));
    await syncFolder(shelf);
    if (isNewShelf) await syncFolder(root);
    return { name, ...written };
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(draft: string, chunks: Chunks, md5: string | undefined) {
  const sha256 = createHash('sha256');
  const check = md5 === undefined ? undefined : createHash('md5');
  let sizeBytes = 0;
  const file = await open(draft, 'wx');
  try {
    for await (const chunk of chunks) {
      sha256.update(chunk);
      check?.update(chunk);
      await file.writeFile(chunk);
      sizeBytes += chunk.length;
    }
    if (check && check.digest('hex') !== md5) return undefined;
    await file.sync();
  } finally {
    await file.close();
  }
  return { digest: sha256.digest('hex'), sizeBytes };
}

async function readSlice(path: string, offsetBytes: number, lengthBytes: number): Promise<Uint8Array | undefined> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  try {
    const buffer = Buffer.allocUnsafe(Math.max(0, lengthBytes));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, offsetBytes + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

async function fileSize(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function deleteFile(path: string): Promise<boolean> {
  try {
    await rm(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}

async function* namesBefore(root: string, beforeMs: number): AsyncGenerator<string> {
  for await (const shelf of await opendir(root)) {
    if (!shelf.isDirectory() || shelf.name.length !== 2) continue;
    for await (const entry of await opendir(join(root, shelf.name))) {
      if (!nameForm.test(entry.name)) continue;
      const { mtimeMs } = await stat(join(root, shelf.name, entry.name));
      if (mtimeMs < beforeMs) yield entry.name;
    }
  }
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw translateFileError(error);
  }
}
