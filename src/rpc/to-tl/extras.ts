import type { tl } from '@mtcute/core';
import type { ContentId, Message, MessageId, Tx } from '#domain';
import type { Viewer } from './peers.ts';

/** What messages carry that lies in other tables, loaded once for a whole page. */
export interface LoadedExtras {
  reactions: Map<ContentId, tl.TypeMessageReactions>;
  /** Views, forwards and replies of channel posts. */
  counters: Map<MessageId, { views?: number; forwards?: number; replies?: tl.TypeMessageReplies }>;
}

export async function loadExtras(_viewer: Viewer, _tx: Tx, _messages: readonly Message[]): Promise<LoadedExtras> {
  return { reactions: new Map(), counters: new Map() };
}
