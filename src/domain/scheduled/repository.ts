import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { ContentData } from '../messages/content.ts';

/** A message that waits to be sent. Its id counts apart from the chat's own. */
export interface ScheduledMessage {
  account: AccountId;
  peer: PeerId;
  id: MessageId;
  /** Unix seconds. */
  dueAt: number;
  randomId?: string;
  data: ContentData;
  replyTo?: MessageId;
  /** In the name of which chat it is sent; the author's own without it. */
  sendAs?: PeerId;
}

export interface ScheduledRepository {
  /** Gives the next id of this chat; undefined when the random id was used. */
  insert(message: Omit<ScheduledMessage, 'id'>): Promise<MessageId | undefined>;
  byRandomId(account: AccountId, randomId: string): Promise<ScheduledMessage | undefined>;
  /** Soonest last, as clients list them. */
  list(account: AccountId, peer: PeerId): Promise<ScheduledMessage[]>;
  get(account: AccountId, peer: PeerId, ids: readonly MessageId[]): Promise<ScheduledMessage[]>;
  update(message: ScheduledMessage): Promise<void>;
  remove(account: AccountId, peer: PeerId, ids: readonly MessageId[]): Promise<void>;
  /** Drops all that the account wanted to send. */
  removeOf(account: AccountId): Promise<void>;
  /**
   * What is due, the oldest first, behind `after`. What a suspended account wrote, or is meant for one or for a chat that
   * was taken down, is not due before that ends. For whom is deleted nothing ends any more:
   * it is due, to be dropped.
   */
  due(now: number, limit: number, after?: ScheduledMessage): Promise<ScheduledMessage[]>;
  /**
   * What is due at this date, which stands for their receiver being here: for those who are, at `now`, behind `after`; and
   * what waits for somebody who is deleted, to be dropped.
   */
  awaited(dueAt: number, now: number, limit: number, after?: ScheduledMessage): Promise<ScheduledMessage[]>;

  /** Remembers when a message deletes itself. */
  expireAt(mailbox: number, id: MessageId, dueAt: number): Promise<void>;
  expired(now: number, limit: number): Promise<{ mailbox: number; id: MessageId }[]>;
  forgetExpiry(mailbox: number, ids: readonly MessageId[]): Promise<void>;
}
