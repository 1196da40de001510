import type { Message, PeerId, SearchResult } from '../views.ts';

export type SearchKind = 'all' | 'photos' | 'files' | 'links' | 'voice' | 'pinned';

/** Finding messages, chats and people. */
export interface SearchVerbs {
  searchAll(query: string, next?: SearchResult['next']): Promise<SearchResult>;
  searchChat(
    chatId: PeerId,
    query: string,
    kind: SearchKind,
    beforeId: number,
  ): Promise<{ messages: Message[]; total: number }>;
  resolve(username: string): Promise<PeerId | undefined>;
}
