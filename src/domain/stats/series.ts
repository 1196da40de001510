import type { DayCount } from './repository.ts';

/** Lines over one axis. The axis counts days or hours since 1970, hours of the day or days of the week (Monday is 0). */
export interface Series {
  axis: 'days' | 'times' | 'hours' | 'weekdays';
  x: number[];
  lines: { name: string; values: number[] }[];
}

/** Counts of a chat by day, with the days between which they are asked for. */
export interface Table {
  fromDay: number;
  toDay: number;
  /** The day on which the chat was made. */
  bornDay: number;
  counts: readonly DayCount[];
}

const daysOf = ({ fromDay, toDay }: Pick<Table, 'fromDay' | 'toDay'>): number[] =>
  Array.from({ length: Math.max(0, toDay - fromDay + 1) }, (_, index) => fromDay + index);

/** The sum of one metric between two days, both included. */
export function sumOf({ counts }: Table, metric: string, fromDay: number, toDay: number): number {
  let sum = 0;
  for (const count of counts) if (count.metric === metric && count.day >= fromDay && count.day <= toDay) sum += count.n;
  return sum;
}

/** The sum of all metrics that begin with `prefix`. */
export function sumUnder({ counts }: Table, prefix: string, fromDay: number, toDay: number): number {
  let sum = 0;
  for (const count of counts)
    if (count.metric.startsWith(prefix) && count.day >= fromDay && count.day <= toDay) sum += count.n;
  return sum;
}

/** One line for each of these metrics, which show under the names given. */
export function linesOf(table: Table, metrics: Readonly<Record<string, string>>): Series {
  const x = daysOf(table);
  const lines = Object.entries(metrics).map(([metric, name]) => ({ name, values: valuesOf(table, x, metric) }));
  return { axis: 'days', x, lines };
}

/** One line for each metric that begins with `prefix`, the largest first, at most `limit`; named by what follows it. */
export function linesUnder(table: Table, prefix: string, limit: number): Series {
  const totals = new Map<string, number>();
  for (const { metric, n } of table.counts)
    if (metric.startsWith(prefix)) totals.set(metric, (totals.get(metric) ?? 0) + n);
  const named = [...totals].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, limit);
  return linesOf(table, Object.fromEntries(named.map(([metric]) => [metric, metric.slice(prefix.length)])));
}

function valuesOf(table: Table, x: readonly number[], metric: string): number[] {
  const byDay = new Map<number, number>();
  for (const count of table.counts)
    if (count.metric === metric) byDay.set(count.day, (byDay.get(count.day) ?? 0) + count.n);
  return x.map((day) => byDay.get(day) ?? 0);
}

/** How many there were at the end of each day, counted back from how many there are now. */
export function growthOf(table: Table, now: number): Series {
  const x = daysOf(table);
  const values: number[] = [];
  let at = now;
  for (const day of x.toReversed()) {
    values.push(day < table.bornDay ? 0 : Math.max(0, at));
    at -= sumUnder(table, 'joined:', day, day) - sumOf(table, 'left', day, day);
  }
  return { axis: 'days', x, lines: [{ name: 'total', values: values.toReversed() }] };
}

/** One line for each prefix, whose metrics end in the hour of their day, between two hours since 1970, both included. */
export function timesOf(
  { counts }: Pick<Table, 'counts'>,
  prefixes: Readonly<Record<string, string>>,
  fromHour: number,
  toHour: number,
): Series {
  const x = Array.from({ length: Math.max(0, toHour - fromHour + 1) }, (_, index) => fromHour + index);
  const lines = Object.entries(prefixes).map(([prefix, name]) => {
    const byHour = new Map<number, number>();
    for (const { metric, day, n } of counts)
      if (metric.startsWith(prefix)) byHour.set(day * 24 + Number(metric.slice(prefix.length)), n);
    return { name, values: x.map((hour) => byHour.get(hour) ?? 0) };
  });
  return { axis: 'times', x, lines };
}

/** Sums by hour of the day, of the last week and of the week before. */
export function hoursOf(table: Table, prefix: string): Series {
  const x = Array.from({ length: 24 }, (_, hour) => hour);
  const week = (back: number) => {
    const to = table.toDay - back;
    return x.map((hour) => sumOf(table, `${prefix}${hour}`, to - 6, to));
  };
  return {
    axis: 'hours',
    x,
    lines: [
      { name: 'thisWeek', values: week(0) },
      { name: 'lastWeek', values: week(7) },
    ],
  };
}

/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): number => (day + 3) % 7;

/** A count by day of the week (0 is Monday) in the latest seven days, beside the seven before them. */
export function weekdaysOf(table: Table, metric: string): Series {
  const x = Array.from({ length: 7 }, (_, weekday) => weekday);
  const week = (back: number) => {
    const sums = x.map(() => 0);
    for (let day = table.toDay - back - 6; day <= table.toDay - back; day++)
      sums[weekdayOf(day)] = (sums[weekdayOf(day)] ?? 0) + sumOf(table, metric, day, day);
    return sums;
  };
  return {
    axis: 'weekdays',
    x,
    lines: [
      { name: 'thisWeek', values: week(0) },
      { name: 'lastWeek', values: week(7) },
    ],
  };
}
