import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../web/src/ui/button.tsx';
import { Choice } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { useCall } from '../api/use-call.ts';
import { go, type Place, to, withQuery } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import css from './cases.module.css';

/** Which queue, and which of its cases. */
export function QueueFilters({ place, total }: { place: Place; total: number | undefined }) {
  const { vocabulary } = useSession();
  const { value: states } = useCall('GET /queues', {}, 15_000);
  const active = place.query.get('queue') ?? '';
  const [more, setMore] = useState(['show', 'sort', 'overdue'].some((name) => place.query.has(name)));
  const set = (name: string, value: string) => go(withQuery(place, { [name]: value }), true);
  const waiting = (states ?? []).reduce((sum, state) => sum + state.waiting, 0);
  const tabs = [{ queue: '', waiting, overdue: 0 }, ...vocabulary.queues.map((queue) => stateOf(queue, states))];
  return (
    <header className={css.filters}>
      <div className={css.filtersHead}>
        <h1 className={css.heading}>{t('page.queue')}</h1>
        <span className={css.total}>{total === undefined ? '' : t('queue.count', { count: total })}</span>
        <IconButton label={t('queue.filters')} shown={more} onClick={() => setMore(!more)}>
          <SlidersHorizontal size={17} />
        </IconButton>
      </div>
      <nav className={css.tabs} aria-label={t('page.queue')}>
        {tabs.map(({ queue, waiting: count, overdue }) => (
          <a
            key={queue}
            className={css.tab}
            href={to(withQuery({ ...place, at: 'queue', rest: [] }, { queue }))}
            aria-current={queue === active ? 'true' : undefined}
          >
            {queue === '' ? t('queue.all') : tell('queue', queue)}
            {count > 0 && <span className={overdue > 0 ? css.tabLate : css.tabCount}>{formatNumber(count)}</span>}
          </a>
        ))}
      </nav>
      {more && (
        <div className={css.more}>
          <Choice
            label={t('queue.show')}
            value={place.query.get('show') ?? ''}
            options={[
              { value: '', label: t('queue.show.all') },
              ...(['open', 'claimed', 'mine', 'closed'] as const).map((show) => ({
                value: show,
                label: t(`queue.show.${show}`),
              })),
            ]}
            onChange={(value) => set('show', value)}
          />
          <Choice
            label={t('queue.sort')}
            value={place.query.get('sort') ?? ''}
            options={[
              { value: '', label: t('queue.sort.priority') },
              { value: 'due', label: t('queue.sort.due') },
            ]}
            onChange={(value) => set('sort', value)}
          />
          <Switch
            label={t('queue.overdue')}
            on={place.query.get('overdue') === '1'}
            onChange={(on) => set('overdue', on ? '1' : '')}
          />
        </div>
      )}
    </header>
  );
}

function stateOf<Q extends string>(
  queue: Q,
  states: readonly { queue: string; waiting: number; overdue: number }[] | undefined,
): { queue: Q; waiting: number; overdue: number } {
  const state = states?.find((one) => one.queue === queue);
  return { queue, waiting: state?.waiting ?? 0, overdue: state?.overdue ?? 0 };
}
