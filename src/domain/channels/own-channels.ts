import type { Chat } from '../chats/repository.ts';
import type { AccountId, ChatId } from '../ids.ts';
import type { World } from '../ports.ts';

/** Supergroups and channels that the account left and may still look into, newest first. */
export function leftChannels(
  world: World,
  account: AccountId,
  offset: number,
): Promise<{ total: number; chats: ChatId[] }> {
  return world.store.read(async (tx) => {
    const left = await tx.chats.leftBy(account);
    const living = (await tx.chats.many(left)).filter((chat) => chat.deletedAt === undefined && !chat.suspendedAt);
    const known = new Map(living.map((chat) => [chat.id, chat]));
    const chats = left.filter((id) => known.get(id)?.username !== undefined);
    return { total: chats.length, chats: chats.slice(Math.max(offset, 0)).slice(0, world.limits.pageSize) };
  });
}

/** Chats whose last message is older than this are offered for leaving. */
const silentS = 30 * 86_400;
const offeredAtMost = 100;

/** Supergroups and channels of the account in which nothing happened for long, the most silent first. */
export function inactiveChannels(world: World, account: AccountId): Promise<{ chat: ChatId; date: number }[]> {
  return world.store.read(async (tx) => {
    const chats = await tx.chats.chatsOf(account, ['supergroup', 'channel']);
    const before = world.clock.nowS() - silentS;
    const dialogs = (await tx.dialogs.many(account, chats)).filter(({ topDate }) => topDate > 0 && topDate < before);
    return dialogs
      .sort((a, b) => a.topDate - b.topDate)
      .slice(0, offeredAtMost)
      .map(({ peer, topDate }) => ({ chat: peer, date: topDate }));
  });
}

/** How many of the newest subscribers are asked what else they read. */
const subscribersAsked = 200;
const similarAtMost = 10;
/** Of fewer readers one could guess who they are; and whoever runs two channels is not told of at all. */
const sharedAtLeast = 3;

/** Public channels that subscribers of these read too, the most shared first. Channels of the account itself are left out. */
export function similarChannels(world: World, account: AccountId, channels: readonly ChatId[]): Promise<Chat[]> {
  return world.store.read(async (tx) => {
    const own = new Set(await tx.chats.chatsOf(account, ['channel', 'supergroup']));
    const shared = new Map<ChatId, number>();
    for (const channel of channels)
      for (const { chat, members } of await tx.chats.sharedChannels({
        chat: channel,
        membersAsked: subscribersAsked,
        atLeast: sharedAtLeast,
        limit: similarAtMost + own.size,
      }))
        shared.set(chat, (shared.get(chat) ?? 0) + members);
    const best = [...shared]
      .filter(([chat]) => !own.has(chat) && !channels.includes(chat))
      .sort(([a, x], [b, y]) => y - x || b - a)
      .slice(0, similarAtMost)
      .map(([chat]) => chat);
    const rank = new Map(best.map((chat, index) => [chat, index]));
    return (await tx.chats.many(best)).sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  });
}

/** Channels whose readers' other channels stand for the account's taste. */
const ownAsked = 10;

/** The same for an account: what is read by those who read what it reads. */
export async function recommendedChannels(world: World, account: AccountId): Promise<Chat[]> {
  const own = await world.store.read((tx) => tx.chats.chatsOf(account, ['channel']));
  return similarChannels(world, account, own.slice(0, ownAsked));
}
