import { useState } from 'react';
import type { Decision } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';
import { actionText, categoryText } from './action-words.ts';

/** What was decided, what people were told, and the way back. */
export function Decisions({ list }: { list: readonly Decision[] }) {
  if (list.length === 0) return <p className={css.quiet}>{t('decisions.none')}</p>;
  return (
    <ul className={css.section}>
      {list.toReversed().map((decision) => (
        <li key={decision.id}>
          <OneDecision decision={decision} />
        </li>
      ))}
    </ul>
  );
}

export function OneDecision({ decision }: { decision: Decision }) {
  const { may } = useSession();
  const [told, setTold] = useState(false);
  const [dispute, setDispute] = useState(false);
  const ordered = decision.ground.kind === 'tco-order' || decision.ground.kind === 'act-order';
  const inForce = decision.status === 'in-force' && decision.slots.length > 0;
  return (
    <article className={css.section}>
      <div className={css.row}>
        <strong>{actionText(decision.action)}</strong>
        <Chip kind={inForce ? 'accent' : 'plain'}>{t(`decision.${decision.status}`)}</Chip>
        {decision.untilMs !== null && (
          <span className={css.quiet}>{t('decisions.until', { when: moment(decision.untilMs) })}</span>
        )}
      </div>
      <p>
        {t(`ground.${decision.ground.kind}`)}: {decision.ground.reference}. {decision.ground.explanation}
      </p>
      <p className={css.quiet}>{decision.facts}</p>
      <p className={`${css.quiet} ${css.small}`}>
        {t('decisions.by', { name: decision.madeByName, when: moment(decision.madeAtMs) })} ·{' '}
        {categoryText(decision.category)} · {t(`source.${decision.source.kind}`)} ·{' '}
        {t(`automation.${decision.automation}`)}
      </p>
      <div className={css.row}>
        {inForce && ordered && <span className={css.quiet}>{t('decisions.ordered')}</span>}
        {inForce && !ordered && may('decision.reverse') && (
          <Button
            onClick={() => {
              attempt(change('POST /decisions/{id}/reverse', { id: decision.id }), t('decisions.takenBack'));
            }}
          >
            {t('decisions.takeBack')}
          </Button>
        )}
        {decision.statementIds.length > 0 && (
          <Button kind="quiet" aria-expanded={told} onClick={() => setTold(!told)}>
            {t('decisions.statements')}
          </Button>
        )}
        {may('dispute.record') && !ordered && decision.slots.length > 0 && (
          <Button kind="quiet" onClick={() => setDispute(true)}>
            {t('decisions.dispute')}
          </Button>
        )}
      </div>
      {told && <Statements decisionId={decision.id} />}
      {dispute && (
        <AskReason
          title={t('decisions.dispute')}
          label={t('decisions.dispute.body')}
          confirm={t('do.save')}
          onClose={() => setDispute(false)}
          does={(body) => change('POST /decisions/{id}/disputes', { id: decision.id, body: { body } })}
        />
      )}
    </article>
  );
}

function Statements({ decisionId }: { decisionId: number }) {
  const fetched = useCall('GET /decisions/{id}/statements', { id: decisionId });
  return (
    <Shown of={fetched} rows={2}>
      {(list) =>
        list.map((statement) => (
          <div key={statement.id} className={css.section}>
            <p className={`${css.quiet} ${css.small}`}>
              {statement.lang} ·{' '}
              {statement.toldAtMs !== null
                ? t('decisions.statement.told', { when: moment(statement.toldAtMs) })
                : statement.waitsForSignIn
                  ? t('decisions.statement.waits')
                  : t('decisions.statement.later', { when: moment(statement.notBeforeMs) })}
              {statement.seenAtMs !== null && ` · ${t('decisions.statement.seen')}`}
            </p>
            <pre className={css.paper} lang={statement.lang} tabIndex={0}>
              {statement.text}
            </pre>
          </div>
        ))
      }
    </Shown>
  );
}
