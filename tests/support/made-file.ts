import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { Long, type TelegramClient, type UploadedFile } from '@mtcute/node';

const partBytes = 512 * 1024;
const partsInFlight = 8;

/**
 * Uploads so many bytes that no packing shrinks, made while they go: a file of any size that nobody holds. Parts have
 * their numbers from here, as the library takes the parts of a stream in no certain order. Returns the file and the SHA-256
 * of its bytes, in hex.
 */
export async function uploadMade(
  client: TelegramClient,
  sizeBytes: number,
): Promise<{ uploaded: UploadedFile; digest: string }> {
  const source = createCipheriv('aes-256-ctr', randomBytes(32), randomBytes(16));
  const zeros = Buffer.alloc(partBytes);
  const hash = createHash('sha256');
  const fileId = Long.fromBytes([...randomBytes(8)]);
  const parts = Math.ceil(sizeBytes / partBytes);
  let next = 0;
  const worker = async () => {
    while (next < parts) {
      const filePart = next++;
      const bytes = source.update(zeros.subarray(0, Math.min(partBytes, sizeBytes - filePart * partBytes)));
      hash.update(bytes);
      await client.call(
        { _: 'upload.saveBigFilePart', fileId, filePart, fileTotalParts: parts, bytes },
        { kind: 'upload' },
      );
    }
  };
  await Promise.all(Array.from({ length: partsInFlight }, worker));
  return {
    uploaded: {
      inputFile: { _: 'inputFileBig', id: fileId, parts, name: 'large.bin' },
      size: sizeBytes,
      mime: 'application/octet-stream',
    },
    digest: hash.digest('hex'),
  };
}
