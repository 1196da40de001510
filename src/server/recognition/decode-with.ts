import type { ImageTrouble } from '#domain';
import { type DecodeImage, IMAGE_LIMITS, type ReadPicture } from '#safety';
import type { ClosableImages } from '../images/create-images.ts';

const refusals = {
  'not-an-image': 'image_unreadable',
  damaged: 'image_unreadable',
  'bad-dimensions': 'image_too_many_pixels',
  'too-slow': 'image_too_slow',
  busy: 'image_too_slow',
} as const satisfies Record<ImageTrouble, string>;

const tooLarge = { ok: false, refusal: 'image_too_many_bytes' } as const;

/** Decodes pictures for fingerprints in the process that decodes all pictures. */
export const decodeWith =
  (images: ClosableImages): DecodeImage =>
  async (bytes) => {
    if (bytes.length > IMAGE_LIMITS.maxBytes) return tooLarge;
    const answer = await images.luma(bytes);
    return 'luma' in answer ? { ok: true, image: answer.luma } : { ok: false, refusal: refusals[answer.trouble] };
  };

/** Sketches pictures for comparison in that process too: only hashes come back, and matching goes on meanwhile. */
export const readPictureWith =
  (images: ClosableImages): ReadPicture =>
  async (bytes) => {
    if (bytes.length > IMAGE_LIMITS.maxBytes) return tooLarge;
    const answer = await images.views(bytes);
    return 'views' in answer ? { ok: true, picture: answer.views } : { ok: false, refusal: refusals[answer.trouble] };
  };
