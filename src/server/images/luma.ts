import sharp from 'sharp';
import type { ImageTrouble } from '#domain';

/** A grey picture; `luma` holds width × height values 0–255, row by row. */
export interface Luma {
  width: number;
  height: number;
  luma: Float32Array;
}

const sourcePixels = 40_000_000;
const decodeS = 5;
const workingPx = 512;

/** A picture's brightness for fingerprints, at most 512 pixels on the long side; transparent parts lie on white. */
export async function lumaOf(source: Uint8Array): Promise<{ luma: Luma } | { trouble: ImageTrouble }> {
  try {
    const { width, height } = await sharp(source, { limitInputPixels: false }).metadata();
    if (width * height > sourcePixels) return { trouble: 'bad-dimensions' };
    const { data, info } = await sharp(source, {
      limitInputPixels: sourcePixels,
      failOn: 'error',
      sequentialRead: true,
    })
      .timeout({ seconds: decodeS })
      .resize(workingPx, workingPx, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { luma: { width: info.width, height: info.height, luma: brightness(data, info.channels) } };
  } catch (error) {
    return { trouble: /timeout/i.test(String(error)) ? 'too-slow' : 'damaged' };
  }
}

function brightness(data: Uint8Array, channels: number): Float32Array {
  if (channels < 3) return Float32Array.from({ length: data.length / channels }, (_, at) => data[at * channels] ?? 0);
  const luma = new Float32Array(data.length / channels);
  for (let at = 0, from = 0; at < luma.length; at++, from += channels)
    luma[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  return luma;
}
