import { isInside } from '../../channels/is-inside.ts';
import type { Account } from '../../accounts/repository.ts';
import { type AccountId, type ChatId, type MailboxId, peerKind } from '../../ids.ts';
import type { World, WriteTx } from '../../ports.ts';
import type { LogEntry, UpdateBody } from '../../updates/bodies.ts';
import { createSight, type Sight } from './sight.ts';
import { type BotRecord, type BotUpdateType, botUpdateTypes } from './records.ts';
import type { FeedCursor, QueuedUpdate } from './repository.ts';

/** Updates that are not fetched for so long are dropped. */
export const keptS = 24 * 3600;
/** Entries of one mailbox that are looked through in one transaction. */
const entriesAtOnce = 500;

export interface Collected {
  /** The mailboxes in which this bot's updates begin. */
  mailboxes: MailboxId[];
  /** There was more than one look could take. */
  more: boolean;
  added: number;
}

interface Found {
  order: number;
  date: number;
  record: BotRecord;
}

/**
 * Looks through the logs of a bot's mailbox and of the supergroups and channels that it is in, from where the last look
 * ended, and queues what the bot may see. The cursors move in the same transaction, so that a restart neither loses an
 * update nor makes one twice.
 */
export function collectBotUpdates(
  world: World,
  bot: AccountId,
  wanted: ReadonlySet<BotUpdateType>,
): Promise<Collected> {
  return world.store.write(async (tx) => {
    const firstId = 100_000_000 + world.random.below(400_000_000);
    const nextId = await tx.botFeeds.lock(bot, firstId);
    const account = await tx.accounts.get(bot);
    if (!account) return { mailboxes: [], more: false, added: 0 };
    const cursors = await tx.botFeeds.cursors(bot);
    if (!cursors.some(({ mailbox }) => mailbox === bot)) cursors.push({ mailbox: bot, pts: 0, order: 0 });
    const look: Look = { tx, bot: account, sight: createSight(tx, account), since: world.clock.nowS() - keptS };
    const own = cursors.find(({ mailbox }) => mailbox === bot);
    const found: Found[] = [];
    let more = false;
    // The bot's own mailbox first: it says which channels the bot came into.
    const looked = own ? await lookThrough(look, own, found) : undefined;
    if (looked?.more) more = true;
    const shared = await refreshShared(
      look,
      looked?.entries ?? [],
      cursors.filter(({ mailbox }) => mailbox !== bot),
      found,
    );
    for (const cursor of shared) if ((await lookThrough(look, cursor, found)).more) more = true;
    const updates = found
      .sort((a, b) => a.order - b.order)
      .filter(({ date, record }) => date >= look.since && wanted.has(record.type))
      .map(({ date, record }, index): QueuedUpdate => ({ id: nextId + index, date, record }));
    if (updates.length > 0) await tx.botFeeds.append(bot, updates, nextId + updates.length);
    return { mailboxes: [bot, ...shared.map(({ mailbox }) => mailbox)], more, added: updates.length };
  });
}

interface Look {
  tx: WriteTx;
  bot: Account;
  sight: Sight;
  since: number;
}

/** Follows the bot into chats that it came into, and forgets those that it left. */
async function refreshShared(
  look: Look,
  entries: readonly LogEntry[],
  known: readonly FeedCursor[],
  found: Found[],
): Promise<FeedCursor[]> {
  const cursors = new Map(known.map((cursor) => [cursor.mailbox, cursor]));
  for (const entry of entries) {
    if (entry.body.kind !== 'channel' || peerKind(entry.body.chat) !== 'channel') continue;
    const { chat } = entry.body;
    const inside = isInside(await look.tx.chats.member(chat, look.bot.id));
    if (inside && !cursors.has(chat)) cursors.set(chat, await placeIn(look, chat, entry));
    if (inside) continue;
    const last = cursors.get(chat);
    // What was said before it had to leave is still its to read.
    if (last) await lookThrough(look, last, found, entry.order);
    cursors.delete(chat);
    await look.tx.botFeeds.removeCursor(look.bot.id, chat);
  }
  return [...cursors.values()].sort((a, b) => a.mailbox - b.mailbox);
}

