import type { AccountId } from '../ids.ts';

export interface StoredBlob {
  /** Made up by the store, unique and never reused. */
  name: string;
  /** SHA-256, hex. */
  digest: string;
  sizeBytes: number;
}

/** Where files lie. A folder, or an object store. */
export interface Blobs {
  /**
   * Stores the chunks one after another under a new name; the bytes are durable when it resolves. With `md5` (hex) it
   * stores nothing and resolves to undefined when the bytes have another one.
   */
  put(
    chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
    options?: { md5?: string },
  ): Promise<StoredBlob | undefined>;
  /** Up to `lengthBytes` from the offset on; fewer at the end, none beyond it. Undefined when there is no such blob. */
  read(name: string, offsetBytes: number, lengthBytes: number): Promise<Uint8Array | undefined>;
  sizeOf(name: string): Promise<number | undefined>;
  /** False when there was none. */
  delete(name: string): Promise<boolean>;
  /** Every blob whose bytes were stored before that moment, for verification and the search for forgotten ones. */
  names(beforeMs: number): AsyncIterable<string>;
  readonly parts: UploadParts;
}

export interface UploadKey {
  account: AccountId;
  /** Decimal 64-bit, chosen by the client. */
  fileId: string;
}

/**
 * Parts of files on their way in. They are lost at worst with the machine's power, and the client is told which part to
 * send again.
 */
export interface UploadParts {
  put(upload: UploadKey, part: number, bytes: Uint8Array): Promise<void>;
  /** In order of their numbers. */
  list(upload: UploadKey): Promise<{ part: number; sizeBytes: number }[]>;
  read(upload: UploadKey, part: number): Promise<Uint8Array | undefined>;
  drop(upload: UploadKey): Promise<void>;
  /** Bytes that wait in unfinished uploads of the account. */
  pendingBytes(account: AccountId): Promise<number>;
  /** Removes uploads that got no part since; returns how many. */
  dropBefore(beforeMs: number): Promise<number>;
}

/** What to make of a picture. */
export interface RenderPlan {
  /** Smallest first. A size is left out when the one before it holds the whole picture already; none is enlarged. */
  sizes: readonly { type: string; sidePx: number }[];
  /** The largest size is to be progressive: clients take the one progressive size for the picture itself. */
  progressive?: boolean;
  /** Cut to a square around the middle. */
  square?: boolean;
  /** Keep the source's own bytes as the largest size when it is a JPEG that fits and says nothing about its maker. */
  keepSource?: boolean;
}

export interface Rendition {
  type: string;
  widthPx: number;
  heightPx: number;
  /** A JPEG, or the film of a moving face. */
  bytes: Uint8Array;
  scanEnds?: number[];
}

export interface Rendered {
  /** Of the source, turned upright. */
  widthPx: number;
  heightPx: number;
  renditions: Rendition[];
  stripped: Uint8Array;
}

/** Why a picture was not rendered. */
export type ImageTrouble = 'not-an-image' | 'damaged' | 'bad-dimensions' | 'too-slow' | 'busy';

export interface Images {
  render(source: Uint8Array, plan: RenderPlan): Promise<{ rendered: Rendered } | { trouble: ImageTrouble }>;
  /** A picture as WebP with its see-through parts; undefined when it cannot be read. */
  toWebp(source: Uint8Array): Promise<Uint8Array | undefined>;
  /** What was packed with gzip; undefined when it is none, or larger than `limitBytes`. */
  unpack(source: Uint8Array, limitBytes: number): Promise<Uint8Array | undefined>;
}

/** What a film must be to be a face. */
export interface FilmPlan {
  /** Of its square. */
  leastSidePx: number;
  mostSidePx: number;
  durationS: number;
  sizeBytes: number;
}

export interface FaceFilm {
  sidePx: number;
  /** MPEG-4 with one H.264 stream and nothing that tells of its maker. */
  bytes: Uint8Array;
  /** One frame, a PNG. */
  still: Uint8Array;
}

/** Why a film was not read. */
export type FilmTrouble = 'invalid' | 'too-slow' | 'busy';

export interface Films {
  /** Checks a film against the plan and takes the frame at `startS` seconds out of it. */
  read(source: Uint8Array, startS: number, plan: FilmPlan): Promise<{ film: FaceFilm } | { trouble: FilmTrouble }>;
}
