import type { UploadKey, UploadParts } from '#domain';
import { createLru } from '#lib/lru.ts';
import type { Bucket } from './s3-bucket.ts';

const fileIdForm = /^-?\d{1,20}$/;
const accountsRemembered = 10_000;
const deletesAtOnce = 8;

/** Parts as objects, so that every node of a cluster sees the parts that came in through another. */
export function openS3Parts(bucket: Bucket): UploadParts {
  const pending = createLru<number, number>(accountsRemembered);

  function folderOf({ account, fileId }: UploadKey): string {
    if (!fileIdForm.test(fileId)) throw new Error('a file id is a decimal number');
    return `uploads/${account}/${fileId}/`;
  }

  async function pendingBytes(account: number): Promise<number> {
    const known = pending.get(account);
    if (known !== undefined) return known;
    let totalBytes = 0;
    for await (const { sizeBytes } of bucket.list(`uploads/${account}/`)) totalBytes += sizeBytes;
    pending.set(account, totalBytes);
    return totalBytes;
  }

  async function listed(folder: string): Promise<{ part: number; sizeBytes: number }[]> {
    const parts: { part: number; sizeBytes: number }[] = [];
    for await (const { key, sizeBytes } of bucket.list(folder)) {
      parts.push({ part: Number(key.slice(folder.length)), sizeBytes });
    }
    return parts.sort((a, b) => a.part - b.part);
  }

  async function remove(keys: readonly string[]): Promise<void> {
    for (let from = 0; from < keys.length; from += deletesAtOnce) {
      await Promise.all(keys.slice(from, from + deletesAtOnce).map((key) => bucket.delete(key)));
    }
  }

  return {
    pendingBytes,
    async put(upload, part, bytes) {
      const key = `${folderOf(upload)}${part}`;
      const before = await pendingBytes(upload.account);
      const replaced = (await bucket.sizeOf(key)) ?? 0;
      await bucket.put(key, bytes);
      pending.set(upload.account, (pending.get(upload.account) ?? before) + bytes.length - replaced);
    },
    list: (upload) => listed(folderOf(upload)),
    read: (upload, part) => bucket.read(`${folderOf(upload)}${part}`, 0, Number.MAX_SAFE_INTEGER),
    async drop(upload) {
      const folder = folderOf(upload);
      await remove((await listed(folder)).map(({ part }) => `${folder}${part}`));
      pending.delete(upload.account);
    },
    async dropBefore(beforeMs) {
      const uploads = new Map<string, { keys: string[]; modifiedMs: number }>();
      for await (const { key, modifiedMs } of bucket.list('uploads/')) {
        const folder = key.slice(0, key.lastIndexOf('/'));
        const known = uploads.get(folder) ?? { keys: [], modifiedMs: 0 };
        known.keys.push(key);
        known.modifiedMs = Math.max(known.modifiedMs, modifiedMs);
        uploads.set(folder, known);
      }
      const old = [...uploads].filter(([, upload]) => upload.modifiedMs < beforeMs);
      for (const [folder, upload] of old) {
        await remove(upload.keys);
        pending.delete(Number(folder.split('/')[1]));
      }
      return old.length;
    },
  };
}
