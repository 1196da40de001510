import {
  type AccountId,
  type BotDialect,
  type BotFeed,
  type BotUpdateType,
  type BusListener,
  dropPending,
  feedOf,
  setWebhook,
  type Webhook,
  type World,
} from '#domain';
import type { Outside } from '../outside/request.ts';
import { createCollector } from './collector.ts';
import type { Dialect } from './dialect.ts';
import { createPollers, type PollOutcome, type PollRequest } from './poll.ts';
import { createWebhooks } from './webhooks.ts';

export interface WebhookWish {
  /** Without one the bot asks for its updates itself. */
  webhook?: Webhook;
  allowed?: BotUpdateType[];
  words?: string[];
  dropPending: boolean;
}

/** Brings bots what happened to them: by asking, or by calling them. Shared by every dialect. */
export interface Delivery {
  speak(dialect: Dialect): void;
  poll(dialect: BotDialect, request: PollRequest): Promise<PollOutcome>;
  setWebhook(bot: AccountId, dialect: BotDialect, wish: WebhookWish): Promise<void>;
  /** How the bot takes its updates, and how many wait. */
  state(bot: AccountId, dialect: BotDialect): Promise<{ feed: BotFeed; pending: number }>;
  readonly listener: BusListener;
  start(): Promise<void>;
  close(): Promise<void>;
}

export function createDelivery(parts: {
  world: World;
  outside: Outside;
  log: (event: Record<string, unknown>) => void;
}): Delivery {
  const { world } = parts;
  const dialects = new Map<BotDialect, Dialect>();
  const collector = createCollector(world, dialects);
  const pollers = createPollers(world, collector);
  const webhooks = createWebhooks({ ...parts, collector, dialects });
  const spoken = (name: BotDialect): Dialect => {
    const dialect = dialects.get(name);
    if (!dialect) throw new Error(`nobody speaks ${name} here`);
    return dialect;
  };
  return {
    speak: (dialect) => void dialects.set(dialect.name, dialect),
    poll: (name, request) => pollers.poll(spoken(name), request),
    async setWebhook(bot, dialect, wish) {
      await collector.look(bot);
      if (wish.dropPending) await dropPending(world, bot, dialect);
      await setWebhook(world, bot, dialect, { webhook: wish.webhook, allowed: wish.allowed, words: wish.words });
      collector.touch(bot);
      world.bus.publishTransient([bot], { kind: 'botWebhook', bot, dialect });
    },
    async state(bot, dialect) {
      await collector.look(bot);
      return world.store.read(async (tx) => {
        const feed = await feedOf(world, tx, bot, dialect);
        return { feed, pending: (await tx.botFeeds.countQueued(bot, feed.confirmedId)) - feed.ahead.length };
      });
    },
    listener: {
      nudges: collector.nudges,
      accountsChanged: pollers.changed,
      transient(_to, update) {
        if (update.kind === 'botPoller') pollers.heard(update.bot, update.dialect, update.poller);
        if (update.kind !== 'botWebhook') return;
        pollers.stopAll(update.bot, update.dialect);
        void webhooks.refresh(update.bot, update.dialect);
      },
      keysDropped: () => undefined,
    },
    start: webhooks.start,
    async close() {
      pollers.close();
      await webhooks.close();
    },
  };
}
