import type { tl } from '@mtcute/core';
import type { Account } from '../account.ts';
import type { Transfer } from '../transfer.ts';

const PART_BYTES = 512 * 1024;
const BIG_FILE_BYTES = 10 * 1024 * 1024;
const PARALLEL = 3;

/** Sends a file in parts; `progress` gets 0…1. Throws when the transfer is stopped or the server refuses a part. */
export async function upload(
  account: Account,
  blob: Blob,
  name: string,
  transfer: Transfer,
  progress: (done: number) => void,
): Promise<tl.TypeInputFile> {
  const fileId = account.randomId();
  const parts = Math.max(1, Math.ceil(blob.size / PART_BYTES));
  const big = blob.size > BIG_FILE_BYTES;
  let next = 0;
  let sent = 0;

  async function worker(): Promise<void> {
    while (next < parts) {
      await transfer.turn();
      if (next >= parts) return;
      const filePart = next++;
      const slice = blob.slice(filePart * PART_BYTES, (filePart + 1) * PART_BYTES);
      const bytes = new Uint8Array(await slice.arrayBuffer());
      const part = big
        ? ({ _: 'upload.saveBigFilePart', fileId, filePart, fileTotalParts: parts, bytes } as const)
        : ({ _: 'upload.saveFilePart', fileId, filePart, bytes } as const);
      await account.client.call(part, { kind: 'upload', abortSignal: transfer.signal });
      progress(++sent / parts);
    }
  }

  await Promise.all(Array.from({ length: Math.min(PARALLEL, parts) }, worker));
  if (big) return { _: 'inputFileBig', id: fileId, parts, name };
  return { _: 'inputFile', id: fileId, parts, name, md5Checksum: '' };
}
