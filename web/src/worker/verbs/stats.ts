import type { tl } from '@mtcute/core';
import type { PeerId, StatFigure, StatGraph, Stats } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { inputChannel } from '../peers.ts';

/** What a chat's admins are told about it: figures with those of the time before, and graphs. */
export async function stats(account: Account, id: PeerId): Promise<Stats> {
  const channel = inputChannel(account, id);
  if (account.peers.get(id)?.peer.kind === 'channel') {
    const it = await account.client.call({ _: 'stats.getBroadcastStats', channel });
    return {
      figures: [
        figure('members', it.followers),
        figure('viewsPerPost', it.viewsPerPost),
        figure('sharesPerPost', it.sharesPerPost),
        figure('reactionsPerPost', it.reactionsPerPost),
      ],
      graphs: await graphs(account, {
        growth: it.growthGraph,
        joined: it.followersGraph,
        muted: it.muteGraph,
        interactions: it.interactionsGraph,
        viewSources: it.viewsBySourceGraph,
        memberSources: it.newFollowersBySourceGraph,
        languages: it.languagesGraph,
        hours: it.topHoursGraph,
      }),
    };
  }
  const it = await account.client.call({ _: 'stats.getMegagroupStats', channel });
  return {
    figures: [
      figure('members', it.members),
      figure('messages', it.messages),
      figure('viewers', it.viewers),
      figure('posters', it.posters),
    ],
    graphs: await graphs(account, {
      growth: it.growthGraph,
      joined: it.membersGraph,
      messages: it.messagesGraph,
      actions: it.actionsGraph,
      memberSources: it.newMembersBySourceGraph,
      languages: it.languagesGraph,
      weekdays: it.weekdaysGraph,
      hours: it.topHoursGraph,
    }),
  };
}

function figure(name: StatFigure['name'], { current, previous }: tl.TypeStatsAbsValueAndPrev): StatFigure {
  return { name, now: current, before: previous };
}

/** Graphs come at once, on demand, or not at all; those without two points show nothing. */
async function graphs(
  account: Account,
  named: Partial<Record<StatGraph['name'], tl.TypeStatsGraph>>,
): Promise<StatGraph[]> {
  const found: StatGraph[] = [];
  for (const name of GRAPHS) {
    const listed = named[name];
    if (!listed) continue;
    const graph =
      listed._ === 'statsGraphAsync'
        ? await account.client.call({ _: 'stats.loadAsyncGraph', token: listed.token })
        : listed;
    const read = graph._ === 'statsGraph' ? readGraph(graph.json.data) : undefined;
    if (read && read.times.length > 1) found.push({ name, ...read });
  }
  return found;
}

const GRAPHS: StatGraph['name'][] = [
  'growth',
  'joined',
  'muted',
  'messages',
  'interactions',
  'viewSources',
  'memberSources',
  'actions',
  'languages',
  'weekdays',
  'hours',
];

/** The chart format of the protocol: columns of numbers under a letter, the one named "x" holding times. */
export function readGraph(json: string): { times: number[]; lines: StatGraph['lines'] } | undefined {
  const chart: unknown = JSON.parse(json);
  if (!isChart(chart)) return undefined;
  let times: number[] = [];
  const lines: StatGraph['lines'] = [];
  for (const [key, ...values] of chart.columns) {
    const numbers = values.map(Number);
    if (key === 'x') times = numbers;
    else lines.push({ name: chart.names?.[String(key)] ?? String(key), values: numbers });
  }
  return { times, lines };
}

interface Chart {
  columns: (string | number)[][];
  names?: Record<string, string>;
}

function isChart(value: unknown): value is Chart {
  return typeof value === 'object' && value !== null && 'columns' in value && Array.isArray(value.columns);
}
