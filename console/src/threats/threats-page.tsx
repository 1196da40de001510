import { useState } from 'react';
import type { ThreatView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { change, useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { useLabels } from '../cases/use-labels.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import { DueClock } from '../ui/clock.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { InformOfThreat } from './inform.tsx';
import { stateName } from './state-name.ts';

/** Suspected threats to life: who is told, of what, when. */
export function ThreatsPage() {
  const place = usePlace();
  const tab = place.query.get('tab');
  const state = tab === 'informed' || tab === 'dismissed' ? tab : 'open';
  const fetched = useCall('GET /threats', { query: { state, limit: 100 } }, 15_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.threats')} lead={t('threats.lead')}>
        <LawyerMark source="Regulation (EU) 2022/2065, Art. 18; Regulation (EU) 2021/784, Art. 14(5)" />
      </PageHead>
      <Tabs
        place={place}
        label={t('page.threats')}
        tabs={(['open', 'informed', 'dismissed'] as const).map((id) => ({ id, label: t(`threats.tab.${id}`) }))}
      />
      <Shown of={fetched}>
        {(threats) =>
          threats.length === 0 ? (
            <Empty title={t('threats.none')} text={t('threats.none.text')} />
          ) : (
            threats.map((threat) => <OneThreat key={threat.id} threat={threat} />)
          )
        }
      </Shown>
    </div>
  );
}

function OneThreat({ threat }: { threat: ThreatView }) {
  const { may } = useSession();
  const [open, setOpen] = useState<'inform' | 'dismiss'>();
  const labels = useLabels(threat.subjectKeys);
  const states = threat.memberStates.map(stateName).join(', ');
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>{t('threats.name', { id: threat.id })}</h2>
        <div className={css.row}>
          {threat.state === 'open' && <DueClock dueAtMs={threat.dueAtMs} legal />}
          <Chip kind={threat.state === 'open' ? 'danger' : threat.state === 'informed' ? 'success' : 'plain'}>
            {t(`threat.${threat.state}`)}
          </Chip>
        </div>
      </div>
      <p className={css.quiet}>{t(`threat.${threat.basis}`)}</p>
      <p>{threat.suspicion}</p>
      <p className={`${css.quiet} ${css.small}`}>
        {t('threats.aware', { when: moment(threat.awareAtMs), name: threat.recordedByName })} ·{' '}
        {states === '' ? t('threats.noState') : t('threats.concerned', { list: states })} ·{' '}
        {t('threats.kept', { count: threat.preservationIds.length })}
      </p>
      {threat.toTell.length > 0 && (
        <p>
          <strong>{t('threats.toTell', { list: threat.toTell.map(stateName).join(', ') })}</strong>
        </p>
      )}
      {threat.notices.map((notice) => (
        <p key={notice.atMs}>
          {t('threats.told', {
            authority: notice.authority,
            state: stateName(notice.memberState),
            when: moment(notice.atMs),
            name: notice.byName,
            channel: notice.channel,
          })}
        </p>
      ))}
      {threat.dismissedBecause !== null && <p>{threat.dismissedBecause}</p>}
      <details>
        <summary>{t('threats.letter')}</summary>
        <p className={css.quiet}>{t('order.paper.draft')}</p>
        <pre className={css.paper} tabIndex={0}>
          {threat.letter}
        </pre>
      </details>
      <div className={css.row}>
        {threat.state !== 'dismissed' && may('threat.inform') && (
          <Button kind={threat.state === 'open' ? 'primary' : 'plain'} onClick={() => setOpen('inform')}>
            {t('threats.inform')}
          </Button>
        )}
        {threat.state === 'open' && may('threat.dismiss') && (
          <Button onClick={() => setOpen('dismiss')}>{t('threats.dismiss')}</Button>
        )}
        <a href={to(`case/${threat.caseId}`)}>{t('case.title', { id: threat.caseId })}</a>
        {threat.subjectKeys.map((key) => (
          <a key={key} href={to(`subject/${key}`)}>
            {labels[key]?.label ?? key}
          </a>
        ))}
      </div>
      {open === 'inform' && <InformOfThreat threat={threat} onClose={() => setOpen(undefined)} />}
      {open === 'dismiss' && (
        <AskReason
          title={t('threats.dismiss')}
          label={t('threats.dismiss.why')}
          confirm={t('threats.dismiss')}
          onClose={() => setOpen(undefined)}
          does={(because) => change('POST /threats/{id}/dismiss', { id: threat.id, body: { because } })}
        />
      )}
    </article>
  );
}
