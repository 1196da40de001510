import type { MailboxId, MessageId, PeerId } from '../ids.ts';
import type { LogEntry, UpdateBody } from './bodies.ts';

export interface MailboxState {
  pts: number;
  lastMessageId: MessageId;
}

export interface UpdateRepository {
  createMailbox(mailbox: MailboxId): Promise<void>;
  state(mailbox: MailboxId): Promise<MailboxState | undefined>;
  /**
   * Moves pts by `ptsCount` and the last message id by `messages`, under the mailbox's row lock, and returns the values
   * after the move. Inside a write only.
   */
  advance(mailbox: MailboxId, ptsCount: number, messages: number): Promise<MailboxState>;
  /** Returns the entry's order. */
  append(mailbox: MailboxId, pts: number, ptsCount: number, date: number, body: UpdateBody): Promise<number>;
  /** Entries that move pts beyond `pts`, and those that do not, from `sinceDate` on; in log order. */
  since(mailbox: MailboxId, pts: number, sinceDate: number, limit: number): Promise<LogEntry[]>;
  /** Entries at exactly `pts` that do not move it, from `sinceDate` on, the newest of each kind; at most `limit` newest. */
  restated(mailbox: MailboxId, pts: number, sinceDate: number, limit: number): Promise<LogEntry[]>;
  /** How many entries there are beyond `pts`, counted up to `limit`. */
  countSince(mailbox: MailboxId, pts: number, limit: number): Promise<number>;
  /**
   * Entries of all shared mailboxes, and those that say that an account changed, beyond a place of the whole log, in
   * order. A writer that was slower may commit a lower place later, so whoever follows looks back a little.
   */
  feed(beyond: number, limit: number): Promise<{ place: number; mailbox: MailboxId; body: UpdateBody }[]>;
  /** When `peer` read the mailbox's own message; undefined when it did not, or before `sinceDate`. */
  outboxReadAt(mailbox: MailboxId, peer: PeerId, id: MessageId, sinceDate: number): Promise<number | undefined>;
  /** When the mailbox's owner first read a chat as far as this message. */
  inboxReadAt(mailbox: MailboxId, peer: PeerId, id: MessageId, sinceDate: number): Promise<number | undefined>;
}