/** Where a bot begins to read a chat: when it came, and with a group that it has just become from its first line on. */
async function placeIn({ tx }: Look, chat: ChatId, entry: LogEntry): Promise<FeedCursor> {
  const { createdAt, data } = (await tx.chats.get(chat)) ?? { data: {} };
  if (data.migratedFrom !== undefined && createdAt === entry.date) return { mailbox: chat, pts: 0, order: 0 };
  return tx.botFeeds.placeBefore(chat, entry.order);
}

async function lookThrough(
  look: Look,
  cursor: FeedCursor,
  found: Found[],
  before = Number.MAX_SAFE_INTEGER,
): Promise<{ entries: LogEntry[]; more: boolean }> {
  const all = await look.tx.botFeeds.entriesAfter(cursor, entriesAtOnce);
  const entries = all.filter(({ order }) => order < before);
  const last = entries.at(-1);
  if (!last) return { entries, more: false };
  const fresh = entries.filter(({ date }) => date >= look.since);
  await look.sight.load(cursor.mailbox, fresh);
  for (const entry of fresh) {
    for (const record of await recordsOf(look, cursor.mailbox, entry))
      found.push({ order: entry.order, date: entry.date, record });
  }
  await look.tx.botFeeds.putCursor(look.bot.id, { mailbox: cursor.mailbox, pts: last.pts, order: last.order });
  return { entries, more: entries.length === entriesAtOnce };
}

const isUpdateType = (event: string): event is (typeof botUpdateTypes)[number] =>
  botUpdateTypes.some((type) => type === event);

/** What one entry says to the bot; deletions in its own mailbox are told chat by chat. */
async function recordsOf(look: Look, mailbox: MailboxId, entry: LogEntry): Promise<BotRecord[]> {
  const { body } = entry;
  if (body.kind === 'deleteMessages') return deletions(look.bot.id, mailbox, body);
  const record = await recordOf(look, mailbox, entry);
  return record ? [record] : [];
}

/** What the bot deleted itself is no news to it. */
function deletions(
  bot: AccountId,
  mailbox: MailboxId,
  body: Extract<UpdateBody, { kind: 'deleteMessages' }>,
): BotRecord[] {
  if (body.by === bot) return [];
  const by = {
    ...(body.by === undefined ? {} : { by: body.by }),
    ...(body.comments ? { comments: body.comments } : {}),
  };
  const places = mailbox === bot ? (body.peers ?? []) : [[mailbox, body.ids] as const];
  return places.map(([peer, ids]) => ({ type: 'deletedMessages', mailbox, peer, ids: [...ids], ...by }));
}

async function recordOf(look: Look, mailbox: MailboxId, entry: LogEntry): Promise<BotRecord | undefined> {
  const { body } = entry;
  switch (body.kind) {
    case 'newMessage':
    case 'editMessage': {
      const seen = await look.sight.message(mailbox, body.id);
      if (!seen) return undefined;
      const edited = body.kind === 'editMessage';
      const type = seen.inChannel
        ? edited
          ? 'editedChannelPost'
          : 'channelPost'
        : edited
          ? 'editedMessage'
          : 'message';
      return { type, mailbox, peer: seen.peer, id: body.id };
    }
    case 'poll': {
      const [poll] = await look.tx.polls.many([body.poll]);
      return poll?.creator === look.bot.id ? { type: 'poll', peer: body.peer, poll: body.poll } : undefined;
    }
    case 'botEvent': {
      const { event, data } = body;
      if (!isUpdateType(event) || !isEvent(event)) return undefined;
      return { type: event, peer: typeof data.peer === 'number' ? data.peer : look.bot.id, data };
    }
    default:
      return undefined;
  }
}

const isEvent = (type: BotUpdateType): type is Extract<BotRecord, { data: unknown }>['type'] =>
  !['message', 'editedMessage', 'channelPost', 'editedChannelPost', 'poll', 'deletedMessages'].includes(type);
