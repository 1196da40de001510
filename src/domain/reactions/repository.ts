import type { AccountId, ContentId, MailboxId, MessageId, PeerId } from '../ids.ts';

export interface Reaction {
  content: ContentId;
  account: AccountId;
  emoticon: string;
  date: number;
  big: boolean;
}

export interface ReactionRepository {
  /** Replaces what this account chose for this content. */
  set(
    content: ContentId,
    account: AccountId,
    reactions: readonly Omit<Reaction, 'content' | 'account'>[],
  ): Promise<void>;
  of(content: ContentId, account: AccountId): Promise<Reaction[]>;
  counts(contents: readonly ContentId[]): Promise<{ content: ContentId; emoticon: string; count: number }[]>;
  chosen(contents: readonly ContentId[], account: AccountId): Promise<Reaction[]>;
  /** Newest first. `before` continues a list: the last reaction of the page above. */
  list(query: { content: ContentId; emoticon?: string; offset: number; limit: number }): Promise<Reaction[]>;
  /** Ids of messages in a mailbox's chat to which an account reacted, those of its latest reactions first. */
  reactedTo(mailbox: MailboxId, peer: PeerId, account: AccountId, limit: number): Promise<MessageId[]>;
  /** How often the owner tagged messages of Saved Messages, or of one part of them; the commonest tag first. */
  tags(owner: AccountId, part: PeerId | undefined): Promise<{ emoticon: string; count: number }[]>;
  removeFor(contents: readonly ContentId[]): Promise<void>;

  /** The account has not seen since then that others reacted to its message, if it has the chat in its list. */
  markUnread(account: AccountId, peer: PeerId, id: MessageId, sinceS: number): Promise<void>;
  /** The same is over where nobody's reaction is left that it did not see. */
  settleUnread(account: AccountId, peer: PeerId, id: MessageId, content: ContentId): Promise<void>;
  /** Which of its messages have reactions that it did not see, with the moment of the first of them. */
  unreadSince(account: AccountId, peer: PeerId, ids: readonly MessageId[]): Promise<Map<MessageId, number>>;
  /** It has seen them: returns the messages that had any, in rising order. */
  readUnread(account: AccountId, peer: PeerId, ids: readonly MessageId[]): Promise<MessageId[]>;
  /** Messages of a mailbox are gone. */
  forgetUnread(mailbox: MailboxId, ids: readonly MessageId[]): Promise<void>;
  /** An account no longer sees a chat's messages up to this one. */
  forgetUnreadUpTo(account: AccountId, peer: PeerId, id: MessageId): Promise<void>;
}
