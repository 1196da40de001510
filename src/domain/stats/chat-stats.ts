import { isAdmin, requireMember } from '../chats/check-group-send.ts';
import type { Chat } from '../chats/repository.ts';
import { refuse } from '../errors.ts';
import type { AccountId, ChatId, MessageId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { dayOf } from './metrics.ts';
import type { PersonCount, PersonDeed } from './repository.ts';
import {
  growthOf,
  hoursOf,
  linesOf,
  linesUnder,
  type Series,
  sumOf,
  sumUnder,
  timesOf,
  type Table,
  weekdaysOf,
} from './series.ts';

/** What can be drawn of a chat. */
export const chatGraphs = [
  'growth',
  'joined',
  'joinedBy',
  'muted',
  'hours',
  'views',
  'viewsBy',
  'languages',
  'reactions',
  'messages',
  'messageHours',
  'weekdays',
  'deeds',
] as const;
export type ChatGraph = (typeof chatGraphs)[number];

/** Days that graphs reach back. */
const shownDays = 60;
/** Figures compare the last days with as many before. */
export const periodDays = 7;
const languagesShown = 8;
const reactionsShown = 10;

/** A chat whose statistics the account may see: its admins. @throws chat-admin-required, channel-private */
export async function requireStats(tx: Tx, account: AccountId, id: ChatId, kind?: Chat['kind']): Promise<Chat> {
  const { chat, member } = await requireMember(tx, account, id);
  if (kind !== undefined && chat.kind !== kind)
    refuse(kind === 'channel' ? 'broadcast-required' : 'supergroup-required');
  return isAdmin(member) ? chat : refuse('chat-admin-required');
}

/** The counts of a chat that its graphs and figures are made of. */
export async function tableOf(world: World, tx: Tx, chat: Chat): Promise<Table> {
  const toDay = dayOf(world.clock.nowS());
  const bornDay = dayOf(chat.createdAt);
  // The day before the chat was there stands for nothing, so that its first day is a line already.
  const fromDay = Math.max(bornDay - 1, toDay - shownDays + 1);
  return { fromDay, toDay, bornDay, counts: await tx.stats.days(chat.id, 0, fromDay, toDay + 1) };
}

/** The lines of one graph, from the counts of a chat by day. */
export function drawChat(graph: ChatGraph, table: Table, chat: Chat): Series {
  switch (graph) {
    case 'growth':
      return growthOf(table, chat.members);
    case 'joined':
      return joinedOf(table);
    case 'joinedBy':
      return linesOf(table, {
        'joined:link': 'link',
        'joined:name': 'name',
        'joined:member': 'member',
        'joined:request': 'request',
      });
    case 'muted':
      return linesOf(table, { muted: 'muted', unmuted: 'unmuted' });
    case 'hours':
      return hoursOf(table, 'views:hour:');
    case 'views':
      return linesOf(table, { views: 'views', shares: 'shares' });
    case 'viewsBy':
      return linesUnder(table, 'views:from:', 6);
    case 'languages':
      return linesUnder(table, 'language:', languagesShown);
    case 'reactions':
      return linesUnder(table, 'reaction:', reactionsShown);
    case 'messages':
      return linesOf(table, { messages: 'messages' });
    case 'messageHours':
      return hoursOf(table, 'messages:');
    case 'weekdays':
      return weekdaysOf(table, 'messages');
    case 'deeds':
      return linesOf(table, { deleted: 'deleted', removed: 'removed', restricted: 'restricted' });
  }
}

/** Which metrics show a day of a graph by the hour, and under which name. */
const zoomed: Partial<Record<ChatGraph, Readonly<Record<string, string>>>> = {
  views: { 'views:hour:': 'views' },
  messages: { 'messages:': 'messages' },
};

/** Whether the days of a graph can be looked at by the hour. */
export const hasHours = (graph: ChatGraph): boolean => zoomed[graph] !== undefined;

/** One day of a graph by the hour. */
export function drawDay(graph: ChatGraph, table: Table, day: number): Series {
  return timesOf(table, zoomed[graph] ?? {}, day * 24, day * 24 + 23);
}

function joinedOf(table: Table): Series {
  const { x, lines } = linesOf(table, { left: 'left' });
  const joined = x.map((day) => sumUnder(table, 'joined:', day, day));
  return { axis: 'days', x, lines: [{ name: 'joined', values: joined }, ...lines] };
}

/** A figure of the last period, and of the one before. */
export interface Figure {
  now: number;
  before: number;
}

export interface Period {
  fromDay: number;
  toDay: number;
}

/** The latest period of a table, in days since 1970 UTC, both ends within. */
export const periodOf = ({ toDay }: Table): Period => ({ fromDay: toDay - periodDays + 1, toDay });

/** The sum of a count in the latest period, and in the one before it. */
export function figureOf(table: Table, metric: string): Figure {
  const { fromDay, toDay } = periodOf(table);
  return {
    now: sumOf(table, metric, fromDay, toDay),
    before: sumOf(table, metric, fromDay - periodDays, fromDay - 1),
  };
}

/** How many are in the chat now, and were a period ago. */
export function membersFigure(table: Table, chat: Chat): Figure {
  const { fromDay, toDay } = periodOf(table);
  const change = sumUnder(table, 'joined:', fromDay, toDay) - sumOf(table, 'left', fromDay, toDay);
  return { now: chat.members, before: Math.max(0, chat.members - change) };
}

/** How many members silenced the chat, as far as they did so since it is counted. */
export async function mutedMembers(tx: Tx, chat: Chat): Promise<number> {
  const total = (await tx.stats.days(chat.id, 0, 0, 1)).find(({ metric }) => metric === 'muted');
  return Math.min(Math.max(total?.n ?? 0, 0), chat.members);
}

/** How often something happened for each post of the period; 0 without posts. */
export function perPost(table: Table, metric: string): Figure {
  const posts = figureOf(table, 'messages');
  const happened = figureOf(table, metric);
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return { now: share(happened.now, posts.now), before: share(happened.before, posts.before) };
}

/** How many different people did it in this period and the one before. */
export async function peopleFigure(tx: Tx, table: Table, chat: ChatId, what: PersonDeed): Promise<Figure> {
  const { fromDay, toDay } = periodOf(table);
  return {
    now: await tx.stats.countPeople(chat, what, fromDay, toDay + 1),
    before: await tx.stats.countPeople(chat, what, fromDay - periodDays, fromDay),
  };
}

const listed = 20;

/** Those who did most of it in the last period. */
export const mostActive = (tx: Tx, table: Table, chat: ChatId, what: PersonDeed): Promise<PersonCount[]> =>
  tx.stats.topPeople(chat, what, periodOf(table).fromDay, listed);

/** A post and how it is received; posts are whatever a channel said, not its service lines. */
export interface PostFigures {
  id: MessageId;
  views: number;
  forwards: number;
  reactions: number;
}

const recentPosts = 20;

/** The newest posts of a channel with their counters. */
export async function recentPostFigures(tx: Tx, chat: ChatId): Promise<PostFigures[]> {
  const page = await tx.messages.history({ mailbox: chat, peer: chat, limit: recentPosts });
  const posts = page.filter(({ content }) => !content.action);
  const counters = new Map(
    (
      await tx.posts.counters(
        chat,
        posts.map(({ id }) => id),
      )
    ).map((one) => [one.id, one]),
  );
  const reactions = new Map<number, number>();
  for (const { content, count } of await tx.reactions.counts(posts.map(({ content }) => content.id)))
    reactions.set(content, (reactions.get(content) ?? 0) + count);
  return posts.map(({ id, content }) => ({
    id,
    // Whoever posts has seen the post.
    views: 1 + (counters.get(id)?.views ?? 0),
    forwards: counters.get(id)?.forwards ?? 0,
    reactions: reactions.get(content.id) ?? 0,
  }));
}
