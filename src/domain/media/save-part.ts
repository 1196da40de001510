import { refuse } from '../errors.ts';
import type { World } from '../ports.ts';
import type { UploadKey } from './ports.ts';

export interface PartToSave extends UploadKey {
  part: number;
  /** How many there will be; absent when the sender does not say or does not know yet. */
  totalParts?: number;
  bytes: Uint8Array;
}

const fullPartBytes = 512 * 1024;

/** Parts but the last are whole KiB and divide 512 KiB (https://core.telegram.org/api/files). */
export const isPartSize = (sizeBytes: number): boolean => sizeBytes % 1024 === 0 && fullPartBytes % sizeBytes === 0;

/**
 * Lays aside one part of a file that is being uploaded; a repeated part replaces the earlier one.
 * @throws file-part-empty, file-part-invalid, file-parts-invalid, file-part-too-big, file-part-size-invalid, flood-wait
 */
export async function savePart(world: World, { account, fileId, part, totalParts, bytes }: PartToSave): Promise<void> {
  const { limits } = world;
  if (bytes.length === 0) refuse('file-part-empty');
  if (totalParts !== undefined && (totalParts < 1 || totalParts > limits.uploadParts)) refuse('file-parts-invalid');
  if (part < 0 || part >= (totalParts ?? limits.uploadParts)) refuse('file-part-invalid');
  if (bytes.length > limits.uploadPartBytes) refuse('file-part-too-big');
  const isLast = totalParts === undefined || part === totalParts - 1;
  if (!isLast && !isPartSize(bytes.length)) refuse('file-part-size-invalid');
  const pendingBytes = await world.blobs.parts.pendingBytes(account);
  // Somebody who uploads and never sends would otherwise fill the disk for all.
  if (pendingBytes + bytes.length > limits.pendingUploadBytes) refuse('flood-wait', { waitS: 3600 });
  await world.blobs.parts.put({ account, fileId }, part, bytes);
}
