import type { AccountId, BotDialect, BotFeed, BotUpdateType, QueuedUpdate } from '#domain';

/** An update in the words of a dialect, or nothing when what it names is gone. */
export interface WrittenUpdate {
  id: number;
  body: object | undefined;
}

/** What a dialect adds to the machine that it shares with the other. */
export interface Dialect {
  readonly name: BotDialect;
  /** What a bot hears of that never said what it wants. */
  readonly defaults: readonly BotUpdateType[];
  /** Writes updates in order, reading the present state. */
  write(bot: AccountId, updates: readonly QueuedUpdate[]): Promise<WrittenUpdate[]>;
  /** Headers of a call to the bot's webhook. */
  webhookHeaders(feed: BotFeed): Record<string, string>;
  /** The answer of a webhook, which may hold a call of a method. */
  webhookAnswer?(bot: AccountId, answer: { contentType: string; body: string }): Promise<void>;
}

export type Dialects = ReadonlyMap<BotDialect, Dialect>;
