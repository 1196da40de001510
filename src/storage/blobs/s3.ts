import { createHash, type Hash, randomBytes } from 'node:crypto';
import type { Blobs, StoredBlob } from '#domain';
import { openBucket, type Bucket, type S3Options } from './s3-bucket.ts';
import { openS3Parts } from './s3-parts.ts';

const nameForm = /^[0-9a-f]{32}$/;
/** Pieces of a multipart upload have at least 5 MiB, and at most 10,000 make an object. */
const pieceBytes = 8 * 1024 * 1024;

/**
 * Blobs as objects of an S3-compatible store: `files/ab/abcdef…` for whole files, `uploads/ACCOUNT/FILE_ID/PART` for
 * parts on their way in. An object appears only when it is whole, so nothing is renamed.
 */
export function openS3Blobs(options: S3Options): Blobs {
  const bucket = openBucket(options);
  const keyOf = (name: string): string | undefined =>
    nameForm.test(name) ? `files/${name.slice(0, 2)}/${name}` : undefined;

  return {
    async put(chunks, { md5 } = {}) {
      const name = randomBytes(16).toString('hex');
      const written = await putObject(bucket, `files/${name.slice(0, 2)}/${name}`, chunks, md5);
      return written && { name, ...written };
    },
    async read(name, offsetBytes, lengthBytes) {
      const key = keyOf(name);
      return key === undefined ? undefined : bucket.read(key, offsetBytes, lengthBytes);
    },
    async sizeOf(name) {
      const key = keyOf(name);
      return key === undefined ? undefined : bucket.sizeOf(key);
    },
    async delete(name) {
      const key = keyOf(name);
      if (key === undefined || (await bucket.sizeOf(key)) === undefined) return false;
      await bucket.delete(key);
      return true;
    },
    async *names(beforeMs) {
      for await (const object of bucket.list('files/')) {
        const name = object.key.split('/').at(-1) ?? '';
        if (nameForm.test(name) && object.modifiedMs < beforeMs) yield name;
      }
    },
    parts: openS3Parts(bucket),
  };
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One request for a small file; pieces for a large one, so that memory holds one piece at most. */
async function putObject(
  bucket: Bucket,
  key: string,
  chunks: Chunks,
  md5: string | undefined,
): Promise<Omit<StoredBlob, 'name'> | undefined> {
  const sha256 = createHash('sha256');
  const check = md5 === undefined ? undefined : createHash('md5');
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let sizeBytes = 0;
  let upload: Awaited<ReturnType<Bucket['beginUpload']>> | undefined;
  try {
    for await (const chunk of chunks) {
      note(chunk, sha256, check);
      waiting.push(chunk);
      waitingBytes += chunk.length;
      sizeBytes += chunk.length;
      if (waitingBytes < pieceBytes) continue;
      upload ??= await bucket.beginUpload(key);
      await upload.put(Buffer.concat(waiting));
      waiting = [];
      waitingBytes = 0;
    }
    if (check && check.digest('hex') !== md5) {
      await upload?.abort();
      return undefined;
    }
    if (!upload) await bucket.put(key, Buffer.concat(waiting));
    else {
      if (waitingBytes > 0) await upload.put(Buffer.concat(waiting));
      await upload.complete();
    }
  } catch (error) {
    await upload?.abort().catch(() => undefined);
    throw error;
  }
  return { digest: sha256.digest('hex'), sizeBytes };
}

function note(chunk: Uint8Array, ...hashes: (Hash | undefined)[]): void {
  for (const hash of hashes) hash?.update(chunk);
}
