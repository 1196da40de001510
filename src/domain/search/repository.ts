import type { ContentId, MailboxId } from '../ids.ts';

export interface SearchDocument {
  content: ContentId;
  words: string[];
  mailboxes: MailboxId[];
}

export interface SearchRepository {
  /** Contents that the index does not know yet, oldest first, and those whose text changed. */
  waiting(limit: number): Promise<{ content: ContentId; text: string; mailboxes: MailboxId[] }[]>;
  put(documents: readonly SearchDocument[]): Promise<void>;
  /** Brings a few pages of the index together; false when there was nothing left to merge. */
  merge(): Promise<boolean>;
  /** The text changed or went away: indexed anew, or forgotten. */
  markChanged(content: ContentId): Promise<void>;
  /** A deleted content is back under its own number, which the index may have passed without seeing it. */
  markReturned(content: ContentId): Promise<void>;

  /** Begins to look through what rules of words before this version indexed, unless that was begun before. */
  beginRevision(version: number): Promise<void>;
  /** The next contents that older rules may have indexed, newest first; none once all were looked through. */
  unrevised(limit: number): Promise<{ content: ContentId; text: string }[]>;
  /** Contents down to `below` were looked through; the reworded ones among them wait to be indexed anew. */
  markRevised(below: ContentId, reworded: readonly ContentId[]): Promise<void>;
  /** Finds the forms of the next words of the index anew. False when there were no more. */
  reviseTerms(limit: number): Promise<boolean>;
}
