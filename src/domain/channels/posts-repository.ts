import type { AccountId, ChatId, MailboxId, MessageId } from '../ids.ts';

export interface PostCounters {
  id: MessageId;
  views: number;
  forwards: number;
}

/** How often posts of shared mailboxes were seen and passed on. */
export interface PostRepository {
  /** Only posts that have a count. */
  counters(mailbox: MailboxId, ids: readonly MessageId[]): Promise<PostCounters[]>;
  /** Those of the posts that the account has not been counted for. */
  unseen(mailbox: MailboxId, account: AccountId, ids: readonly MessageId[]): Promise<MessageId[]>;
  /** Counts the account once for each of the posts; returns those for which it counted now. */
  see(mailbox: MailboxId, account: AccountId, ids: readonly MessageId[]): Promise<MessageId[]>;
  addForward(mailbox: MailboxId, id: MessageId): Promise<void>;
}

/** Who was mentioned in a shared mailbox, whose rows belong to nobody in particular. */
export interface MentionRepository {
  add(chat: ChatId, id: MessageId, accounts: readonly AccountId[]): Promise<void>;
  /** The account's mentions among these messages. */
  of(chat: ChatId, account: AccountId, ids: readonly MessageId[]): Promise<{ id: MessageId; unread: boolean }[]>;
  /** Whom these messages mention. */
  mentioned(chat: ChatId, ids: readonly MessageId[]): Promise<AccountId[]>;
  /** Returns the ids that were unread. */
  read(chat: ChatId, account: AccountId, ids: readonly MessageId[]): Promise<MessageId[]>;
  remove(chat: ChatId, ids: readonly MessageId[]): Promise<void>;
}
