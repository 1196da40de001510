import type { AccountId } from '../../ids.ts';
import type { Tx, World, WriteTx } from '../../ports.ts';
import { keptS } from './collect.ts';
import type { BotUpdateType } from './records.ts';
import type { BotDialect, BotFeed, QueuedUpdate, Webhook } from './repository.ts';

/** A feed that nobody has read yet. `nowS` in Unix seconds. */
export const emptyFeed = (bot: AccountId, dialect: BotDialect, nowS: number): BotFeed => ({
  bot,
  dialect,
  confirmedId: 0,
  ahead: [],
  usedAt: nowS,
});

/** How a bot takes its updates in one dialect; a fresh one when it never did. */
export async function feedOf(world: World, tx: Tx, bot: AccountId, dialect: BotDialect): Promise<BotFeed> {
  return (await tx.botFeeds.feed(bot, dialect)) ?? emptyFeed(bot, dialect, world.clock.nowS());
}

/** What any dialect of the bot wants to hear of. `defaults` is what each hears unless it said otherwise. */
export async function wantedTypes(
  tx: Tx,
  bot: AccountId,
  defaults: Readonly<Record<BotDialect, readonly BotUpdateType[]>>,
): Promise<Set<BotUpdateType>> {
  const feeds = await tx.botFeeds.feedsOf(bot);
  // A bot that never asked will most likely ask in the first dialect.
  if (feeds.length === 0) return new Set(defaults.telegram);
  return new Set(feeds.flatMap((feed) => feed.allowed ?? defaults[feed.dialect]));
}

/**
 * Changes how a bot is told of updates in one dialect, and returns what is in force; what is the same is not written.
 */
export function changeFeed(
  world: World,
  bot: AccountId,
  dialect: BotDialect,
  change: (feed: BotFeed) => BotFeed,
): Promise<BotFeed> {
  return world.store.write(async (tx) => {
    const before = await feedOf(world, tx, bot, dialect);
    const after = change(before);
    if (JSON.stringify(after) !== JSON.stringify(before)) await tx.botFeeds.putFeed(after);
    return after;
  });
}

/** Sets who is called, or with nothing lets the bot ask itself. */
export const setWebhook = (
  world: World,
  bot: AccountId,
  dialect: BotDialect,
  wish: { webhook?: Webhook | undefined; allowed?: BotUpdateType[] | undefined; words?: string[] | undefined },
): Promise<BotFeed> =>
  changeFeed(world, bot, dialect, ({ webhook: _, lastError: __, ...feed }) => ({
    ...feed,
    ...(wish.webhook ? { webhook: wish.webhook } : {}),
    ...(wish.allowed ? { allowed: wish.allowed } : {}),
    ...(wish.words ? { words: wish.words } : {}),
    usedAt: world.clock.nowS(),
  }));

/** The bot has taken everything up to this update. */
export const confirmUpTo = (world: World, bot: AccountId, dialect: BotDialect, id: number): Promise<BotFeed> =>
  changeFeed(world, bot, dialect, (feed) =>
    id > feed.confirmedId ? { ...feed, confirmedId: id, usedAt: world.clock.nowS() } : feed,
  );

/** Drops everything that waits. Returns the feed as it then is. */
export function dropPending(world: World, bot: AccountId, dialect: BotDialect): Promise<BotFeed> {
  return world.store.write((tx) => dropIn(world, tx, bot, dialect));
}

async function dropIn(world: World, tx: WriteTx, bot: AccountId, dialect: BotDialect): Promise<BotFeed> {
  const feed = await feedOf(world, tx, bot, dialect);
  const last = await tx.botFeeds.idFromEnd(bot, 1);
  if (last === undefined || last <= feed.confirmedId) return feed;
  const dropped = { ...feed, confirmedId: last, ahead: [] };
  await tx.botFeeds.putFeed(dropped);
  return dropped;
}

/** Keeps the last `n` updates and confirms the rest, as a negative offset asks. */
export function keepLast(world: World, bot: AccountId, dialect: BotDialect, n: number): Promise<BotFeed> {
  return world.store.write(async (tx) => {
    const feed = await feedOf(world, tx, bot, dialect);
    const first = await tx.botFeeds.idFromEnd(bot, n);
    if (first === undefined || first - 1 <= feed.confirmedId) return feed;
    const kept = { ...feed, confirmedId: first - 1, ahead: [] };
    await tx.botFeeds.putFeed(kept);
    return kept;
  });
}

/** A page of what waits for the bot, oldest first. For a bot that is shut out nothing does, until it is let in again. */
export const waitingUpdates = (
  world: World,
  bot: AccountId,
  page: { afterId: number; limit: number },
): Promise<QueuedUpdate[]> =>
  world.store.read(async (tx) => {
    const account = await tx.accounts.get(bot);
    if (!account || account.suspendedAt !== undefined || account.deletedAt !== undefined) return [];
    return tx.botFeeds.queued(bot, page.afterId, page.limit);
  });

/** Forgets what waited too long and what was taken. */
export const pruneBotUpdates = (world: World): Promise<number> =>
  world.store.write((tx) => tx.botFeeds.prune(world.clock.nowS() - keptS));
