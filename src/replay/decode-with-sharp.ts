import sharp from 'sharp';
import type { DecodedImage, DecodeImage } from '#safety';
import { IMAGE_LIMITS } from '#safety';

/**
 * Decodes a picture to luma with libvips, at most 512 pixels on the long side, keeping proportions. Transparent parts
 * lie on white. Bytes, pixels and time are limited before and while decoding, so that a bomb costs its header only.
 */
export function createSharpDecoder(limits: typeof IMAGE_LIMITS = IMAGE_LIMITS): DecodeImage {
  return async (bytes): Promise<DecodedImage> => {
    if (bytes.length > limits.maxBytes) return { ok: false, refusal: 'image_too_many_bytes' };
    const options = { limitInputPixels: limits.maxPixels, failOn: 'error', sequentialRead: true } as const;
    try {
      const header = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
      if (header.width * header.height > limits.maxPixels) return { ok: false, refusal: 'image_too_many_pixels' };
      // Seconds are the unit of libvips' own time limit.
      const { data, info } = await sharp(bytes, options)
        .timeout({ seconds: Math.ceil(limits.decodeMs / 1_000) })
        .resize(limits.workingSize, limits.workingSize, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      return { ok: true, image: { width: info.width, height: info.height, luma: toLuma(data, info.channels) } };
    } catch (error) {
      return { ok: false, refusal: /timeout/i.test(String(error)) ? 'image_too_slow' : 'image_unreadable' };
    }
  };
}

function toLuma(data: Uint8Array, channels: number): Float32Array {
  if (channels < 3) return Float32Array.from({ length: data.length / channels }, (_, at) => data[at * channels] ?? 0);
  const luma = new Float32Array(data.length / channels);
  for (let at = 0, from = 0; at < luma.length; at++, from += channels)
    luma[at] = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
  return luma;
}
