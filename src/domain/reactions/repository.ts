import type { AccountId, ContentId } from '../ids.ts';

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
  removeFor(contents: readonly ContentId[]): Promise<void>;
}
