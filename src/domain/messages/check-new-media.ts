import { refuse } from '../errors.ts';
import type { ContentData, MessageMedia } from './content.ts';
import { goesWhenSeen } from './timed-media.ts';

/** What is voted on or played, and a list of tasks, belongs to its message: nothing else takes its place. */
const fixed: ReadonlySet<MessageMedia['kind']> = new Set(['poll', 'game', 'checklist']);

/**
 * Whether an edit may put this into the place of what a message carries. What counts votes, falls by chance or moves
 * on a map begins with a message of its own; what goes when it was seen had its receiver told so when it came.
 *
 * @throws media-prev-invalid, media-new-invalid, media-ttl-invalid, group-invalid
 */
export function checkNewMedia(before: ContentData, after: MessageMedia): void {
  const kind = before.media?.kind;
  if (goesWhenSeen(before) || goesWhenSeen({ text: '', media: after })) refuse('media-ttl-invalid');
  const begins = fixed.has(after.kind) || after.kind === 'geoLive';
  if (after.kind === 'dice' || after.kind === 'poll' || (begins && after.kind !== kind)) refuse('media-new-invalid');
  if (kind !== undefined && fixed.has(kind) && after.kind !== kind) refuse('media-prev-invalid');
  if (before.album !== undefined && after.kind !== 'photo' && after.kind !== 'document') refuse('group-invalid');
}
