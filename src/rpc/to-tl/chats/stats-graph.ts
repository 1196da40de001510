import type { tl } from '@mtcute/core';
import type { Series } from '#domain';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** How a graph is drawn (https://core.telegram.org/api/stats): as lines, as bars, or as parts of a whole. */
export type GraphForm = 'line' | 'bar' | 'area';

/** Languages in which lines are named. */
export type GraphLanguage = 'en' | 'ru';

/** Names of lines as clients show them. What is not here (emoji, languages) stands for itself. */
const names: Readonly<Record<string, Readonly<Record<GraphLanguage, string>>>> = {
  total: { en: 'Total members', ru: 'Всего участников' },
  members: { en: 'Members', ru: 'Участники' },
  joined: { en: 'Joined', ru: 'Пришли' },
  left: { en: 'Left', ru: 'Ушли' },
  link: { en: 'Invite links', ru: 'Ссылки-приглашения' },
  name: { en: 'Public name', ru: 'Публичное имя' },
  member: { en: 'Added by members', ru: 'Добавлены участниками' },
  request: { en: 'Join requests', ru: 'Заявки' },
  muted: { en: 'Muted', ru: 'Без звука' },
  unmuted: { en: 'Unmuted', ru: 'Со звуком' },
  views: { en: 'Views', ru: 'Просмотры' },
  shares: { en: 'Shares', ru: 'Пересылки' },
  others: { en: 'Others', ru: 'Другие' },
  channels: { en: 'Channels', ru: 'Каналы' },
  groups: { en: 'Groups', ru: 'Группы' },
  private: { en: 'Private chats', ru: 'Личные чаты' },
  messages: { en: 'Messages', ru: 'Сообщения' },
  deleted: { en: 'Messages deleted', ru: 'Удалены сообщения' },
  removed: { en: 'Members removed', ru: 'Удалены участники' },
  restricted: { en: 'Members restricted', ru: 'Ограничены участники' },
  thisWeek: { en: 'This week', ru: 'Эта неделя' },
  lastWeek: { en: 'Last week', ru: 'Прошлая неделя' },
};

const nothing: Readonly<Record<GraphLanguage, string>> = {
  en: 'Not enough data to display.',
  ru: 'Пока недостаточно данных.',
};

/** Stands for a graph of which there is nothing to draw yet. */
export const toTlNoGraph = (language: GraphLanguage): tl.RawStatsGraphError => ({
  _: 'statsGraphError',
  error: nothing[language],
});

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

const languageNamesIn = (language: GraphLanguage) =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
const languageNames: { [L in GraphLanguage]?: Intl.DisplayNames } = {};

export interface GraphOptions {
  form: GraphForm;
  /** Lines are named by codes of languages. */
  languages?: true;
  /** Two lines of quite different heights have an axis each. */
  twoScales?: true;
  /** Names the graphs that show its days by the hour. */
  zoomToken?: string;
}

/**
 * A graph in the JSON that Telegram's clients draw: columns of numbers, each under its letter, `x` holding
 * milliseconds, hours or days of the week. A graph of nothing is told as an error, as clients show that line.
 */
export function toTlGraph(series: Series, options: GraphOptions, language: GraphLanguage): tl.TypeStatsGraph {
  const drawn = series.lines.filter(({ values }) => values.some((value) => value !== 0));
  if (drawn.length === 0 || series.x.length < 2) return toTlNoGraph(language);
  const keys = drawn.map((_, index) => `y${index}`);
  const unitMs = units[series.axis];
  const x = unitMs === undefined ? series.x : series.x.map((at) => at * unitMs);
  const data = {
    columns: [['x', ...x], ...drawn.map(({ values }, index) => [`y${index}`, ...values])],
    types: { ...fromKeys(keys, () => options.form), x: 'x' },
    names: fromKeys(keys, (index) => nameOf(drawn[index]?.name ?? '', options, language)),
    colors: fromKeys(keys, (index) => colors[index % colors.length] ?? ''),
    hidden: [],
    ...(options.form === 'area' ? { stacked: true, percentage: true } : {}),
    ...(options.form === 'bar' && keys.length > 1 ? { stacked: true } : {}),
    ...(options.twoScales && keys.length === 2 ? { y_scaled: true } : {}),
    strokeWidth: 2,
    xTickFormatter: ticks[series.axis],
    xTooltipFormatter: ticks[series.axis],
  };
  const zoom = options.zoomToken === undefined ? {} : { zoomToken: options.zoomToken };
  return { _: 'statsGraph', json: { _: 'dataJSON', data: JSON.stringify(data) }, ...zoom };
}

/** Milliseconds of what an axis counts since 1970. */
const units: Readonly<Partial<Record<Series['axis'], number>>> = { days: dayMs, times: hourMs };

const ticks = {
  days: "statsFormat('day')",
  times: "statsFormat('5min')",
  hours: "statsFormat('hour')",
  weekdays: "statsFormat('weekday')",
};

function nameOf(name: string, { languages }: GraphOptions, language: GraphLanguage): string {
  if (languages) languageNames[language] ??= languageNamesIn(language);
  return languages ? (languageNames[language]?.of(name) ?? name) : (names[name]?.[language] ?? name);
}

const fromKeys = (keys: readonly string[], value: (index: number) => string): Record<string, string> =>
  Object.fromEntries(keys.map((key, index) => [key, value(index)]));
