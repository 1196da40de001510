import type { Message, Page, PeerId } from '../views.ts';

export type HistoryFrom =
  | { at: 'end' }
  | { at: 'before' | 'after' | 'around'; id: number }
  | { at: 'date'; date: number };

/** Reading a chat, and telling what was read, heard and seen. */
export interface ReadingVerbs {
  /** At most `limit` messages, oldest first; with `thread` only what stands under that message. */
  history(chatId: PeerId, from: HistoryFrom, limit: number, thread?: number): Promise<Page>;
  /** Undefined when it is gone. */
  message(chatId: PeerId, id: number): Promise<Message | undefined>;
  pinned(chatId: PeerId): Promise<Message[]>;
  /** Says that everything up to this message was seen. */
  read(chatId: PeerId, upTo: number): Promise<void>;
  /** Counts views of posts. */
  viewed(chatId: PeerId, ids: number[]): Promise<void>;
  /** Says that a voice message was played, or that what has a timer was opened. */
  opened(chatId: PeerId, id: number): Promise<void>;
  /** The oldest message that mentions oneself, or got a reaction, and was not seen since. */
  nextMark(chatId: PeerId, kind: 'mention' | 'reaction'): Promise<number | undefined>;
  seenMentions(chatId: PeerId, ids: number[]): Promise<void>;
  seenReactions(chatId: PeerId): Promise<void>;
}
