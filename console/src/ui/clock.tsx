import { AlarmClock, Clock, TriangleAlert } from 'lucide-react';
import { useNow } from '../app/clock.ts';
import { clockText, moment, roughly } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import css from './clock.module.css';

export type Alarm = 'calm' | 'soon' | 'urgent' | 'late';
const minuteMs = 60_000;

/** How pressing a deadline is. A legal hour warns at thirty and ten minutes, our own targets at a tenth of a day. */
export function alarmOf(leftMs: number, legal: boolean): Alarm {
  if (leftMs <= 0) return 'late';
  if (leftMs <= 10 * minuteMs) return 'urgent';
  return leftMs <= (legal ? 30 : 150) * minuteMs ? 'soon' : 'calm';
}

/** A deadline as a clock that runs. The word, the sign and the colour all say how pressing it is. */
export function DueClock({
  dueAtMs,
  legal = false,
  large = false,
}: {
  dueAtMs: number;
  legal?: boolean;
  large?: boolean;
}) {
  const leftMs = dueAtMs - useNow();
  const alarm = alarmOf(leftMs, legal);
  const exact = legal || Math.abs(leftMs) < 60 * minuteMs;
  const time = exact ? clockText(leftMs) : roughly(leftMs);
  const Sign = alarm === 'late' ? TriangleAlert : alarm === 'calm' ? Clock : AlarmClock;
  return (
    <time
      className={`${css.clock} ${css[alarm]} ${large ? css.large : ''}`}
      dateTime={new Date(dueAtMs).toISOString()}
      title={moment(dueAtMs)}
      data-alarm={alarm}
    >
      <Sign size={large ? 22 : 13} aria-hidden="true" />
      {t(leftMs > 0 ? 'time.left' : 'time.late', { time })}
    </time>
  );
}
