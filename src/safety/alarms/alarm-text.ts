import type { Alarm } from '../orders/types.ts';
import type { TimedKind } from './timed-records.ts';

interface Facts {
  readonly kind: TimedKind;
  readonly id: number;
  readonly level: Alarm;
  readonly remainingMs: number;
  readonly dueAtMs: number;
  readonly url: string;
}

const names: Record<TimedKind, { readonly en: string; readonly ru: string }> = {
  'removal-order': { en: 'Removal order', ru: 'Предписание об удалении №' },
  threat: { en: 'Threat to life', ru: 'Угроза жизни №' },
  'order-to-act': { en: 'Order to act', ru: 'Предписание принять меры №' },
  'order-to-inform': { en: 'Order to provide information', ru: 'Предписание сообщить сведения №' },
};

const hasHour = (kind: TimedKind): boolean => kind === 'removal-order' || kind === 'threat';

/** What staff read of a clock: which record by its number, how long it has, where to go. Russian or English. */
export function alarmText(lang: string, { kind, id, level, remainingMs, dueAtMs, url }: Facts): string {
  const until = `${new Date(dueAtMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const late = level === 'late';
  if (lang.toLowerCase().startsWith('ru')) {
    const over = hasHour(kind) ? 'час истёк.' : 'срок истёк.';
    return `⏰ ${names[kind].ru} ${id}: ${late ? over : leftRu(remainingMs)}\nСрок: ${until}. ${url}`;
  }
  const over = hasHour(kind) ? 'the hour is over.' : 'the time is over.';
  return `⏰ ${names[kind].en} ${id}: ${late ? over : leftEn(remainingMs)}\nDue by ${until}. ${url}`;
}

function leftEn(ms: number): string {
  const { days, hours, minutes } = whole(ms);
  if (days > 2) return `${days} days left.`;
  if (hours > 2) return `${hours} hours left.`;
  if (minutes === 0) return 'less than a minute left.';
  return minutes === 1 ? '1 minute left.' : `${minutes} minutes left.`;
}

function leftRu(ms: number): string {
  const { days, hours, minutes } = whole(ms);
  if (days > 2) return `осталось ${days} дн.`;
  if (hours > 2) return `осталось ${hours} ч.`;
  return minutes === 0 ? 'осталось меньше минуты.' : `осталось ${minutes} мин.`;
}

function whole(ms: number): { readonly days: number; readonly hours: number; readonly minutes: number } {
  const minutes = Math.trunc(ms / 60_000);
  return { days: Math.trunc(minutes / 1440), hours: Math.trunc(minutes / 60), minutes };
}
