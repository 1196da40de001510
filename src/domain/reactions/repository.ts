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
  removeFor(contents: readonly ContentId[]): Promise<void>;
}
