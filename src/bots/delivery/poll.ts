import {
  type AccountId,
  type BotDialect,
  type BotFeed,
  type BotUpdateType,
  botDialects,
  changeFeed,
  emptyFeed,
  keepLast,
  waitingUpdates,
  type World,
} from '#domain';
import type { Collector } from './collector.ts';
import type { Dialect, WrittenUpdate } from './dialect.ts';
import { writeUpdates } from './write-updates.ts';

export interface PollRequest {
  bot: AccountId;
  /** Everything up to this id was taken; negative keeps the last so many. Undefined confirms nothing. */
  confirm?: number;
  limit: number;
  timeoutMs: number;
  /** What the bot wants from now on. */
  allowed?: BotUpdateType[];
  words?: string[];
  /** Ends the wait: the caller is gone. */
  signal: AbortSignal;
}

export type PollOutcome =
  /** `through` is the last update that was told, or that there was nothing to tell of. */
  | { kind: 'updates'; updates: WrittenUpdate[]; through: number }
  /** Another program asks for the same updates. */
  | { kind: 'replaced' }
  | { kind: 'webhook' };

export interface Pollers {
  poll(dialect: Dialect, request: PollRequest): Promise<PollOutcome>;
  /** Somebody polls on another node, or on this one. */
  heard(bot: AccountId, dialect: BotDialect, poller: string): void;
  /** Something of these accounts changed: nobody waits on for a bot that is suspended or gone. */
  changed(accounts: readonly AccountId[]): void;
  /** A webhook was set: whoever waits is told. */
  stopAll(bot: AccountId, dialect: BotDialect): void;
  close(): void;
}

const nothing: PollOutcome = { kind: 'updates', updates: [], through: 0 };

interface Waiter {
  id: string;
  end(outcome: PollOutcome): void;
}

export function createPollers(world: World, collector: Collector): Pollers {
  const waiters = new Map<string, Set<Waiter>>();
  const keyOf = (bot: AccountId, dialect: BotDialect): string => `${dialect} ${bot}`;

  function endAll(key: string, outcome: PollOutcome): void {
    for (const waiter of waiters.get(key) ?? []) waiter.end(outcome);
  }

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
      const written = (await writeUpdates(world, dialect, feed, wanted)).filter(({ body }) => body !== undefined);
      // Without any, nothing of this page is left to tell: messages that were deleted, and chats that were closed meanwhile.
      feedAt.id = page.at(-1)?.id ?? feedAt.id;
      if (written.length > 0) return written;
    }
  }

  return {
    async poll(dialect, request) {
      const { bot } = request;
      const key = keyOf(bot, dialect.name);
      const poller = world.random.bytes(8).toHex();
      const ending: { outcome?: PollOutcome; wake: () => void } = { wake: () => undefined };
      const waiter: Waiter = {
        id: poller,
        end(outcome) {
          ending.outcome = outcome;
          ending.wake();
        },
      };
      if (dialect.onePoller) {
        // The poller before this one ends first, here and on every node.
        world.bus.publishTransient([bot], { kind: 'botPoller', bot, dialect: dialect.name, poller });
        endAll(key, { kind: 'replaced' });
      }
      const waiting = waiters.get(key) ?? new Set();
      waiters.set(key, waiting.add(waiter));
      const gone = () => waiter.end(nothing);
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
          if (updates.length > 0 || leftMs <= 0) return { kind: 'updates', updates, through: feedAt.id };
          if (!stirred) await waitFor(ending, leftMs);
          if (ending.outcome !== undefined) return ending.outcome;
        }
      } finally {
        unfollow();
        request.signal.removeEventListener('abort', gone);
        waiting.delete(waiter);
        if (waiting.size === 0 && waiters.get(key) === waiting) waiters.delete(key);
      }
    },
    heard(bot, dialect, poller) {
      for (const waiter of waiters.get(keyOf(bot, dialect)) ?? [])
        if (waiter.id !== poller) waiter.end({ kind: 'replaced' });
    },
    changed(accounts) {
      for (const bot of accounts) {
        const keys = botDialects.map((dialect) => keyOf(bot, dialect)).filter((key) => waiters.has(key));
        if (keys.length === 0) continue;
        void world.store
          .read((tx) => tx.accounts.get(bot))
          .then((account) => {
            const works = account !== undefined && account.suspendedAt === undefined && account.deletedAt === undefined;
            // Its next request is refused with the token.
            if (!works) for (const key of keys) endAll(key, nothing);
          });
      }
    },
    stopAll(bot, dialect) {
      endAll(keyOf(bot, dialect), { kind: 'webhook' });
    },
    close() {
      for (const key of waiters.keys()) endAll(key, nothing);
    },
  };
}

/** Confirms what was taken and keeps what the bot wants from now on; what happened before still counts as it wanted. */
async function begin(world: World, collector: Collector, dialect: Dialect, request: PollRequest): Promise<BotFeed> {
  const { bot, confirm, allowed, words } = request;
  const known = await world.store.read((tx) => tx.botFeeds.feed(bot, dialect.name));
  const before = known ?? emptyFeed(bot, dialect.name, world.clock.nowS());
  if (before.webhook) return before;
  if (confirm !== undefined && confirm < 0) {
    await collector.look(bot);
    await keepLast(world, bot, dialect.name, -confirm);
  }
  const changesWishes = differs(allowed, before.allowed) || differs(words, before.words);
  if (changesWishes) {
    await collector.look(bot);
    collector.touch(bot);
  }
  const confirmsMore = confirm !== undefined && confirm > before.confirmedId;
  // A bot that asks for the first time is remembered, so that everything its dialect knows is kept for it from now on.
  if (known && !changesWishes && !confirmsMore && confirm === undefined) return before;
  if (!known) collector.touch(bot);
  return changeFeed(world, bot, dialect.name, (feed) => ({
    ...feed,
    ...(!known || (confirm !== undefined && confirm > feed.confirmedId) ? { usedAt: world.clock.nowS() } : {}),
    ...(confirm !== undefined && confirm > feed.confirmedId ? { confirmedId: confirm } : {}),
    ...(allowed ? { allowed } : {}),
    ...(words ? { words } : {}),
  }));
}

const differs = (wished: readonly string[] | undefined, before: readonly string[] | undefined): boolean =>
  wished !== undefined && JSON.stringify(wished) !== JSON.stringify(before);

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
