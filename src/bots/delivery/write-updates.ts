import { type BotFeed, type QueuedUpdate, tellableUpdates, type World } from '#domain';
import type { Dialect, WrittenUpdate } from './dialect.ts';

/** Writes in the words of a dialect what may be told of these updates at this moment. */
export async function writeUpdates(
  world: World,
  dialect: Dialect,
  feed: BotFeed,
  updates: readonly QueuedUpdate[],
): Promise<WrittenUpdate[]> {
  if (updates.length === 0) return [];
  return dialect.write(feed, await world.store.read((tx) => tellableUpdates(tx, feed.bot, updates)));
}
