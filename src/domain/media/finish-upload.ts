import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { StoredBlob, UploadKey } from './ports.ts';
import { isPartSize } from './save-part.ts';

export interface UploadedFile extends UploadKey {
  parts: number;
  /** Hex, when the sender gave it. */
  md5?: string;
}

/**
 * Joins the parts of an upload into one blob, streaming. Naming a finished upload again within its lifetime returns the
 * same blob, so that a send whose answer was lost can be repeated.
 * @throws file-parts-invalid, file-part-missing, file-part-length-invalid, file-too-big, md5-invalid
 */
export async function finishUpload(world: World, file: UploadedFile): Promise<StoredBlob> {
  if (file.parts < 1 || file.parts > world.limits.uploadParts) refuse('file-parts-invalid');
  const listed = await world.blobs.parts.list(file);
  if (listed.length === 0) return (await finishedBefore(world, file)) ?? refuse('file-part-missing', { part: 0 });
  checkParts(world, file.parts, listed);
  const joined = await join(world, file);
  if (!joined) refuse('md5-invalid');
  const blob = await world.store.write(async (tx) => {
    const nowS = world.clock.nowS();
    const claimed = await tx.media.claimBlob(joined, nowS);
    await tx.media.putFinishedUpload({
      account: file.account,
      fileId: file.fileId,
      parts: file.parts,
      blob: claimed,
      finishedAt: nowS,
    });
    return claimed;
  });
  if (blob.name !== joined.name) await world.blobs.delete(joined.name);
  await world.blobs.parts.drop(file);
  return blob;
}

async function finishedBefore(world: World, file: UploadedFile): Promise<StoredBlob | undefined> {
  const finished = await world.store.read((tx) => tx.media.finishedUpload(file.account, file.fileId));
  return finished?.parts === file.parts ? finished.blob : undefined;
}

function checkParts(world: World, parts: number, listed: readonly { part: number; sizeBytes: number }[]): void {
  const sizes = new Map(listed.map(({ part, sizeBytes }) => [part, sizeBytes]));
  const fullBytes = sizes.get(0) ?? 0;
  let totalBytes = 0;
  for (let part = 0; part < parts; part++) {
    const sizeBytes = sizes.get(part);
    if (sizeBytes === undefined) refuse('file-part-missing', { part });
    const isLast = part === parts - 1;
    if (isLast ? sizeBytes > fullBytes : sizeBytes !== fullBytes || !isPartSize(sizeBytes)) {
      refuse('file-part-length-invalid');
    }
    totalBytes += sizeBytes;
  }
  if (totalBytes > world.limits.mediaBytes) refuse('file-too-big');
}

async function join(world: World, file: UploadedFile): Promise<StoredBlob | undefined> {
  async function* chunks() {
    for (let part = 0; part < file.parts; part++) {
      yield (await world.blobs.parts.read(file, part)) ?? refuse('file-part-missing', { part });
    }
  }
  try {
    return await world.blobs.put(chunks(), file.md5 === undefined ? {} : { md5: file.md5.toLowerCase() });
  } catch (error) {
    // Another request for the same upload may have finished it and dropped the parts meanwhile.
    const finished = await finishedBefore(world, file);
    if (finished) return finished;
    throw error;
  }
}
