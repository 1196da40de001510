import type { Message, Page, PeerId } from '../views.ts';

export type HistoryFrom =
  | { at: 'end' }
  | { at: 'before' | 'after' | 'around'; id: number }
  | { at: 'date'; date: number };

/** Reading a chat, and telling what was read, heard and seen. */
export interface ReadingVerbs {
  history(chatId: PeerId, from: HistoryFrom, limit: number, thread?: number): Promise<Page>;
  message(chatId: PeerId, id: number): Promise<Message | undefined>;
  pinned(chatId: PeerId): Promise<Message[]>;
  read(chatId: PeerId, upTo: number): Promise<void>;
  viewed(chatId: PeerId, ids: number[]): Promise<void>;
  opened(chatId: PeerId, id: number): Promise<void>;
  nextMark(chatId: PeerId, kind: 'mention' | 'reaction'): Promise<number | undefined>;
  seenMentions(chatId: PeerId, ids: number[]): Promise<void>;
  seenReactions(chatId: PeerId): Promise<void>;
}
