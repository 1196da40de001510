import { AlarmClock, MailX, Siren } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { OrderView } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';
import { clockText } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { alarmOf } from '../ui/clock.tsx';
import css from './alarm-bar.module.css';
import { useNow } from './clock.ts';
import { to } from './route.ts';
import { setAlarmTitle } from './title.ts';

const POLL_MS = 10_000;
const UNDELIVERED_POLL_MS = 60_000;

/** The one-hour clocks of removal orders, in sight on every page, in the tab's title, and said aloud near the end. */
export function AlarmBar() {
  const { value } = useCall('GET /orders', { query: { limit: 50 } }, POLL_MS);
  const running = (value ?? []).filter((view) => view.reading.state === 'running' && view.order.executedAtMs === null);
  const [first] = running.toSorted((a, b) => deadline(a) - deadline(b));
  useEffect(() => {
    if (!first) setAlarmTitle('');
  }, [first]);
  if (!first) return null;
  return <Running first={first} count={running.length} />;
}

const deadline = (view: OrderView): number => view.reading.deadlineMs ?? Number.MAX_SAFE_INTEGER;

function Running({ first, count }: { first: OrderView; count: number }) {
  const leftMs = deadline(first) - useNow();
  const alarm = alarmOf(leftMs, true);
  const reference = first.order.form.referenceNo;
  const clock = clockText(leftMs);
  const said = useSaidOnce(alarm === 'urgent' ? t('alarm.urgent', { reference }) : '');
  useEffect(() => setAlarmTitle(leftMs > 0 ? clock : `−${clock}`), [clock, leftMs]);
  return (
    <aside className={`${css.bar} ${css[alarm] ?? ''}`} data-alarm={alarm} aria-label={t('page.orders')}>
      <AlarmClock size={18} aria-hidden="true" />
      <p className={css.text}>
        <strong className={css.clock}>{t(leftMs > 0 ? 'alarm.next' : 'alarm.late', { reference, clock })}</strong>
        <span className={css.rest}>{t('alarm.orders', { count })}</span>
      </p>
      <a className={css.open} href={to(`orders/${first.order.id}`)}>
        {t('alarm.open')}
      </a>
      <span className="unseen" role="alert">
        {said}
      </span>
    </aside>
  );
}

/** A live region repeats what changes; a sentence that stays the same is read once. */
function useSaidOnce(text: string): string {
  const [said, setSaid] = useState('');
  const last = useRef('');
  useEffect(() => {
    if (text === last.current) return;
    last.current = text;
    setSaid(text);
  }, [text]);
  return said;
}

/** Threats to life of which no authority was told yet; in sight on every page. */
export function ThreatBar() {
  const { value } = useCall('GET /threats', { query: { state: 'open', limit: 50 } }, POLL_MS);
  const open = value ?? [];
  const [first] = open;
  const now = useNow();
  if (!first) return null;
  const leftMs = first.dueAtMs - now;
  const alarm = alarmOf(leftMs, true);
  return (
    <aside
      className={`${css.bar} ${css[alarm === 'calm' ? 'soon' : alarm]}`}
      data-alarm={alarm}
      aria-label={t('page.threats')}
    >
      <Siren size={18} aria-hidden="true" />
      <p className={css.text}>
        <strong className={css.clock}>
          {t('threats.note')}: {t(leftMs > 0 ? 'time.left' : 'time.late', { time: clockText(leftMs) })}
        </strong>
        <span className={css.rest}>{t('threats.alarm', { count: open.length })}</span>
      </p>
      <a className={css.open} href={to('threats')}>
        {t('alarm.open')}
      </a>
    </aside>
  );
}

/** Alarms, letters and notes that nobody took; in sight on every page until somebody dealt with them. */
export function UndeliveredBar() {
  const { value } = useCall('GET /undelivered', { query: { limit: 1 } }, UNDELIVERED_POLL_MS);
  if (!value?.length) return null;
  return (
    <aside className={`${css.bar} ${css.soon}`} aria-label={t('undelivered.title')}>
      <MailX size={18} aria-hidden="true" />
      <p className={css.text}>{t('undelivered.bar')}</p>
      <a className={css.open} href={to('office')}>
        {t('undelivered.open')}
      </a>
    </aside>
  );
}
