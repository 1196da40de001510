import type { PeerId } from './peers.ts';

/** A file is fetched in parts of so many bytes. */
export const PART_BYTES = 512 * 1024;

/** A file on the server, complete enough to be fetched without anything else. */
export type FileRef =
  | { at: 'peer-photo'; peer: PeerId; photoId: string; big: boolean }
  | { at: 'photo'; id: string; accessHash: string; reference: Uint8Array; size: string; bytes: number }
  | {
      at: 'document';
      id: string;
      accessHash: string;
      reference: Uint8Array;
      thumb: string;
      bytes: number;
      mime: string;
    };
