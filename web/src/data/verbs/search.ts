import type { Message, PeerId, SearchResult } from '../views.ts';

export type SearchKind = 'all' | 'photos' | 'files' | 'links' | 'voice' | 'pinned';

/** Finding messages, chats and people. */
export interface SearchVerbs {
  /** Chats, people and messages everywhere; `next` of the answer before goes on with the messages. */
  searchAll(query: string, next?: SearchResult['next']): Promise<SearchResult>;
  /** Newest first, older than `beforeId`; 0 begins at the end. */
  searchChat(
    chatId: PeerId,
    query: string,
    kind: SearchKind,
    beforeId: number,
  ): Promise<{ messages: Message[]; total: number }>;
  /** Whose public name it is. */
  resolve(username: string): Promise<PeerId | undefined>;
}
