import type { tl } from '@mtcute/core';
import {
  type Chat,
  type ChatGraph,
  drawChat,
  hasHours,
  type Figure,
  type Message,
  periodOf,
  type PostGraph,
  type Table,
} from '#domain';
import type { Call } from '../../context.ts';
import { type GraphLanguage, type GraphOptions, toTlGraph } from './stats-graph.ts';

const dayS = 86_400;

const forms: Readonly<Record<ChatGraph | PostGraph, GraphOptions>> = {
  growth: { form: 'line' },
  joined: { form: 'line' },
  joinedBy: { form: 'bar' },
  muted: { form: 'line' },
  hours: { form: 'line' },
  views: { form: 'line', twoScales: true },
  viewsBy: { form: 'bar' },
  languages: { form: 'area', languages: true },
  reactions: { form: 'bar' },
  messages: { form: 'bar' },
  messageHours: { form: 'line' },
  weekdays: { form: 'line' },
  deeds: { form: 'bar' },
  postViews: { form: 'line' },
  postReactions: { form: 'bar' },
};

/** How a graph is drawn: by lines, bars or areas, and on how many scales. */
export const formOf = (graph: ChatGraph | PostGraph): GraphOptions => forms[graph];

export const toTlFigure = ({ now, before }: Figure): tl.RawStatsAbsValueAndPrev => ({
  _: 'statsAbsValueAndPrev',
  current: now,
  previous: before,
});

/** The latest period in Unix seconds, from the first second of its first day to the last of its last. */
export function toTlPeriod(table: Table): tl.RawStatsDateRangeDays {
  const { fromDay, toDay } = periodOf(table);
  return { _: 'statsDateRangeDays', minDate: fromDay * dayS, maxDate: (toDay + 1) * dayS - 1 };
}

/** The language in which the caller's device names the lines of a graph. */
export const graphLanguage = ({ language }: Call): GraphLanguage => (language === 'ru' ? 'ru' : 'en');

/** A graph that comes with the figures. */
export function drawn(graph: ChatGraph, table: Table, chat: Chat, language: GraphLanguage): tl.TypeStatsGraph {
  const zoom = hasHours(graph) ? { zoomToken: laterGraph(graph, chat).token } : {};
  return toTlGraph(drawChat(graph, table, chat), { ...formOf(graph), ...zoom }, language);
}

/** A graph that is drawn when a client asks for it: its name and what it is about. The rights are checked then. */
export function laterGraph(
  graph: ChatGraph | PostGraph,
  chat: Pick<Chat, 'id'>,
  post?: Message,
): tl.RawStatsGraphAsync {
  return { _: 'statsGraphAsync', token: `${graph}.${chat.id}.${post?.id ?? 0}` };
}
