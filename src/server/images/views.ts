import { type PictureQuery, queryPicture } from '#safety/sketch-picture';
import type { ImageTrouble } from '#domain';
import { lumaOf } from './luma.ts';

/** A picture as it is compared with banked ones: its hashes, which are small, instead of its pixels. */
export async function viewsOf(source: Uint8Array): Promise<{ views: PictureQuery } | { trouble: ImageTrouble }> {
  const answer = await lumaOf(source);
  return 'luma' in answer ? { views: queryPicture(answer.luma) } : answer;
}
