import type { AccountId, ChatId, MessageId } from '../ids.ts';

/** A topic of a forum. Its id is that of the message that opened it; General has id 1. */
export interface Topic {
  chat: ChatId;
  id: MessageId;
  title: string;
  /** RGB. */
  iconColor: number;
  /** Decimal 64-bit id of a custom emoji. */
  iconEmoji?: string;
  creator: AccountId;
  date: number;
  closed: boolean;
  hidden: boolean;
  /** Place among pinned topics, highest first; 0 when not pinned. */
  pinnedOrder: number;
}

export interface TopicQuery {
  chat: ChatId;
  /** Part of the title, case folded. */
  search?: string;
  pinned?: boolean;
  /** Topics strictly below this place in (newest message, id) order. */
  below?: { topId: MessageId; id: MessageId };
  limit: number;
}

export interface TopicRepository {
  get(chat: ChatId, id: MessageId): Promise<Topic | undefined>;
  many(chat: ChatId, ids: readonly MessageId[]): Promise<Topic[]>;
  /** Pinned ones by their place, others by their newest message. */
  page(query: TopicQuery): Promise<Topic[]>;
  count(query: Omit<TopicQuery, 'limit' | 'below'>): Promise<number>;
  put(topic: Topic): Promise<void>;
  remove(chat: ChatId, id: MessageId): Promise<void>;
}
