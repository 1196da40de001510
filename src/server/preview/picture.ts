import type { Media, MediaId, PhotoSize, Tx } from '#domain';

/** Renditions that are shown are at most this large. */
const photoBytes = 1024 * 1024;
const pageSideMost = 1280;
/** As high as a picture stands on a page. */
const shownHeightMost = 450;

/** The largest rendition of a picture that a page may carry. */
export function pageRendition(media: Media): PhotoSize | undefined {
  return media.sizes
    .filter(
      ({ widthPx, heightPx, sizeBytes }) => Math.max(widthPx, heightPx) <= pageSideMost && sizeBytes <= photoBytes,
    )
    .at(-1);
}

/** Width and height of the pictures that a page shows. */
export type Pictures = ReadonlyMap<MediaId, { widthPx: number; heightPx: number }>;

/** For each picture the size that a page shows; those that have none are left out. */
export async function picturesOf(tx: Tx, ids: readonly (MediaId | undefined)[]): Promise<Pictures> {
  const sizes = new Map<MediaId, PhotoSize>();
  for (const media of await tx.media.many([...new Set(ids.filter((id) => id !== undefined))])) {
    const size = pageRendition(media);
    if (size) sizes.set(media.id, size);
  }
  return sizes;
}

/** The room that a picture takes on a wide page; narrower ones shrink it in proportion. */
export function shownSize({ widthPx, heightPx }: { widthPx: number; heightPx: number }): {
  width: number;
  height: number;
} {
  const scale = Math.min(1, shownHeightMost / heightPx);
  return { width: Math.max(1, Math.round(widthPx * scale)), height: Math.max(1, Math.round(heightPx * scale)) };
}
