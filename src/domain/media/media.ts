import type { AccountId, MediaId, StickerSetId } from '../ids.ts';

/** One stored picture: a size of a photo, or the thumbnail of a document. */
export interface PhotoSize {
  /** Telegram's letter: s, m, x, y, w fit into a box; a, b, c are cropped squares of profile photos. */
  type: string;
  widthPx: number;
  heightPx: number;
  sizeBytes: number;
  /** Sizes of one picture lie in one blob, one after another. */
  blob: string;
  offsetBytes: number;
  /** Ends of the scans of a progressive JPEG, in bytes: up to there the picture can be shown, coarser. */
  scanEnds?: number[];
}

/** The moving face of a photo: a square MPEG-4 in the blob of its sizes, behind them. */
export interface PhotoFilm extends PhotoSize {
  /** Telegram's letter for moving faces. */
  type: 'u';
  /** The second of the frame of which the still sizes were made. */
  startS: number;
}

/** Where a mask goes: on the forehead, the eyes, the mouth or the chin, shifted in parts of the face's width. */
export interface MaskPlace {
  point: 0 | 1 | 2 | 3;
  x: number;
  y: number;
  zoom: number;
}

/** What the sender says of a document. Bytes are base64. */
export type MediaAttribute =
  | { kind: 'image'; widthPx: number; heightPx: number }
  | { kind: 'animated' }
  /** `set` is the sticker set that it belongs to, `place` where a mask goes on a face. */
  | { kind: 'sticker'; alt: string; mask?: boolean; set?: StickerSetId; place?: MaskPlace }
  | { kind: 'customEmoji'; alt: string; set?: StickerSetId; textColor?: boolean }
  | {
      kind: 'video';
      durationS: number;
      widthPx: number;
      heightPx: number;
      round?: boolean;
      streaming?: boolean;
      noSound?: boolean;
      startS?: number;
      codec?: string;
      preloadBytes?: number;
    }
  | { kind: 'audio'; durationS: number; voice?: boolean; title?: string; performer?: string; waveform?: string }
  | { kind: 'fileName'; name: string }
  | { kind: 'hasStickers' };

/** A photo or document. Never changed after it was made, but for what a sticker's set says of it. */
export interface Media {
  id: MediaId;
  kind: 'photo' | 'document';
  /** Who uploaded it. */
  owner: AccountId;
  /** Unix seconds. */
  createdAt: number;
  /** SHA-256 of the file as it was uploaded, hex. */
  digest: string;
  sizeBytes: number;
  mime: string;
  /** The document's bytes; a photo has sizes only. */
  blob?: string;
  /** Sizes of a photo, smallest first; thumbnails of a document. */
  sizes: PhotoSize[];
  /** Of a profile or chat photo that moves. */
  film?: PhotoFilm;
  /** A thumbnail of some hundred bytes in Telegram's stripped JPEG. */
  stripped?: Uint8Array;
  attributes: MediaAttribute[];
}

export type NewMedia = Omit<Media, 'id'>;

export type AttributeOf<K extends MediaAttribute['kind']> = Extract<MediaAttribute, { kind: K }>;

/** The attribute of this kind; a file has at most one of each. */
export function attributeOf<K extends MediaAttribute['kind']>(
  media: Pick<Media, 'attributes'>,
  kind: K,
): AttributeOf<K> | undefined {
  return media.attributes.find((attribute): attribute is AttributeOf<K> => attribute.kind === kind);
}
