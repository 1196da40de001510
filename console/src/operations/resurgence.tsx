import type { Resurgence as Returned } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';
import { percent } from '../i18n/format.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { SurvivalPlot } from '../ui/survival-plot.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';

/** How much is back, when half of it was, at what size, and what nobody has looked at yet. */
function wordsOf({ members, returned, medianDays, reachBefore, reachReturned, suspected, byKind }: Returned): string {
  const kinds = byKind.map(({ kind, curve }) => `${tell('kind', kind)} ${percent(1 - (curve.at(-1)?.gone ?? 1))}`);
  return [
    t('op.resurgence.text', { count: members, returned: formatNumber(returned) }),
    ...(byKind.length > 1 ? [t('op.resurgence.kinds', { kinds: kinds.join(', ') })] : []),
    ...(medianDays === null
      ? []
      : [t('op.resurgence.median', { days: formatNumber(Math.round(medianDays * 10) / 10) })]),
    t('op.resurgence.reach', { before: formatNumber(reachBefore), returned: formatNumber(reachReturned) }),
    ...(suspected === 0 ? [] : [t('op.resurgence.suspected', { count: suspected })]),
  ].join('. ');
}

/** How much of what the operation removed is back, day by day. */
export function Resurgence({ id }: { id: number }) {
  const fetched = useCall('GET /operations/{id}/resurgence', { id }, 60_000);
  return (
    <section className={css.card}>
      <h2>{t('op.resurgence')}</h2>
      <Shown of={fetched} rows={2}>
        {(networks) =>
          networks.length === 0 ? (
            <p className={css.quiet}>{t('op.resurgence.none')}</p>
          ) : (
            networks.map((network) => (
              <figure key={network.networkId} className={css.section}>
                <figcaption className={css.section}>
                  <h3>{network.label}</h3>
                  <p>{wordsOf(network)}</p>
                </figcaption>
                <SurvivalPlot curve={network.curve} label={t('op.resurgence.axis')} />
              </figure>
            ))
          )
        }
      </Shown>
    </section>
  );
}
