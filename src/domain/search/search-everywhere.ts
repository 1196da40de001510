import { readablePlace } from '../channels/readable-mailbox.ts';
import { exceptClosedGroups, isWithheldFrom } from '../chats/is-withheld.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type MailboxId, type MessageId, mailboxOf, type PeerId } from '../ids.ts';
import type { Message } from '../messages/content.ts';
import { amongMatches, countedMatches, filterIn, type PageFilter } from '../messages/get-history.ts';
import type { Tx, World } from '../ports.ts';
import { indexMessages } from './index-messages.ts';
import { queryWords } from './tokenise.ts';

export interface EverywhereRequest {
  account: AccountId;
  query: string;
  filter: PageFilter;
  kind?: 'people' | 'groups' | 'channels' | undefined;
  folder?: number | undefined;
  /** The last message of the page before this one. */
  after?: { date: number; peer: PeerId | undefined; id: MessageId } | undefined;
  limit: number;
}

export interface EverywherePage {
  messages: Message[];
  total: number;
  /** The total is an estimate. */
  inexact?: boolean;
  more: boolean;
}

/** Supergroups and channels of one's own that a search looks into. */
const channelsLookedInto = 200;

/** Matches that are counted in each mailbox when many were counted before. */
const leastCounted = 10;

/**
 * The account's messages in all its chats that hold the query's words, newest first.
 *
 * @throws search-query-empty
 */
export async function searchEverywhere(world: World, request: EverywhereRequest): Promise<EverywherePage> {
  const text = request.query.slice(0, world.limits.searchQueryLength).trim();
  const words = queryWords(text);
  const none = { messages: [], total: 0, more: false };
  if (text !== '' && !words) return none;
  if (!words && Object.keys(request.filter).length === 0) refuse('search-query-empty');
  if (words) await indexMessages(world);
  const limit = Math.min(Math.max(request.limit, 1), world.limits.pageSize);
  return world.store.read(async (tx) => {
    const found: Message[] = [];
    const count = counter(tx);
    for (const mailbox of await mailboxesOf(tx, request)) {
      const filter: PageFilter = {
        ...filterIn(mailbox, request.account, request.filter),
        ...(mailbox < 0
          ? { floor: (await readablePlace(tx, request.account, mailbox)).floor }
          : { ...own(request), ...(await exceptClosedGroups(tx, request.account)) }),
        ...(words ? { words } : {}),
      };
      const ids = await count.add({ mailbox, ...filter });
      const query = { mailbox, ...filter, ...(await boundsIn(tx, mailbox, filter, request)), limit: limit + 1 };
      found.push(...(await (ids ? amongMatches(tx, ids, query) : tx.messages.history(query))));
    }
    found.sort(newestFirst);
    return { messages: found.slice(0, limit), ...count.result(), more: found.length > limit };
  });
}

/** Counts so many matches in all; from then on each mailbox counts as what little was looked at tells of it. */
function counter(tx: Tx) {
  let total = 0;
  let left = countedMatches;
  let inexact = false;
  return {
    /** Returns all that match in this mailbox when they were few. */
    async add(query: PageFilter & { mailbox: MailboxId }): Promise<readonly MessageId[] | undefined> {
      const found = await tx.messages.estimate(query, Math.max(left, leastCounted));
      total += found.total;
      left -= found.total;
      inexact ||= !found.ids;
      return found.ids;
    },
    result: () => ({ total, ...(inexact ? { inexact } : {}) }),
  };
}

/** What narrows the search in the account's own mailbox; in a channel's the mailbox itself does. */
function own({ kind, folder }: EverywhereRequest): PageFilter {
  return {
    ...(kind === 'people' ? { peerKind: 'account' as const } : {}),
    ...(kind === 'groups' ? { peerKind: 'chat' as const } : {}),
    ...(folder === undefined ? {} : { folder }),
  };
}

async function mailboxesOf(tx: Tx, { account, kind, folder }: EverywhereRequest): Promise<MailboxId[]> {
  if (kind === 'people') return [account];
  const kinds = { groups: ['supergroup'], channels: ['channel'] } as const;
  const joined = await tx.chats.chatsOf(account, kind ? kinds[kind] : ['supergroup', 'channel']);
  const channels = await stillOpen(tx, account, joined);
  const dialogs = folder === undefined ? [] : await tx.dialogs.many(account, channels);
  const inFolder = folder === undefined ? channels : dialogs.filter((d) => d.folder === folder).map((d) => d.peer);
  return [...(kind === 'channels' ? [] : [account]), ...inFolder.slice(0, channelsLookedInto)];
}

/** Chats that were suspended or are withheld meanwhile are not looked into. */
async function stillOpen(tx: Tx, account: AccountId, chats: readonly PeerId[]): Promise<PeerId[]> {
  const open: PeerId[] = [];
  for (const chat of await tx.chats.many(chats))
    if (chat.suspendedAt === undefined && !(await isWithheldFrom(tx, chat, account))) open.push(chat.id);
  return open;
}

/** Of one mailbox what comes after the last page's end. */
async function boundsIn(
  tx: Tx,
  mailbox: MailboxId,
  filter: PageFilter,
  { account, after }: EverywhereRequest,
): Promise<{ belowId?: MessageId }> {
  if (!after) return {};
  const { date, peer, id } = after;
  const endedIn = peer === undefined ? account : mailboxOf(account, peer);
  // Messages of one second are ordered by mailbox, so those of later mailboxes are still to come.
  if (mailbox === endedIn) return { belowId: id };
  const beforeDate = Math.min(mailbox < endedIn ? date + 1 : date, filter.beforeDate ?? Number.MAX_SAFE_INTEGER);
  return { belowId: await tx.messages.idBefore(mailbox, beforeDate) };
}

const newestFirst = (a: Message, b: Message): number =>
  b.content.date - a.content.date || b.mailbox - a.mailbox || b.id - a.id;
