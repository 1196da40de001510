import sharp from 'sharp';

const quality = 90;
const sourcePixels = 40_000_000;

/** A picture as WebP, as large as it is and with its see-through parts. Throws for what cannot be read. */
export async function toWebp(source: Uint8Array): Promise<Uint8Array> {
  return sharp(source, { failOn: 'error', limitInputPixels: sourcePixels })
    .webp({ quality, alphaQuality: 100 })
    .toBuffer();
}
