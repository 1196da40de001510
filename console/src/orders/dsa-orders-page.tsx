import { Fragment, useState } from 'react';
import type { DsaOrder, EnforcementAction, SubjectKind } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { serverNowMs } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { ActionFields, actionOf, emptyAction } from '../enforcement/action-fields.tsx';
import { categoryText } from '../enforcement/action-words.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';
import { DsaIntake } from './dsa-intake.tsx';
import { effectReport } from './effect-report.ts';

/** Orders to act and to provide information. */
export function DsaOrdersPage() {
  const { may } = useSession();
  const [taking, setTaking] = useState(false);
  const fetched = useCall('GET /dsa-orders', { query: { limit: 100 } }, 30_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.dsaOrders')} lead={t('dsaOrders.lead')}>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 9, 10" />
        {may('order.receive') && (
          <Button kind="primary" onClick={() => setTaking(true)}>
            {t('dsaOrders.new')}
          </Button>
        )}
      </PageHead>
      <Shown of={fetched}>
        {(orders) =>
          orders.length === 0 ? (
            <Empty title={t('dsaOrders.none')} text={t('dsaOrders.none.text')} />
          ) : (
            orders.map((order) => <OneOrder key={order.id} order={order} />)
          )
        }
      </Shown>
      {taking && <DsaIntake onClose={() => setTaking(false)} />}
    </div>
  );
}

function OneOrder({ order }: { order: DsaOrder }) {
  const { may } = useSession();
  const [acting, setActing] = useState(false);
  const answer = (effect: 'information-provided' | 'not-held') =>
    attempt(change('POST /dsa-orders/{id}/answer', { id: order.id, body: { effect } }));
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>
          {order.referenceNo}, {order.authorityName} ({order.memberState})
        </h2>
        <div className={css.row}>
          {order.state !== 'answered' && order.answerByMs !== null && <DueClock dueAtMs={order.answerByMs} />}
          <Chip kind="accent">{t(`dsaOrders.${order.kind}`)}</Chip>
          <Chip>{t(`dsaOrders.${order.state}`)}</Chip>
          {order.effect && <Chip kind="success">{t(`effect.${order.effect}`)}</Chip>}
        </div>
      </div>
      <p>{order.legalBasis}</p>
      {order.informationAsked && <p>{order.informationAsked}</p>}
      <p className={`${css.quiet} ${css.small}`}>
        {t('orders.received')} {moment(order.receivedAtMs)} · {order.locations.join(', ')}
      </p>
      <Facts order={order} />
      {order.state === 'answered' && order.subjectKeys.length > 0 && <p className={css.quiet}>{toldText(order)}</p>}
      {order.state === 'answered' && <EffectReport order={order} />}
      <div className={css.row}>
        {order.caseId !== null && <a href={to(`case/${order.caseId}`)}>{t('case.title', { id: order.caseId })}</a>}
        {order.acknowledgedAtMs === null && order.state !== 'answered' && may('order.receive') && (
          <Button onClick={() => attempt(change('POST /dsa-orders/{id}/acknowledge', { id: order.id }))}>
            {t('dsaOrders.acknowledge')}
          </Button>
        )}
        {order.state !== 'answered' && may('order.execute') && order.kind === 'act' && (
          <Button kind="primary" onClick={() => setActing(true)}>
            {t('dsaOrders.effect')}
          </Button>
        )}
        {order.state !== 'answered' && may('order.execute') && order.kind === 'inform' && (
          <>
            <Button onClick={() => answer('information-provided')}>{t('dsaOrders.provided')}</Button>
            <Button onClick={() => answer('not-held')}>{t('dsaOrders.notHeld')}</Button>
          </>
        )}
      </div>
      {acting && <GiveEffect order={order} onClose={() => setActing(false)} />}
    </article>
  );
}

/** Whether the recipients know of the order (Art. 9(5), 10(5)). */
function toldText({ personToldAtMs, tellAtMs }: DsaOrder): string {
  const atMs = personToldAtMs ?? tellAtMs ?? null;
  if (atMs === null) return t('dsaOrders.notTold');
  return t(atMs > serverNowMs() ? 'dsaOrders.tellLater' : 'dsaOrders.told', { when: moment(atMs) });
}

/** Every field of Art. 9(2) or 10(2) that the order fills. */
function Facts({ order }: { order: DsaOrder }) {
  const filled = (
    [
      ['field.purpose', order.purpose ?? ''],
      ['field.statementOfReasons', order.statementOfReasons],
      ['field.territorialScope', order.territorialScope.join(', ')],
      ['field.language', order.language],
      ['field.redress', order.redress],
      ['field.effectReportTo', order.effectReportTo],
      ['field.category', categoryText(order.category)],
    ] as const
  ).filter(([, value]) => value !== '');
  return (
    <details>
      <summary>{t('dsaOrders.all')}</summary>
      <dl className={css.facts}>
        {filled.map(([name, value]) => (
          <Fragment key={name}>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** What Art. 9(1) and 10(1) want told without undue delay: whether and when effect was given. */
function EffectReport({ order }: { order: DsaOrder }) {
  return (
    <details>
      <summary>{t('dsaOrders.report')}</summary>
      <p className={css.quiet}>{t('order.paper.draft')}</p>
      <pre className={css.paper} tabIndex={0}>
        {JSON.stringify(effectReport(order), null, 2)}
      </pre>
    </details>
  );
}

function GiveEffect({ order, onClose }: { order: DsaOrder; onClose: () => void }) {
  const { memberStates } = useSession().vocabulary;
  const kind = (order.subjectKeys[0]?.split(':')[0] ?? 'chat') as SubjectKind;
  const [draft, setDraft] = useState(emptyAction(kind === 'account' || kind === 'bot' ? 'suspend' : 'takedown'));
  const action: EnforcementAction | undefined = actionOf(draft, memberStates);
  const save = async () => {
    if (action) await change('POST /dsa-orders/{id}/effect', { id: order.id, body: { action } });
  };
  return (
    <FormDialog
      title={t('dsaOrders.effect')}
      confirm={t('dsaOrders.effect')}
      ready={action !== undefined}
      does={save}
      onClose={onClose}
    >
      <ActionFields subject={kind} value={draft} onChange={setDraft} />
    </FormDialog>
  );
}
