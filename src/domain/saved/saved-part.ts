import type { PeerId } from '../ids.ts';
import type { ContentData } from '../messages/content.ts';

/**
 * The part of Saved Messages in which a message lies: the chat from which it was forwarded, else whose words it holds,
 * else one's own notes. It never changes, as an edit leaves the forward's header alone.
 */
export function savedPart(content: Pick<ContentData, 'forward'>, self: PeerId): PeerId {
  return content.forward?.savedFrom?.peer ?? content.forward?.from ?? self;
}
