import type { World } from '../ports.ts';
import type { PhotoSize } from './media.ts';
import type { Rendition, StoredBlob } from './ports.ts';

/** Puts all sizes of a picture into one blob: one file to sync instead of five. */
export async function storeRenditions(world: World, renditions: readonly Rendition[]): Promise<StoredBlob> {
  const blob = await world.blobs.put(renditions.map((rendition) => rendition.bytes));
  if (!blob) throw new Error('a put without md5 always stores');
  return blob;
}

/** How renditions that lie one after the other in one blob are described, each by its offset in bytes. */
export function photoSizes(blob: string, renditions: readonly Rendition[]): PhotoSize[] {
  let offsetBytes = 0;
  return renditions.map((rendition) => {
    const size: PhotoSize = {
      type: rendition.type,
      widthPx: rendition.widthPx,
      heightPx: rendition.heightPx,
      sizeBytes: rendition.bytes.length,
      blob,
      offsetBytes,
      ...(rendition.scanEnds ? { scanEnds: rendition.scanEnds } : {}),
    };
    offsetBytes += rendition.bytes.length;
    return size;
  });
}
