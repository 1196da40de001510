import type { ModerationEvent } from '../events/types.ts';
import type { Cell, ReportTable } from './types.ts';

/** Rows counted by a few labels, with times of which the median is given. Sorted by label, so that it is reproducible. */
export class Tally {
  readonly #counts = new Map<string, { labels: Cell[]; sums: number[]; times: number[][] }>();
  readonly #sums: number;
  readonly #times: number;

  constructor(shape: { readonly sums: number; readonly times?: number }) {
    this.#sums = shape.sums;
    this.#times = shape.times ?? 0;
  }

  /** Adds to the row of these labels: one number per sum, one time (or null) per median. */
  add(labels: readonly Cell[], sums: readonly number[], times: readonly (number | null)[] = []): void {
    const key = JSON.stringify(labels);
    const row = this.#counts.get(key) ?? {
      labels: [...labels],
      sums: Array(this.#sums).fill(0),
      times: Array.from({ length: this.#times }, (): number[] => []),
    };
    for (const [index, value] of sums.entries()) row.sums[index] = (row.sums[index] ?? 0) + value;
    for (const [index, value] of times.entries()) if (value !== null) row.times[index]?.push(value);
    this.#counts.set(key, row);
  }

  rows(): Cell[][] {
    const keys = [...this.#counts.keys()].sort();
    return keys.flatMap((key) => {
      const row = this.#counts.get(key);
      return row ? [[...row.labels, ...row.sums, ...row.times.map(medianMinutes)]] : [];
    });
  }

  table(id: string, title: string, columns: readonly string[]): ReportTable {
    return { id, title, columns, rows: this.rows() };
  }
}

/** Median in minutes with one digit, or null for no times. */
export function medianMinutes(timesMs: readonly number[]): number | null {
  if (timesMs.length === 0) return null;
  const sorted = [...timesMs].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
  return Math.round(median / 6_000) / 10;
}

/** A text in an event's data; empty where there is none. */
export function word(event: ModerationEvent, name: string): string {
  const value = event.data[name];
  return typeof value === 'string' ? value : '';
}

/** A number in an event's data; 0 where there is none. */
export function amount(event: ModerationEvent, name: string): number {
  const value = event.data[name];
  return typeof value === 'number' ? value : 0;
}

/** Whether an event's data says yes to this; absence is no. */
export function isTrue(event: ModerationEvent, name: string): boolean {
  return event.data[name] === true;
}

/** The texts of a list in an event's data; empty where there is none. */
export function words(event: ModerationEvent, name: string): string[] {
  const value = event.data[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Time from a moment that the event carries to the event itself, or null when it carries none. */
export function since(event: ModerationEvent, name: string): number | null {
  const value = event.data[name];
  return typeof value === 'number' ? event.atMs - value : null;
}
