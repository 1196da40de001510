import { Fragment, useEffect } from 'react';
import type { OneOrderView } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { useLabels } from '../cases/use-labels.ts';
import { clockText, moment } from '../i18n/format.ts';
import { t, tell } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { OrderActions } from './order-actions.tsx';
import { OrderClock } from './order-clock.tsx';
import { Vault } from './vault.tsx';

/** One order: its clock first, then what can be done, then its papers. */
export function OrderDetail({ id }: { id: number }) {
  const fetched = useCall('GET /orders/{id}', { id }, 10_000);
  return (
    <div className={css.page}>
      <Shown of={fetched} rows={8}>
        {(view) => <Detail view={view} />}
      </Shown>
    </div>
  );
}

function Detail({ view }: { view: OneOrderView }) {
  const { may } = useSession();
  const { order } = view;
  useEffect(() => {
    document.getElementById('main')?.scrollTo(0, 0);
  }, []);
  return (
    <>
      <PageHead title={t('order.title', { reference: order.form.referenceNo })}>
        <Chip kind="accent">{t(`order.${order.state}`)}</Chip>
        <LawyerMark source="Regulation (EU) 2021/784" />
      </PageHead>
      <section className={css.card} aria-label={t('order.clock.title')}>
        <div className={css.spread}>
          <OrderClock view={view} large />
          <OrderActions view={view} />
        </div>
        <ClockFacts view={view} />
        {view.warnings.length > 0 && (
          <>
            <h3>{t('order.warnings')}</h3>
            <ul>
              {view.warnings.map((warning) => (
                <li key={warning}>
                  <Chip kind="warning">{t(`warning.${warning}`)}</Chip>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <Items view={view} />
      <Papers view={view} />
      {may('vault.see') && <Vault orderId={order.id} />}
      <AnnexI view={view} />
    </>
  );
}

function ClockFacts({ view }: { view: OneOrderView }) {
  const { order, reading } = view;
  return (
    <dl className={css.facts}>
      <dt>{t('order.clock.receipt')}</dt>
      <dd>
        {moment(order.receipt.receivedAtMs)}
        {order.receipt.enteredAtMs !== undefined &&
          ` (${t('order.entered', { when: moment(order.receipt.enteredAtMs) })})`}{' '}
        · {t(`intake.channel.${order.receipt.channel}`)} · {t(`intake.signature.${order.receipt.signature}`)}
      </dd>
      {reading.deadlineMs !== null && (
        <>
          <dt>{t('order.clock.deadline')}</dt>
          <dd>{moment(reading.deadlineMs)}</dd>
        </>
      )}
      {reading.legalDeadlineMs !== null && reading.legalDeadlineMs !== reading.deadlineMs && (
        <>
          <dt>{t('order.clock.legal')}</dt>
          <dd>{moment(reading.legalDeadlineMs)}</dd>
        </>
      )}
      <dt>{t('order.clock.elapsed')}</dt>
      <dd>{clockText(reading.elapsedMs)}</dd>
      <dt>{t('field.nonDisclosure')}</dt>
      <dd>
        {order.gag
          ? t(view.warnings.includes('gag') ? 'order.gag.until' : 'order.gag.over', { when: moment(order.gag.untilMs) })
          : t('order.gag.none')}
      </dd>
      <Told view={view} />
      {order.scrutinies.map((scrutiny) => (
        <div key={scrutiny.askedAtMs} className={css.row}>
          {scrutiny.decidedAtMs === null
            ? t('order.scrutiny.open', { when: moment(scrutiny.askedAtMs), due: moment(scrutiny.decisionDueAtMs) })
            : t('order.scrutiny.decided', {
                what: t(scrutiny.infringement ? 'order.scrutiny.infringes' : 'order.scrutiny.stands'),
              })}
        </div>
      ))}
      {order.caseId !== null && (
        <>
          <dt>{t('order.case')}</dt>
          <dd>
            <a href={to(`case/${order.caseId}`)}>{t('case.title', { id: order.caseId })}</a>
          </dd>
        </>
      )}
    </dl>
  );
}

/** Whether those affected know by now: the gag's end is seen here. */
function Told({ view: { order, affected, warnings } }: { view: OneOrderView }) {
  const { told, waitingForSignIn, notYet } = affected;
  if (order.executedAtMs === null) return null;
  const silent = warnings.includes('gag');
  return (
    <>
      <dt>{t('order.told')}</dt>
      <dd className={css.row}>
        {told > 0 && <Chip kind="success">{t('order.told.now', { count: told })}</Chip>}
        {waitingForSignIn > 0 && <Chip>{t('order.told.signIn', { count: waitingForSignIn })}</Chip>}
        {notYet > 0 && (
          <Chip kind="warning">{t(silent ? 'order.told.gag' : 'order.told.soon', { count: notYet })}</Chip>
        )}
        {told + waitingForSignIn + notYet === 0 && t('order.told.nobody')}
      </dd>
    </>
  );
}

function Items({ view }: { view: OneOrderView }) {
  const labels = useLabels(view.order.items.flatMap(({ subjectKey }) => subjectKey ?? []));
  return (
    <section className={css.card}>
      <h2>
        {t('order.items')} ({view.order.items.length})
      </h2>
      <ol className={css.section}>
        {view.order.items.map((item) => (
          <li key={item.exactUrl} className={css.row}>
            <span className={css.code}>{item.exactUrl}</span>
            {item.additionalIdentification !== '' && <span>{item.additionalIdentification}</span>}
            {item.subjectKey === null ? (
              <Chip kind="warning">{t('order.item.unknown')}</Chip>
            ) : (
              <a href={to(`subject/${item.subjectKey}`)}>{labels[item.subjectKey]?.label ?? item.subjectKey}</a>
            )}
            {item.measure && item.doneAtMs !== null && (
              <Chip kind="success">
                {t('order.item.done', { measure: t(`order.item.${item.measure}`), when: moment(item.doneAtMs) })}
              </Chip>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Papers({ view }: { view: OneOrderView }) {
  if (view.order.papers.length === 0) return null;
  return (
    <section className={css.card}>
      <h2>{t('order.papers')}</h2>
      <p className={css.quiet}>{t('order.paper.draft')}</p>
      {view.order.papers.map((paper) => (
        <details key={paper.atMs} open>
          <summary>
            {t(`order.paper.${paper.kind}`)} · {moment(paper.atMs)}
          </summary>
          <pre className={css.paper} tabIndex={0}>
            {paper.body}
          </pre>
        </details>
      ))}
    </section>
  );
}

function AnnexI({ view }: { view: OneOrderView }) {
  const fields = flat(view.order.form).filter(([, value]) => value !== '');
  return (
    <details className={css.card}>
      <summary>{t('order.form')}</summary>
      <dl className={css.facts}>
        {fields.map(([path, value]) => (
          <Fragment key={path}>
            <dt>{tell('field', path)}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** Every filled field by its path. */
function flat(value: object, before = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, string][] => {
    const path = `${before}${name}`;
    if (path === 'items') return [];
    if (Array.isArray(inner)) return [[path, inner.join(', ')]];
    if (typeof inner === 'object' && inner !== null) return flat(inner, `${path}.`);
    if (typeof inner === 'boolean') return [[path, t(inner ? 'say.yes' : 'say.no')]];
    return [[path, String(inner)]];
  });
}
