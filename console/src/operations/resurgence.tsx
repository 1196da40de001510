import { useCall } from '../api/use-call.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { SurvivalPlot } from '../ui/survival-plot.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';

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
                <figcaption>
                  <strong>{network.label}</strong>:{' '}
                  {t('op.resurgence.text', { count: network.members, returned: formatNumber(network.returned) })}
                  {network.medianDays !== null &&
                    `. ${t('op.resurgence.median', { days: formatNumber(Math.round(network.medianDays * 10) / 10) })}`}
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
