import type { tl } from '@mtcute/core';
import type { ContentData, ContentId, MediaId, Message, MessageId, Tx } from '#domain';
import { loadMedia, type MediaExtras } from './media.ts';
import type { Viewer } from './peers.ts';

/** What messages carry that lies in other tables, loaded once for a whole page. */
export interface LoadedExtras extends MediaExtras {
  reactions: Map<ContentId, tl.TypeMessageReactions>;
  /** Views, forwards and replies of channel posts. */
  counters: Map<MessageId, { views?: number; forwards?: number; replies?: tl.TypeMessageReplies }>;
}

export async function loadExtras(_viewer: Viewer, tx: Tx, messages: readonly Message[]): Promise<LoadedExtras> {
  const media = await loadMedia(
    tx,
    messages.map(({ content }) => mediaNamedBy(content)),
  );
  return { media, polls: new Map(), reactions: new Map(), counters: new Map() };
}

function mediaNamedBy({ media, action }: ContentData): MediaId | undefined {
  if (media?.kind === 'photo' || media?.kind === 'document') return media.media;
  return action?.kind === 'editPhoto' ? action.media : undefined;
}
