import type { FileRef } from '../views.ts';

/** Files of messages, and the room that they take on this device. */
export interface FileVerbs {
  /** The whole file, from this device where it is kept. */
  file(file: FileRef): Promise<Blob>;
  /** One part of `PART_BYTES`, counted from 0; the last one is shorter. */
  filePart(file: FileRef, part: number): Promise<Uint8Array>;
  cancelFile(file: FileRef): Promise<void>;
  pauseFile(file: FileRef, paused: boolean): Promise<void>;
  storageUse(): Promise<{ filesBytes: number; totalBytes: number }>;
  clearFiles(): Promise<void>;
}
