import type { IncomingMessage } from 'node:http';
import type { AccountId, BotDialect, BotFeed, BotUpdateType, QueuedUpdate } from '#domain';

/** An update in the words of a dialect, or nothing when what it names is gone. One record may become several updates. */
export interface WrittenUpdate {
  id: number;
  body: object | undefined;
}

/** How a dialect calls webhooks. */
export interface WebhookManners {
  firstRetryMs: number;
  longestRetryMs: number;
  /** Updates that happened longer ago are not brought any more. */
  keptMs?: number;
  /** A webhook that failed for so long is forgotten. */
  endsAfterMs?: number;
  callsPerS?: number;
  callTimeoutMs: number;
  accepts(status: number): boolean;
}

/** What a dialect adds to the machine that it shares with the other. */
export interface Dialect {
  readonly name: BotDialect;
  /** What a bot hears of that never said what it wants. */
  readonly defaults: readonly BotUpdateType[];
  /** Writes updates in order, reading the present state; of a finer wish than the machine knows it makes its own choice. */
  write(feed: BotFeed, updates: readonly QueuedUpdate[]): Promise<WrittenUpdate[]>;
  /** Whether a new poll ends the one that waits. */
  readonly onePoller: boolean;
  readonly webhooks: WebhookManners;
  /** Headers of a call to the bot's webhook. */
  webhookHeaders(feed: BotFeed): Record<string, string>;
  /**
   * Reads the answer of a webhook, which may hold a call of a method, to its end, and gives back what is to be done then.
   * Rejects only when the connection broke.
   */
  readAnswer?(bot: AccountId, answer: IncomingMessage): Promise<() => Promise<void>>;
}

export type Dialects = ReadonlyMap<BotDialect, Dialect>;
