import { useApp, useFetched } from '../../app/context.tsx';
import type { Chat, StatGraph } from '../../data/views.ts';
import { formatNumber, t } from '../../i18n/index.ts';
import { weekdayName } from '../../i18n/format.ts';
import { Bars } from '../../ui/bars.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Plot } from '../../ui/plot.tsx';
import { Empty, Failed, Skeleton } from '../../ui/states.tsx';
import css from './info.module.css';

const WHOLE = 10;

/** How the chat grows and is read: figures against the time before, and lines over days. */
export function StatsPage({ chat, onClose }: { chat: Chat; onClose: () => void }) {
  const { messenger } = useApp();
  const stats = useFetched(() => messenger.stats(chat.id), String(chat.id));
  return (
    <Modal title={t('stats.title')} open wide onClose={onClose}>
      {stats.error !== undefined && <Failed error={stats.error} again={stats.again} />}
      {!stats.value && stats.error === undefined && <Skeleton rows={5} round={false} />}
      {stats.value && (
        <>
          <dl className={css.figures}>
            {stats.value.figures.map(({ name, now, before }) => (
              <div key={name}>
                <dt>{t(`stats.${name}`)}</dt>
                <dd>
                  {rounded(now)}
                  {rounded(Math.abs(now - before)) !== rounded(0) && (
                    <small data-down={now < before || undefined}>
                      {now > before ? '+' : '−'}
                      {rounded(Math.abs(now - before))}
                    </small>
                  )}
                </dd>
              </div>
            ))}
          </dl>
          {stats.value.graphs.length === 0 && <Empty title={t('stats.none')} text={t('stats.noneText')} />}
          {stats.value.graphs.map((graph) => (
            <Graph key={graph.name} {...graph} />
          ))}
        </>
      )}
    </Modal>
  );
}

/** Hours and weekdays come round again, so they are bars; everything else goes on over days. */
function Graph({ name, times, lines }: StatGraph) {
  const title = t(`stats.graph.${name}`);
  if (name === 'hours') return <Bars title={title} steps={times.map(String)} every={6} lines={lines} />;
  if (name === 'weekdays') return <Bars title={title} steps={times.map(weekdayName)} every={1} lines={lines} />;
  return <Plot title={title} times={times} lines={lines} />;
}

function rounded(value: number): string {
  return formatNumber(value < WHOLE ? Math.round(value * 10) / 10 : Math.round(value));
}
