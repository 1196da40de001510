import type { Chat } from '../chats/repository.ts';
import { isDomainError, refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import type { Tx, World } from '../ports.ts';
import { requireVisible } from '../channels/require-visible.ts';
import { requireStats } from './chat-stats.ts';
import { countedByHourS, dayOf } from './metrics.ts';
import type { PostForward } from './repository.ts';
import { linesOf, linesUnder, type Series, sumOf, sumUnder, timesOf } from './series.ts';

export const postGraphs = ['postViews', 'postReactions'] as const;
export type PostGraph = (typeof postGraphs)[number];

const reactionsShown = 10;
const shownDays = 60;

/** A message of a chat whose statistics the account may see. @throws message-id-invalid, chat-admin-required */
export async function requirePost(
  tx: Tx,
  account: AccountId,
  chat: ChatId,
  id: MessageId,
): Promise<{ chat: Chat; message: Message }> {
  const found = await requireStats(tx, account, chat);
  const [message] = await tx.messages.get(chat, [id]);
  if (!message || message.content.action) return refuse('message-id-invalid');
  return { chat: found, message };
}

/** How a post was seen or reacted to since it was written: views by the hour while it is young, the rest by the day. */
export async function drawPost(world: World, tx: Tx, graph: PostGraph, message: Message): Promise<Series> {
  const toDay = dayOf(world.clock.nowS());
  const bornDay = dayOf(message.content.date);
  const fromDay = Math.max(bornDay - 1, toDay - shownDays + 1);
  const table = { fromDay, toDay, bornDay, counts: await tx.stats.days(message.peer, message.id, fromDay, toDay + 1) };
  if (graph === 'postReactions') return linesUnder(table, 'reaction:', reactionsShown);
  const hourly = sumUnder(table, 'views:hour:', fromDay, toDay) + sumUnder(table, 'shares:hour:', fromDay, toDay);
  const daily = sumOf(table, 'views', fromDay, toDay) + sumOf(table, 'shares', fromDay, toDay);
  const age = world.clock.nowS() - message.content.date;
  if (age >= countedByHourS || hourly < daily) return linesOf(table, { views: 'views', shares: 'shares' });
  const [bornHour, thisHour] = [message.content.date, world.clock.nowS()].map((date) => Math.floor(date / 3600));
  return timesOf(table, { 'views:hour:': 'views', 'shares:hour:': 'shares' }, (bornHour ?? 0) - 1, thisHour ?? 0);
}

const pagesLookedAt = 10;

/**
 * Copies of a post in public supergroups and channels that the account may look into. `next` continues the list.
 *
 * @throws message-id-invalid, chat-admin-required
 */
export async function publicForwards(
  world: World,
  request: { account: AccountId; chat: ChatId; id: MessageId; after: PostForward | undefined; limit: number },
): Promise<{ messages: Message[]; next: PostForward | undefined }> {
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const { account, chat, id } = request;
    await requirePost(tx, account, chat, id);
    const messages: Message[] = [];
    let after = request.after;
    for (let page = 0; page < pagesLookedAt; page++) {
      const places = await tx.stats.forwards(chat, id, after, limit);
      for (const place of places) {
        after = place;
        const message = await publicCopy(tx, account, place, { chat, id });
        if (message) messages.push(message);
        if (messages.length === limit) return { messages, next: after };
      }
      if (places.length < limit) return { messages, next: undefined };
    }
    return { messages, next: after };
  });
}

/** The copy as it stands there now; undefined when it is gone, or its chat is not public for this account. */
async function publicCopy(
  tx: Tx,
  account: AccountId,
  place: PostForward,
  post: { chat: ChatId; id: MessageId },
): Promise<Message | undefined> {
  if (!(await isPublicFor(tx, account, place.place))) return undefined;
  const [message] = await tx.messages.get(place.place, [place.id]);
  const forward = message?.content.forward;
  return forward?.from === post.chat && forward.channelPost === post.id ? message : undefined;
}

async function isPublicFor(tx: Tx, account: AccountId, id: ChatId): Promise<boolean> {
  try {
    return (await requireVisible(tx, account, id)).chat.username !== undefined;
  } catch (error) {
    if (isDomainError(error)) return false;
    throw error;
  }
}
