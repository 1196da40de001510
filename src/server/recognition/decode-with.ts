import type { ImageTrouble } from '#domain';
import { type DecodeImage, IMAGE_LIMITS } from '#safety';
import type { ClosableImages } from '../images/create-images.ts';

const refusals = {
  'not-an-image': 'image_unreadable',
  damaged: 'image_unreadable',
  'bad-dimensions': 'image_too_many_pixels',
  'too-slow': 'image_too_slow',
  busy: 'image_too_slow',
} as const satisfies Record<ImageTrouble, string>;

/** Decodes pictures for fingerprints in the process that decodes all pictures. */
export const decodeWith =
  (images: ClosableImages): DecodeImage =>
  async (bytes) => {
    if (bytes.length > IMAGE_LIMITS.maxBytes) return { ok: false, refusal: 'image_too_many_bytes' };
    const answer = await images.luma(bytes);
    return 'luma' in answer ? { ok: true, image: answer.luma } : { ok: false, refusal: refusals[answer.trouble] };
  };
