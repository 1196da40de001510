import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { QueueRow } from '../../../src/safety/index.ts';
import { Empty, Skeleton } from '../../../web/src/ui/states.tsx';
import { type Place, to, withQuery } from '../app/route.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import { Failed } from '../ui/failed.tsx';
import css from './cases.module.css';
import type { useQueue } from './use-queue.ts';

const ROW_PX = 66;

interface QueueListProps {
  queue: ReturnType<typeof useQueue>;
  cursor: number;
  opened: number | undefined;
  place: Place;
  filtered: boolean;
  onCursor: (index: number) => void;
}

/** Only the rows in sight are drawn and fetched, however long the queue is. */
export function QueueList({ queue, cursor, opened, place, filtered, onCursor }: QueueListProps) {
  const box = useRef<HTMLDivElement>(null);
  const { total, see } = queue;
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const until = items.at(-1)?.index ?? 0;
  useEffect(() => see(from, until), [see, from, until]);
  useEffect(() => {
    if (total) virtual.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor, total, virtual]);
  if (total === undefined && queue.error !== undefined) return <Failed error={queue.error} again={queue.refresh} />;
  if (total === undefined) return <Skeleton rows={8} round={false} />;
  if (total === 0) {
    return <Empty title={t('queue.empty')} text={t(filtered ? 'queue.empty.filtered' : 'queue.empty.text')} />;
  }
  return (
    <div className={css.scroll} ref={box} tabIndex={0} role="group" aria-label={t('queue.list')}>
      <ul className={css.rows} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = queue.rowAt(item.index);
          return (
            <li
              key={item.key}
              className={css.row}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={total}
              aria-posinset={item.index + 1}
              data-cursor={item.index === cursor || undefined}
            >
              {row ? (
                <Row
                  row={row}
                  href={to(withQuery({ ...place, at: 'case', rest: [String(row.id)] }, {}))}
                  opened={row.id === opened}
                  onCursor={() => onCursor(item.index)}
                />
              ) : (
                <span className={css.blank} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ row, href, opened, onCursor }: { row: QueueRow; href: string; opened: boolean; onCursor: () => void }) {
  return (
    <a className={css.link} href={href} aria-current={opened ? 'true' : undefined} onClick={onCursor}>
      <span className={css.line}>
        <span className={css.label} dir="auto">
          {row.label || t('case.gone')}
        </span>
        {row.status !== 'closed' && <DueClock dueAtMs={row.dueAtMs} legal={row.queue === 'order'} />}
      </span>
      <span className={css.line}>
        <Chip kind={row.queue === 'order' ? 'danger' : row.queue === 'trusted-flagger' ? 'warning' : 'plain'}>
          {t(`queue.${row.queue}`)}
        </Chip>
        {row.visibility === 'private' && <span className={css.quiet}>{t('visibility.private')}</span>}
        {row.complaints > 1 && <span className={css.quiet}>{t('complaints.count', { count: row.complaints })}</span>}
        {row.escalatedTo && (
          <span className={css.quiet}>{t('case.escalatedTo', { role: t(`role.${row.escalatedTo}`) })}</span>
        )}
        {row.status === 'claimed' && (
          <span className={css.holder} data-mine={row.mine || undefined}>
            {row.mine ? t('queue.show.mine') : row.claimedByName}
          </span>
        )}
      </span>
    </a>
  );
}
