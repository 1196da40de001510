import { useState } from 'react';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import type { ExchangeView, SubscriptionRow } from '../api/calls.ts';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { moment, roughly } from '../i18n/format.ts';
import { formatNumber, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';

/** The servers whose bundles are taken in by themselves, or which are asked; those that work no more come first. */
export function Subscriptions({ view }: { view: ExchangeView }) {
  if (view.subscriptions.length === 0) return <Empty title={t('follow.none')} text={t('follow.none.text')} />;
  const rank = ({ endedAtMs, lastError }: SubscriptionRow) => (endedAtMs !== null ? 2 : lastError === null ? 1 : 0);
  const sorted = view.subscriptions.toSorted((a, b) => rank(a) - rank(b) || b.id - a.id);
  return (
    <section className={css.section}>
      {sorted.map((subscription) => (
        <OneServer key={subscription.id} subscription={subscription} view={view} />
      ))}
    </section>
  );
}

function OneServer({ subscription, view }: { subscription: SubscriptionRow; view: ExchangeView }) {
  const { may } = useSession();
  const [ending, setEnding] = useState(false);
  const { issuer, lastError, lastPulledAtMs, endedAtMs, imported } = subscription;
  const asks = subscription.mode === 'ask';
  const key = view.keys.find(({ keyId }) => keyId === subscription.keyId);
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>{issuer}</h2>
        <div className={css.row}>
          <Chip>{t(asks ? 'follow.ask' : 'follow.pull')}</Chip>
          <State subscription={subscription} />
        </div>
      </div>
      <p className={css.code}>{subscription.url}</p>
      {lastError !== null && endedAtMs === null && (
        <p role="status">
          {t('follow.error')}: {lastError}
        </p>
      )}
      <dl className={css.facts}>
        <dt>{t('follow.last')}</dt>
        <dd>{lastPulledAtMs === null ? t('follow.never') : moment(lastPulledAtMs)}</dd>
        {endedAtMs === null && (
          <>
            <dt>{t('follow.next')}</dt>
            <dd>
              {moment(subscription.nextAtMs)}, {t('follow.every', { time: roughly(subscription.everyMs) })}
            </dd>
          </>
        )}
        <dt>{t(asks ? 'follow.answered' : 'follow.imported')}</dt>
        <dd>{formatNumber(imported)}</dd>
        {key && (
          <>
            <dt>{t('follow.exchangeKey')}</dt>
            <dd>{key.label}</dd>
          </>
        )}
      </dl>
      {may('exchange.manage') && endedAtMs === null && (
        <div className={css.row}>
          <Button kind="danger" onClick={() => setEnding(true)}>
            {t('follow.end')}
          </Button>
        </div>
      )}
      {ending && <EndFollowing subscription={subscription} onClose={() => setEnding(false)} />}
    </article>
  );
}

function State({ subscription: { endedAtMs, lastError, lastPulledAtMs } }: { subscription: SubscriptionRow }) {
  if (endedAtMs !== null) return <Chip>{t('follow.ended')}</Chip>;
  if (lastError !== null) return <Chip kind="danger">{t('follow.fails')}</Chip>;
  return lastPulledAtMs === null ? <Chip>{t('follow.never')}</Chip> : <Chip kind="success">{t('follow.fine')}</Chip>;
}

function EndFollowing({ subscription, onClose }: { subscription: SubscriptionRow; onClose: () => void }) {
  return (
    <FormDialog
      title={t('follow.end')}
      confirm={t('follow.end')}
      danger
      does={() => change('DELETE /subscriptions/{id}', { id: subscription.id })}
      onClose={onClose}
    >
      <p>{t('follow.end.text', { issuer: subscription.issuer })}</p>
    </FormDialog>
  );
}
