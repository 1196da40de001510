import type { NetworkSummary } from '../../../src/safety/index.ts';
import { Empty } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { date, probability } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { NetworkDetail } from './network-detail.tsx';

export function NetworksPage() {
  const { rest } = usePlace();
  const id = rest[0] === undefined ? undefined : decodeURIComponent(rest[0]);
  return id === undefined ? <NetworkList /> : <NetworkDetail key={id} id={id} />;
}

function NetworkList() {
  const fetched = useCall('GET /networks', {}, 30_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.networks')} lead={t('networks.lead')} />
      <Shown of={fetched}>
        {(networks) =>
          networks.length === 0 ? (
            <Empty title={t('networks.none')} text={t('networks.none.text')} />
          ) : (
            <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('page.networks')}>
              <table className={css.table}>
                <thead>
                  <tr>
                    {(['name', 'back', 'waiting', 'confirmed', 'members', 'languages', 'action'] as const).map(
                      (column) => (
                        <th key={column} scope="col">
                          {t(`networks.${column}`)}
                        </th>
                      ),
                    )}
                  </tr>
                </thead>
                <tbody>
                  {networks.map((network) => (
                    <Row key={network.id} network={network} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Shown>
    </div>
  );
}

function Row({ network }: { network: NetworkSummary }) {
  const waiting = network.matches.suspected + network.matches.priority;
  const { back } = network.posterior;
  return (
    <tr>
      <th scope="row">
        <a href={to(`networks/${encodeURIComponent(network.id)}`)}>{network.label}</a>
      </th>
      <td>
        <Chip kind={back >= 0.9 ? 'danger' : back >= 0.5 ? 'warning' : 'plain'}>{probability(back)}</Chip>
      </td>
      <td>{formatNumber(waiting)}</td>
      <td>{formatNumber(network.matches.confirmed)}</td>
      <td>{formatNumber(network.members)}</td>
      <td>{Object.keys(network.languages).slice(0, 4).join(' ')}</td>
      <td>{date(network.actionAtMs)}</td>
    </tr>
  );
}
