import type { PeerId, Topic } from '../views.ts';

/** Comments of channels and topics of forums. */
export interface ThreadVerbs {
  /** Where the comments on a channel's post stand. */
  comments(chatId: PeerId, id: number): Promise<{ chatId: PeerId; thread: number }>;
  readThread(chatId: PeerId, thread: number, upTo: number): Promise<void>;
  topics(chatId: PeerId): Promise<Topic[]>;
  createTopic(chatId: PeerId, title: string): Promise<void>;
  editTopic(chatId: PeerId, topic: number, change: { title?: string; closed?: boolean }): Promise<void>;
  /** Turns a supergroup into a forum, or back. */
  setForum(chatId: PeerId, on: boolean): Promise<void>;
}
