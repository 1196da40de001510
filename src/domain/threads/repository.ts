import type { AccountId, ChatId, MailboxId, MessageId, PeerId } from '../ids.ts';

/** A thread of a supergroup: its root message and what is kept about the replies to it. */
export interface Thread {
  mailbox: MailboxId;
  topId: MessageId;
  replies: number;
  /** The newest reply; the root itself when there is none. */
  maxId: MessageId;
  /** Who replied last, newest first. */
  recent: PeerId[];
  /** The channel's post under which these are the comments. */
  post?: { broadcast: ChatId; id: MessageId };
}

export interface ThreadRepository {
  get(mailbox: MailboxId, topId: MessageId): Promise<Thread | undefined>;
  many(mailbox: MailboxId, topIds: readonly MessageId[]): Promise<Thread[]>;
  /** Comments of these posts, in whichever group they lie. */
  ofPosts(broadcast: ChatId, posts: readonly MessageId[]): Promise<Thread[]>;
  put(thread: Thread): Promise<void>;
  remove(mailbox: MailboxId, topId: MessageId): Promise<void>;
  /** How far the account has read, by thread; threads that it never read are absent. */
  reads(account: AccountId, mailbox: MailboxId, topIds: readonly MessageId[]): Promise<Map<MessageId, MessageId>>;
  putRead(account: AccountId, mailbox: MailboxId, topId: MessageId, maxId: MessageId): Promise<void>;
  /** The furthest that anybody else has read; 0 when nobody did. */
  readByOthers(account: AccountId, mailbox: MailboxId, topId: MessageId): Promise<MessageId>;
}
