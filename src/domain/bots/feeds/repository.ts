import type { AccountId, MailboxId } from '../../ids.ts';
import type { LogEntry } from '../../updates/bodies.ts';
import type { BotRecord, BotUpdateType } from './records.ts';

/** The dialects in which a bot may take its updates, each at its own pace. */
export const botDialects = ['telegram', 'max', 'tamtam'] as const;
export type BotDialect = (typeof botDialects)[number];

export interface Webhook {
  url: string;
  secret?: string;
  /** PEM of a certificate that the bot signed itself. */
  certificate?: string;
  /** Connect here instead of asking the name server. */
  address?: string;
  /** Where its name led when it was set. */
  seenAddress?: string;
  maxConnections: number;
  /** Unix seconds at which the bot asked for it. */
  setAt?: number;
  /** Whether the dialect's own check of the certificate is wanted, and other things that only it knows. */
  version?: string;
}

/** How far a bot has taken its updates in one dialect, and how it wants them. */
export interface BotFeed {
  bot: AccountId;
  dialect: BotDialect;
  /** Updates up to here were taken. */
  confirmedId: number;
  /** Delivered beyond `confirmedId`, out of order. */
  ahead: number[];
  /** Undefined: the dialect's default. */
  allowed?: BotUpdateType[];
  /** The same in the dialect's own words, where these are finer. */
  words?: string[];
  webhook?: Webhook;
  lastError?: { date: number; message: string };
  /** Unix seconds. */
  usedAt: number;
  /** The node that calls the webhook, and until when it may unless it asks again. */
  lease?: { node: string; untilS: number };
}

/** Up to where a mailbox's log was looked through for a bot. */
export interface FeedCursor {
  mailbox: MailboxId;
  pts: number;
  order: number;
}

export interface QueuedUpdate {
  id: number;
  date: number;
  record: BotRecord;
}

export interface BotFeedRepository {
  feed(bot: AccountId, dialect: BotDialect): Promise<BotFeed | undefined>;
  feedsOf(bot: AccountId): Promise<BotFeed[]>;
  /** Feeds that want to be called. */
  withWebhook(): Promise<BotFeed[]>;
  putFeed(feed: BotFeed): Promise<void>;

  /** Holds off every other look through this bot's logs until the commit; returns the id that the next update gets. */
  lock(bot: AccountId, firstId: number): Promise<number>;
  cursors(bot: AccountId): Promise<FeedCursor[]>;
  putCursor(bot: AccountId, cursor: FeedCursor): Promise<void>;
  removeCursor(bot: AccountId, mailbox: MailboxId): Promise<void>;
  /** Entries of a mailbox's log beyond the cursor, in log order. */
  entriesAfter(cursor: FeedCursor, limit: number): Promise<LogEntry[]>;
  /** The last place of a mailbox's log that was written before the entry with this order. */
  placeBefore(mailbox: MailboxId, order: number): Promise<FeedCursor>;

  append(bot: AccountId, updates: readonly QueuedUpdate[], nextId: number): Promise<void>;
  /** Oldest first. */
  queued(bot: AccountId, afterId: number, limit: number): Promise<QueuedUpdate[]>;
  countQueued(bot: AccountId, afterId: number): Promise<number>;
  /** The id of the `n`th update from the end; undefined when there are fewer. */
  idFromEnd(bot: AccountId, n: number): Promise<number | undefined>;
  /** Removes updates that were made before that moment, and those that every feed of their bot has taken. */
  prune(beforeS: number): Promise<number>;
}
