import { readablePlace } from '../channels/readable-mailbox.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { Message } from './content.ts';
import type { HistoryQuery } from './repository.ts';

/** Offsets as every client library sends them (https://core.telegram.org/api/offsets). */
export interface PageRequest {
  offsetId: MessageId;
  offsetDate: number;
  /** Skips this many below the offset; negative reaches above it. */
  addOffset: number;
  limit: number;
  maxId: MessageId;
  minId: MessageId;
}

export interface MessagePage {
  messages: Message[];
  /** All that match, not only this page. */
  total: number;
  /** The total is an estimate: so many match that they were not counted to the end. */
  inexact?: boolean;
  /** Place of the page's first message among all, newest first. */
  offset?: number;
}

export type PageFilter = Omit<HistoryQuery, 'mailbox' | 'limit' | 'oldestFirst' | 'belowId' | 'aboveId'>;

/** A page of one chat, newest first. */
export function getHistory(world: World, account: AccountId, peer: PeerId, page: PageRequest): Promise<MessagePage> {
  return world.store.read(async (tx) => {
    const { mailbox, floor } = await readablePlace(tx, account, peer);
    return pageOf(world, tx, mailbox, { peer, floor }, page);
  });
}

/** A filter as it applies to this mailbox: mentions in a shared one are kept beside its messages. */
export function filterIn(
  mailbox: number,
  account: AccountId,
  { unreadMention, mention, ...filter }: PageFilter,
): PageFilter {
  if (unreadMention) return mailbox < 0 ? { ...filter, unreadMentionOf: account } : { ...filter, unreadMention };
  if (mention) return mailbox < 0 ? { ...filter, mentionOf: account } : { ...filter, mention };
  return filter;
}

/** The one way in which pages of messages are cut: history, search, shared media, replies. */
export async function pageOf(
  world: World,
  tx: Tx,
  mailbox: number,
  filter: PageFilter,
  page: PageRequest,
): Promise<MessagePage> {
  const limit = Math.min(Math.max(page.limit, 0), world.limits.pageSize);
  const { ids, ...counted } = await totalOf(tx, mailbox, filter);
  const look = (query: HistoryQuery) => (ids ? amongMatches(tx, ids, query) : tx.messages.history(query));
  if (limit === 0) return { messages: [], ...counted };
  const bounds: Partial<HistoryQuery> = {
    ...(page.minId > 0 ? { aboveId: page.minId } : {}),
  };
  const base = { mailbox, ...filter };
  const start = await startOf(tx, base, page);
  // With a negative offset the page begins above the start: fetch that part oldest first and turn it round. Where there
  // is less above, the page is shorter and not filled from below: whoever walks to the newest message comes to an end by it.
  const above = page.addOffset < 0 ? Math.min(-page.addOffset, world.limits.pageSize) : 0;
  const upper =
    above > 0 && start !== undefined
      ? await look({
          ...base,
          aboveId: Math.max(start - 1, page.minId),
          oldestFirst: true,
          limit: above,
        })
      : [];
  const skip = Math.max(page.addOffset, 0);
  const wanted = Math.max(0, limit - above) + skip;
  const lower =
    wanted === 0
      ? []
      : await look({
          ...base,
          ...bounds,
          ...(start !== undefined ? { belowId: start } : {}),
          limit: wanted,
        });
  const messages = [...upper.reverse(), ...lower.slice(skip)].filter(
    (message) => page.maxId <= 0 || message.id < page.maxId,
  );
  return { messages: messages.slice(0, limit), ...counted };
}

/** Matches of a search that are counted one by one; a word may stand in every message of a chat. */
export const countedMatches = 1000;

async function totalOf(
  tx: Tx,
  mailbox: number,
  filter: PageFilter,
): Promise<Omit<MessagePage, 'messages'> & { ids?: readonly MessageId[] }> {
  if (!filter.words) return { total: await tx.messages.count({ mailbox, ...filter }) };
  const { total, ids } = await tx.messages.estimate({ mailbox, ...filter }, countedMatches);
  return { total, ...(ids ? { ids } : { inexact: true }) };
}

/** As `history`, where all that match are known by their `ids`, oldest first: the index of words is not asked again. */
export async function amongMatches(
  tx: Tx,
  ids: readonly MessageId[],
  { mailbox, aboveId = 0, belowId = Number.MAX_SAFE_INTEGER, oldestFirst, limit }: HistoryQuery,
): Promise<Message[]> {
  const within = ids.filter((id) => id > aboveId && id < belowId);
  const chosen = oldestFirst ? within.slice(0, limit) : within.slice(Math.max(0, within.length - limit));
  const messages = chosen.length === 0 ? [] : await tx.messages.get(mailbox, chosen);
  return oldestFirst ? messages : messages.reverse();
}

/** The id strictly below which the page begins; undefined for the newest end. */
async function startOf(tx: Tx, base: Omit<HistoryQuery, 'limit'>, page: PageRequest): Promise<MessageId | undefined> {
  if (page.offsetId > 0) return page.offsetId;
  if (page.offsetDate <= 0) return page.maxId > 0 ? page.maxId : undefined;
  return tx.messages.idBefore(base.mailbox, page.offsetDate);
}
