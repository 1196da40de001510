import { mediaKindsOf, needsPlaying } from '../media/media-kinds.ts';
import type { Tx } from '../ports.ts';
import type { ContentData, MediaKind } from './content.ts';

/** The shared-media filters of a content, and whether its receivers have to play it. */
export async function storedKinds(tx: Tx, data: ContentData): Promise<{ kinds: MediaKind[]; toPlay: boolean }> {
  // Plain texts, most of all messages, need no look at the media table.
  const { media } = data;
  const row =
    media && (media.kind === 'photo' || media.kind === 'document') ? await tx.media.get(media.media) : undefined;
  return { kinds: mediaKindsOf(data, row), toPlay: row ? needsPlaying(row) : false };
}
