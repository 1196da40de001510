import { mediaKindsOf, needsPlaying } from '../media/media-kinds.ts';
import type { Tx } from '../ports.ts';
import type { ContentData, MediaKind } from './content.ts';
import { timedMedia } from './timed-media.ts';

/** The shared-media filters of a content, and whether its receivers have to play or open it. */
export async function storedKinds(tx: Tx, data: ContentData): Promise<{ kinds: MediaKind[]; toPlay: boolean }> {
  // Plain texts, most of all messages, need no look at the media table.
  const { media } = data;
  const row =
    media && (media.kind === 'photo' || media.kind === 'document') ? await tx.media.get(media.media) : undefined;
  const toPlay = timedMedia(data) !== undefined || (row !== undefined && needsPlaying(row));
  return { kinds: mediaKindsOf(data, row), toPlay };
}
