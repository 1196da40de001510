import { currentLocale, formatNumber, t } from './index.ts';
import type { Presence } from '../data/views.ts';

const DAY_MS = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  const key = currentLocale() + JSON.stringify(options);
  let formatter = formats.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(currentLocale(), options);
    formats.set(key, formatter);
  }
  return formatter.format(date);
}

const at = (seconds: number) => new Date(seconds * 1000);

/** "14:05". */
export function timeOfDay(seconds: number): string {
  return format(at(seconds), { hour: 'numeric', minute: '2-digit' });
}

export function fullDate(seconds: number): string {
  return format(at(seconds), { dateStyle: 'full', timeStyle: 'short' });
}

/** A number that is the same all day long in local time. */
export function dayOf(seconds: number): number {
  const date = at(seconds);
  return date.getFullYear() * 10_000 + date.getMonth() * 100 + date.getDate();
}

/** "Today", "Yesterday", "3 May" or "3 May 2021". */
export function dayName(seconds: number, nowMs = Date.now()): string {
  const day = dayOf(seconds);
  if (day === dayOf(nowMs / 1000)) return t('date.today');
  if (day === dayOf((nowMs - DAY_MS) / 1000)) return t('date.yesterday');
  const thisYear = at(seconds).getFullYear() === new Date(nowMs).getFullYear();
  return format(at(seconds), { day: 'numeric', month: 'long', ...(thisYear ? {} : { year: 'numeric' }) });
}

/** For the list of chats: the time today, the weekday this week, the date otherwise. */
export function shortDate(seconds: number, nowMs = Date.now()): string {
  if (seconds === 0) return '';
  if (dayOf(seconds) === dayOf(nowMs / 1000)) return timeOfDay(seconds);
  if (nowMs - seconds * 1000 < 6 * DAY_MS) return format(at(seconds), { weekday: 'short' });
  return format(at(seconds), { day: 'numeric', month: 'numeric', year: '2-digit' });
}

/** "3 May". */
export function shortDay(timeMs: number): string {
  return format(new Date(timeMs), { day: 'numeric', month: 'short' });
}

/** "Mon"; 0 is Monday. */
export function weekdayName(weekday: number): string {
  // 5 January 1970 was a Monday.
  return format(new Date(1970, 0, 5 + weekday, 12), { weekday: 'short' });
}

/** "2:05", "1:02:05". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: units[unit] ?? 'byte',
    unitDisplay: unit === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit > 0 ? 1 : 0,
  }).format(value);
}

export function presence(value: Presence, nowMs = Date.now()): string {
  switch (value.at) {
    case 'online':
      return value.until * 1000 > nowMs ? t('presence.online') : seen(value.until, nowMs);
    case 'seen':
      return seen(value.when, nowMs);
    case 'recently':
      return t('presence.recently');
    case 'hidden':
      return t('presence.longAgo');
  }
}

function seen(seconds: number, nowMs: number): string {
  const minutes = Math.floor((nowMs / 1000 - seconds) / 60);
  if (minutes < 1) return t('presence.justNow');
  if (minutes < 60) return t('presence.minutes', { count: minutes });
  const day = dayOf(seconds);
  if (day === dayOf(nowMs / 1000)) return t('presence.today', { time: timeOfDay(seconds) });
  if (day === dayOf((nowMs - DAY_MS) / 1000)) return t('presence.yesterday', { time: timeOfDay(seconds) });
  return t('presence.date', { date: shortDate(seconds, nowMs) });
}

/** Counts on badges: 1234 becomes 1.2K. */
export function compact(value: number): string {
  if (value < 1000) return formatNumber(value);
  return new Intl.NumberFormat(currentLocale(), { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
