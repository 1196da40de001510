import { currentLocale } from '../../../web/src/i18n/index.ts';
import { t } from './index.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(atMs: number, options: Intl.DateTimeFormatOptions): string {
  const key = currentLocale() + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(currentLocale(), options);
    formats.set(key, formatter);
  }
  return formatter.format(atMs);
}

/** "3 May 2026, 14:05". */
export const moment = (atMs: number): string => format(atMs, { dateStyle: 'medium', timeStyle: 'short' });
/** "3 May 2026". */
export const date = (atMs: number): string => format(atMs, { dateStyle: 'medium' });
/** "3 May", in UTC as days of the ledger are counted. */
export const dayOfPlot = (atMs: number): string => format(atMs, { day: 'numeric', month: 'short', timeZone: 'UTC' });

const two = (value: number): string => String(value).padStart(2, '0');

/** "42:07" or "1:02:07": how clocks that run are read. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** "12 min", "5 h", "3 d": a rough length, for lists. */
export function roughly(ms: number): string {
  const minutes = Math.max(0, Math.round(Math.abs(ms) / 60_000));
  if (minutes < 90) return t('time.minutes', { count: minutes });
  const hours = Math.round(minutes / 60);
  return hours < 48 ? t('time.hours', { count: hours }) : t('time.days', { count: Math.round(hours / 24) });
}

export function fileSize(bytes: number): string {
  const unit = bytes < 1024 ? 'byte' : bytes < 1024 * 1024 ? 'kilobyte' : 'megabyte';
  const value = unit === 'byte' ? bytes : unit === 'kilobyte' ? bytes / 1024 : bytes / 1024 / 1024;
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

export const percent = (share: number): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** "97%", and "> 99%" or "< 1%" for what is nearly sure: a probability that rounds to certainty would claim it. */
export function probability(share: number): string {
  if (share < 1 && share > 0.99) return `>\u00a0${percent(0.99)}`;
  return share > 0 && share < 0.01 ? `<\u00a0${percent(0.01)}` : percent(share);
}

/** The value of a date-and-time field for a moment, in local time. */
export function fieldMoment(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
