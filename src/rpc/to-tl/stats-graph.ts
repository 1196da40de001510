import type { tl } from '@mtcute/core';
import type { Series } from '#domain';

const dayMs = 86_400_000;

/** How a graph is drawn (https://core.telegram.org/api/stats): as lines, as bars, or as parts of a whole. */
export type GraphForm = 'line' | 'bar' | 'area';

/** Names of lines as clients show them. What is not here (emoji, languages) stands for itself. */
const names: Readonly<Record<string, string>> = {
  total: 'Total members',
  members: 'Members',
  joined: 'Joined',
  left: 'Left',
  link: 'Invite links',
  name: 'Public name',
  member: 'Added by members',
  request: 'Join requests',
  muted: 'Muted',
  unmuted: 'Unmuted',
  views: 'Views',
  shares: 'Shares',
  others: 'Others',
  channels: 'Channels',
  groups: 'Groups',
  private: 'Private chats',
  messages: 'Messages',
  deleted: 'Messages deleted',
  removed: 'Members removed',
  restricted: 'Members restricted',
  thisWeek: 'This week',
  lastWeek: 'Last week',
};

const colors = [
  'BLUE#3497ED',
  'GREEN#4BD964',
  'RED#E65850',
  'GOLDEN#FFCC00',
  'LIGHTBLUE#58A8ED',
  'LIGHTGREEN#8FCF39',
  'ORANGE#F79E39',
  'INDIGO#7F79F3',
  'PURPLE#9F79E8',
  'CYAN#40D0CA',
];

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

export interface GraphOptions {
  form: GraphForm;
  /** Lines are named by codes of languages. */
  languages?: true;
}

/**
 * A graph in the JSON that Telegram's clients draw: columns of numbers, each under its letter, `x` holding
 * milliseconds, hours or days of the week. A graph of nothing is told as an error, as clients show that line.
 */
export function toTlGraph(series: Series, options: GraphOptions): tl.TypeStatsGraph {
  const drawn = series.lines.filter(({ values }) => values.some((value) => value !== 0));
  if (drawn.length === 0 || series.x.length < 2) return { _: 'statsGraphError', error: 'Not enough data to display.' };
  const keys = drawn.map((_, index) => `y${index}`);
  const x = series.axis === 'days' ? series.x.map((day) => day * dayMs) : series.x;
  const data = {
    columns: [['x', ...x], ...drawn.map(({ values }, index) => [`y${index}`, ...values])],
    types: { ...fromKeys(keys, () => options.form), x: 'x' },
    names: fromKeys(keys, (index) => nameOf(drawn[index]?.name ?? '', options)),
    colors: fromKeys(keys, (index) => colors[index % colors.length] ?? ''),
    hidden: [],
    ...(options.form === 'area' ? { stacked: true, percentage: true } : {}),
    ...(options.form === 'bar' && keys.length > 1 ? { stacked: true } : {}),
    strokeWidth: 2,
    xTickFormatter: ticks[series.axis],
    xTooltipFormatter: ticks[series.axis],
  };
  return { _: 'statsGraph', json: { _: 'dataJSON', data: JSON.stringify(data) } };
}

const ticks = { days: "statsFormat('day')", hours: "statsFormat('hour')", weekdays: "statsFormat('weekday')" };

function nameOf(name: string, { languages }: GraphOptions): string {
  return languages ? (languageNames.of(name) ?? name) : (names[name] ?? name);
}

const fromKeys = (keys: readonly string[], value: (index: number) => string): Record<string, string> =>
  Object.fromEntries(keys.map((key, index) => [key, value(index)]));
