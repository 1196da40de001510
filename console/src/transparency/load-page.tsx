import { useState } from 'react';
import type { DeskLoad } from '../../../src/safety/index.ts';
import { Choice } from '../../../web/src/ui/field.tsx';
import { useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { dayOfPlot } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { DaysPlot } from '../ui/days-plot.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import plot from '../ui/plot.module.css';
import { Shown } from '../ui/shown.tsx';

/** How the desk keeps up. */
export function LoadPage() {
  const [days, setDays] = useState('14');
  const fetched = useCall('GET /load', { query: { days: Number(days) } }, 60_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.load')} lead={t('load.lead')}>
        <Choice
          label={t('load.period')}
          value={days}
          options={['7', '14', '30', '60'].map((value) => ({ value, label: value }))}
          onChange={setDays}
        />
      </PageHead>
      <Shown of={fetched}>
        {(load) => (
          <>
            <Days load={load} />
            <Due load={load} />
          </>
        )}
      </Shown>
    </div>
  );
}

function Days({ load }: { load: DeskLoad }) {
  return (
    <section className={css.card}>
      <h2>{t('load.days')}</h2>
      <DaysPlot
        label={t('load.days')}
        days={load.days.map((day) => ({ dayMs: day.dayMs, first: day.opened, second: day.closed }))}
        first={t('load.opened')}
        second={t('load.closed')}
      />
      {load.cut && <p className={css.quiet}>{t('load.cut')}</p>}
      <details>
        <summary>{t('load.table')}</summary>
        <table className={css.table}>
          <thead>
            <tr>
              {(['day', 'opened', 'closed', 'decisions'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`load.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {load.days.map((day) => (
              <tr key={day.dayMs}>
                <th scope="row">{dayOfPlot(day.dayMs)}</th>
                <td>{formatNumber(day.opened)}</td>
                <td>{formatNumber(day.closed)}</td>
                <td>{formatNumber(day.decisions)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const parts = [
  { name: 'overdue', look: 'late' },
  { name: 'withinHour', look: 'hour' },
  { name: 'withinDay', look: 'day' },
  { name: 'later', look: 'later' },
] as const;

function Due({ load }: { load: DeskLoad }) {
  const sum = (row: DeskLoad['due'][number]) => row.overdue + row.withinHour + row.withinDay + row.later;
  const most = Math.max(1, ...load.due.map(sum));
  return (
    <section className={css.card}>
      <h2>{t('load.due')}</h2>
      <ul className={plot.legend}>
        {parts.map((part) => (
          <li key={part.name} className={plot.key}>
            <svg width="12" height="12" aria-hidden="true">
              <rect className={plot[part.look]} width="12" height="12" rx="3" />
            </svg>
            {t(`load.${part.name}`)}
          </li>
        ))}
      </ul>
      <ul className={plot.bars}>
        {load.due.map((row) => {
          let at = 0;
          const said = parts.map((part) => `${t(`load.${part.name}`)} ${formatNumber(row[part.name])}`).join(', ');
          return (
            <li key={row.queue} className={plot.barRow}>
              <a href={to(`queue?queue=${row.queue}&sort=due`)}>{t(`queue.${row.queue}`)}</a>
              <svg
                className={plot.bar}
                viewBox={`0 0 ${most} 10`}
                preserveAspectRatio="none"
                role="img"
                aria-label={`${t(`queue.${row.queue}`)}: ${said}`}
              >
                {parts.map((part) => {
                  const x = at;
                  at += row[part.name];
                  return (
                    <rect key={part.name} className={plot[part.look]} x={x} y="0" width={row[part.name]} height="10" />
                  );
                })}
              </svg>
              <span className={plot.value}>{formatNumber(sum(row))}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
