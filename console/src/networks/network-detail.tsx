import { useState } from 'react';
import type { NetworkSummary, NetworkView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useShortcuts } from '../app/keys.ts';
import { go } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { date, moment, probability } from '../i18n/format.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { SignBundle } from '../exchange/sign-bundle.tsx';
import { AskReason } from '../ui/ask-reason.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Matches } from './matches.tsx';
import { NetworkGraph } from './network-graph.tsx';
import own from './networks.module.css';

const TIMELINE = 60;

/** One network: how sure we are, what it was, how it hangs together, and who may be back. */
export function NetworkDetail({ id }: { id: string }) {
  const fetched = useCall('GET /networks/{key}', { key: id }, 30_000);
  return (
    <div className={css.page}>
      <Shown of={fetched} rows={8}>
        {(view) => <Detail view={view} />}
      </Shown>
    </div>
  );
}

function Detail({ view }: { view: NetworkView }) {
  const { may } = useSession();
  const [asking, setAsking] = useState<'renew' | 'withdraw'>();
  const [signing, setSigning] = useState(false);
  const { network } = view;
  const ready = view.matches.some((match) => match.state === 'confirmed' && !match.removed);
  const mayPlan = may('operation.plan');
  const title = t('networks.operation.title', { label: network.label });
  const plan = () => go(`operations/new?${new URLSearchParams({ network: network.id, title })}`);
  useShortcuts(mayPlan && ready ? [{ keys: 'o', name: 'networks.operation', does: plan }] : []);
  return (
    <>
      <PageHead title={network.label}>
        {may('networks.manage') && network.source.kind === 'observer' && network.fingerprints.total > 0 && (
          <Button onClick={() => setAsking('withdraw')}>{t('networks.withdraw')}</Button>
        )}
        {may('exchange.manage') && !('issuer' in network.source) && network.fingerprints.total > 0 && (
          <Button onClick={() => setSigning(true)}>{t('sign.button')}</Button>
        )}
        {may('networks.manage') && !('issuer' in network.source) && (
          <Button onClick={() => setAsking('renew')}>{t('networks.renew')}</Button>
        )}
        {mayPlan && (
          <Button kind="primary" disabled={!ready} onClick={plan}>
            {t(ready ? 'networks.operation' : 'networks.operation.none')}
          </Button>
        )}
      </PageHead>
      <div className={css.grid}>
        <Facts network={network} />
        <Timeline view={view} />
      </div>
      <Matches matches={view.matches} />
      <section className={css.card}>
        <h2>{t('networks.graph')}</h2>
        <NetworkGraph graph={view.graph} />
      </section>
      {signing && <SignBundle network={network} onClose={() => setSigning(false)} />}
      {asking && (
        <AskReason
          title={t(`networks.${asking}`)}
          label={t(`networks.${asking}.why`)}
          confirm={t(`networks.${asking}`)}
          danger={asking === 'withdraw'}
          onClose={() => setAsking(undefined)}
          does={(reason) =>
            asking === 'withdraw'
              ? change('POST /networks/{key}/withdraw', { key: network.id, body: { reason } })
              : change('POST /networks/{key}/renew', { key: network.id, body: { reason } })
          }
        />
      )}
    </>
  );
}

const tallyText = (tally: Readonly<Record<string, number>>, name: (key: string) => string): string =>
  Object.entries(tally)
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, count]) => `${name(key)} ${formatNumber(count)}`)
    .join(', ');

function Facts({ network }: { network: NetworkSummary }) {
  const { source } = network;
  const issuer = 'issuer' in source ? source.issuer : '';
  return (
    <section className={css.card}>
      <h2>{t('networks.posterior')}</h2>
      <p className={own.likely}>{probability(network.posterior.back)}</p>
      <dl className={css.facts}>
        <dt>{t('networks.action')}</dt>
        <dd>{date(network.actionAtMs)}</dd>
        <dt>{t('networks.firstSeen')}</dt>
        <dd>{network.firstSeenMs === null ? t('networks.notSeen') : moment(network.firstSeenMs)}</dd>
        <dt>{t('networks.members')}</dt>
        <dd>{formatNumber(network.members)}</dd>
        <dt>{t('networks.kinds')}</dt>
        <dd>{tallyText(network.kinds, (kind) => tell('kind', kind))}</dd>
        <dt>{t('networks.reach')}</dt>
        <dd>{formatNumber(network.reach)}</dd>
        <dt>{t('networks.languages')}</dt>
        <dd>{tallyText(network.languages, (lang) => lang)}</dd>
        <dt>{t('networks.fingerprints')}</dt>
        <dd>{formatNumber(network.fingerprints.total)}</dd>
        {network.expiresAtMs !== null && (
          <>
            <dt>{t('networks.expires')}</dt>
            <dd>{date(network.expiresAtMs)}</dd>
          </>
        )}
        <dt>{t('networks.source')}</dt>
        <dd>{t(`networks.source.${source.kind}`, { name: issuer })}</dd>
        <dt>{t('networks.decision')}</dt>
        <dd className={css.code}>{network.decisionRef}</dd>
      </dl>
    </section>
  );
}

function Timeline({ view }: { view: NetworkView }) {
  const labels = new Map(view.matches.map((match) => [match.id, match.label || match.subjectKey]));
  return (
    <section className={css.card}>
      <h2>{t('networks.timeline')}</h2>
      <ol className={css.section}>
        {view.timeline.slice(-TIMELINE).map((line) => {
          const what = t(`networks.timeline.${line.what}`);
          const label = line.matchId === undefined ? undefined : labels.get(line.matchId);
          return (
            <li key={`${line.atMs} ${line.what} ${line.matchId}`}>
              {label === undefined ? what : t('networks.timeline.match', { what, label })}
              <p className={`${css.quiet} ${css.small}`}>{moment(line.atMs)}</p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
