import {
  type AccountId,
  type BotDialect,
  type BotFeed,
  type BotUpdateType,
  changeFeed,
  feedOf,
  keepLast,
  waitingUpdates,
  type World,
} from '#domain';
import type { Collector } from './collector.ts';
import type { Dialect, WrittenUpdate } from './dialect.ts';

export interface PollRequest {
  bot: AccountId;
  /** Everything up to this id was taken; negative keeps the last so many. Undefined confirms nothing. */
  confirm?: number;
  limit: number;
  timeoutMs: number;
  /** What the bot wants from now on. */
  allowed?: BotUpdateType[];
  /** Ends the wait: the caller is gone. */
  signal: AbortSignal;
}

export type PollOutcome =
  | { kind: 'updates'; updates: WrittenUpdate[] }
  /** Another program asks for the same updates. */
  | { kind: 'replaced' }
  | { kind: 'webhook' };

export interface Pollers {
  poll(dialect: Dialect, request: PollRequest): Promise<PollOutcome>;
  /** Somebody polls on another node, or on this one. */
  heard(bot: AccountId, dialect: BotDialect, poller: string): void;
  /** A webhook was set: whoever waits is told. */
  stopAll(bot: AccountId, dialect: BotDialect): void;
  close(): void;
}

interface Waiter {
  id: string;
  end(outcome: PollOutcome): void;
}

export function createPollers(world: World, collector: Collector): Pollers {
  const waiters = new Map<string, Waiter>();
  const keyOf = (bot: AccountId, dialect: BotDialect): string => `${dialect} ${bot}`;

  async function take(
    dialect: Dialect,
    request: PollRequest,
    feed: BotFeed,
    feedAt: { id: number },
  ): Promise<WrittenUpdate[]> {
    const allowed = new Set(feed.allowed ?? dialect.defaults);
    for (;;) {
      const page = await waitingUpdates(world, request.bot, { afterId: feedAt.id, limit: request.limit });
      if (page.length === 0) return [];
      const wanted = page.filter(({ record }) => allowed.has(record.type));
      const written = (await dialect.write(request.bot, wanted)).filter(({ body }) => body !== undefined);
      if (written.length > 0) return written;
      // Nothing of this page is left to tell: messages that were deleted meanwhile.
      feedAt.id = page.at(-1)?.id ?? feedAt.id;
    }
  }

  return {
    async poll(dialect, request) {
      const { bot } = request;
      const key = keyOf(bot, dialect.name);
      const poller = world.random.bytes(8).toHex();
      // The poller before this one ends first, here and on every node.
      world.bus.publishTransient([bot], { kind: 'botPoller', bot, dialect: dialect.name, poller });
      const ending: { outcome?: PollOutcome; wake: () => void } = { wake: () => undefined };
      const waiter: Waiter = {
        id: poller,
        end(outcome) {
          ending.outcome = outcome;
          ending.wake();
        },
      };
      waiters.get(key)?.end({ kind: 'replaced' });
      waiters.set(key, waiter);
      const gone = () => waiter.end({ kind: 'updates', updates: [] });
      request.signal.addEventListener('abort', gone, { once: true });
      let stirred = false;
      const unfollow = collector.follow(bot, () => {
        stirred = true;
        ending.wake();
      });
      const endsAtMs = world.clock.nowMs() + request.timeoutMs;
      try {
        const feed = await begin(world, collector, dialect, request);
        if (feed.webhook) return { kind: 'webhook' };
        const feedAt = { id: feed.confirmedId };
        for (;;) {
          stirred = false;
          await collector.look(bot);
          const updates = await take(dialect, request, feed, feedAt);
          if (ending.outcome) return ending.outcome;
          const leftMs = endsAtMs - world.clock.nowMs();
          if (updates.length > 0 || leftMs <= 0) return { kind: 'updates', updates };
          if (!stirred) await waitFor(ending, leftMs);
          if (ending.outcome !== undefined) return ending.outcome;
        }
      } finally {
        unfollow();
        request.signal.removeEventListener('abort', gone);
        if (waiters.get(key) === waiter) waiters.delete(key);
      }
    },
    heard(bot, dialect, poller) {
      const waiter = waiters.get(keyOf(bot, dialect));
      if (waiter && waiter.id !== poller) waiter.end({ kind: 'replaced' });
    },
    stopAll(bot, dialect) {
      waiters.get(keyOf(bot, dialect))?.end({ kind: 'webhook' });
    },
    close() {
      for (const waiter of waiters.values()) waiter.end({ kind: 'updates', updates: [] });
    },
  };
}

/** Confirms what was taken and keeps what the bot wants from now on; what happened before still counts as it wanted. */
async function begin(world: World, collector: Collector, dialect: Dialect, request: PollRequest): Promise<BotFeed> {
  const { bot, confirm, allowed } = request;
  const before = await world.store.read((tx) => feedOf(world, tx, bot, dialect.name));
  if (before.webhook) return before;
  if (confirm !== undefined && confirm < 0) {
    await collector.look(bot);
    await keepLast(world, bot, dialect.name, -confirm);
  }
  const changesWishes = allowed !== undefined && JSON.stringify(allowed) !== JSON.stringify(before.allowed);
  if (changesWishes) {
    await collector.look(bot);
    collector.touch(bot);
  }
  const confirmsMore = confirm !== undefined && confirm > before.confirmedId;
  if (!changesWishes && !confirmsMore && confirm === undefined) return before;
  return changeFeed(world, bot, dialect.name, (feed) => ({
    ...feed,
    ...(confirm !== undefined && confirm > feed.confirmedId
      ? { confirmedId: confirm, usedAt: world.clock.nowS() }
      : {}),
    ...(allowed ? { allowed } : {}),
  }));
}

/** The longest wait of a timer that never matters: `wake` comes first. */
function waitFor(ending: { wake: () => void }, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      ending.wake = () => undefined;
      resolve();
    }
    ending.wake = done;
  });
}
