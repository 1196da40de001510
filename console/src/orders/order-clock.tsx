import type { OrderView } from '../../../src/safety/index.ts';
import { clockText } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import css from '../ui/page.module.css';

/** The hour of an order in whatever state it is: running, stopped, or over. */
export function OrderClock({ view, large = false }: { view: OrderView; large?: boolean }) {
  const { reading } = view;
  if (reading.deadlineMs !== null) return <DueClock dueAtMs={reading.deadlineMs} legal large={large} />;
  if (reading.state === 'stopped') return <Chip kind="warning">{t('orders.stopped')}</Chip>;
  return (
    <span className={css.row}>
      <Chip kind={reading.late ? 'danger' : 'success'}>{t(reading.late ? 'orders.wasLate' : 'orders.inTime')}</Chip>
      <span className={css.quiet}>{t('orders.took', { time: clockText(reading.elapsedMs) })}</span>
    </span>
  );
}
