import { useState } from 'react';
import type { Appeal } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { useLabels } from '../cases/use-labels.ts';
import { OneDecision } from '../enforcement/decisions.tsx';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { DecideAppeal } from './decide-appeal.tsx';
import { Disputes } from './disputes.tsx';
import { Records } from './records.tsx';

/** Complaints about decisions, and what went to the Commission's database. */
export function AppealsPage() {
  const place = usePlace();
  const tab = place.query.get('tab') ?? 'open';
  return (
    <div className={css.page}>
      <PageHead title={t('page.appeals')} lead={t('appeals.lead')}>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 17, 20, 21; Regulation (EU) 2021/784, Art. 10" />
      </PageHead>
      <Tabs
        place={place}
        label={t('page.appeals')}
        tabs={[
          { id: 'open', label: t('appeals.open') },
          { id: 'decided', label: t('appeals.decided') },
          { id: 'records', label: t('appeals.records') },
          { id: 'disputes', label: t('appeals.disputes') },
        ]}
      />
      {tab === 'records' && <Records />}
      {tab === 'disputes' && <Disputes />}
      {(tab === 'open' || tab === 'decided') && <Appeals status={tab} />}
    </div>
  );
}

function Appeals({ status }: { status: 'open' | 'decided' }) {
  const fetched = useCall('GET /appeals', { query: { status, limit: 100 } }, 15_000);
  const labels = useLabels((fetched.value ?? []).map((appeal) => appeal.subjectKey));
  return (
    <Shown of={fetched}>
      {(appeals) =>
        appeals.length === 0 ? (
          <Empty title={t('appeals.none')} text={t('appeals.none.text')} />
        ) : (
          appeals.map((appeal) => (
            <OneAppeal key={appeal.id} appeal={appeal} label={labels[appeal.subjectKey]?.label ?? appeal.subjectKey} />
          ))
        )
      }
    </Shown>
  );
}

function OneAppeal({ appeal, label }: { appeal: Appeal; label: string }) {
  const { may, me } = useSession();
  const [deciding, setDeciding] = useState(false);
  const decision = useCall('GET /decisions/{id}', { id: appeal.decisionId });
  const involved = decision.value?.persons.includes(me.person) ?? false;
  const open = appeal.status === 'open';
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>
          <a href={to(`subject/${appeal.subjectKey}`)}>{label}</a>
        </h2>
        <div className={css.row}>
          {open && <DueClock dueAtMs={appeal.dueAtMs} />}
          <Chip>{t(`appeals.side.${appeal.side}`)}</Chip>
          {appeal.outcome && (
            <Chip kind={appeal.outcome === 'upheld' ? 'plain' : 'success'}>{t(`appeal.${appeal.outcome}`)}</Chip>
          )}
        </div>
      </div>
      <p className={`${css.quiet} ${css.small}`}>
        {t('appeals.opened', { when: moment(appeal.openedAtMs) })}
        {open && ` · ${t('appeals.latest', { when: moment(appeal.latestMs) })}`}
      </p>
      <h3>{t('appeals.text')}</h3>
      <p>{appeal.text === '' ? t('appeals.noText') : appeal.text}</p>
      {appeal.reasons && <p>{t('appeals.reasonsGiven', { text: appeal.reasons })}</p>}
      <h3>{t('appeals.about')}</h3>
      <Shown of={decision} rows={2}>
        {(made) => <OneDecision decision={made} />}
      </Shown>
      {open && (
        <div className={css.row}>
          {may('appeal.decide') && !involved && (
            <Button kind="primary" onClick={() => setDeciding(true)}>
              {t('appeals.decide')}
            </Button>
          )}
          {may('appeal.decide') && involved && <p className={css.quiet}>{t('appeals.notYou')}</p>}
          {!may('appeal.decide') && <p className={css.quiet}>{t('appeals.notRole')}</p>}
        </div>
      )}
      {deciding && decision.value && (
        <DecideAppeal appeal={appeal} decision={decision.value} onClose={() => setDeciding(false)} />
      )}
    </article>
  );
}
