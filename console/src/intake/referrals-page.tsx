import { useState } from 'react';
import type { Referral } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import { change, useCall } from '../api/use-call.ts';
import { to, usePlace } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { NewReferral } from './new-referral.tsx';

/** Requests of authorities to look. */
export function ReferralsPage() {
  const { may } = useSession();
  const place = usePlace();
  const [taking, setTaking] = useState(false);
  const open = place.query.get('tab') !== 'answered';
  const fetched = useCall('GET /referrals', { query: { open: open ? '1' : '0', limit: 100 } }, 30_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.referrals')} lead={t('referrals.lead')}>
        {may('referral.receive') && (
          <Button kind="primary" onClick={() => setTaking(true)}>
            {t('referrals.new')}
          </Button>
        )}
      </PageHead>
      <Tabs
        place={place}
        label={t('page.referrals')}
        tabs={[
          { id: 'open', label: t('notices.open') },
          { id: 'answered', label: t('notices.decided') },
        ]}
      />
      <Shown of={fetched}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('referrals.none')} text={t('referrals.none.text')} />
          ) : (
            rows.map((referral) => <OneReferral key={referral.id} referral={referral} />)
          )
        }
      </Shown>
      {taking && <NewReferral onClose={() => setTaking(false)} />}
    </div>
  );
}

function OneReferral({ referral }: { referral: Referral }) {
  const { may } = useSession();
  const [answering, setAnswering] = useState(false);
  const { answer } = referral;
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>
          {referral.authority} {referral.reference}
        </h2>
        <Chip kind={answer ? 'accent' : 'plain'}>
          {answer ? t(`referral.${answer.outcome}`) : t('referrals.waiting')}
        </Chip>
      </div>
      <p>{referral.explanation}</p>
      <p className={`${css.quiet} ${css.small}`}>
        {t('referrals.received', { when: moment(referral.receivedAtMs) })}
        {answer && ` · ${t('referrals.answered', { when: moment(answer.atMs) })}`}
      </p>
      {answer && <p>{answer.text}</p>}
      <div className={css.row}>
        {referral.caseIds.slice(0, 20).map((id) => (
          <a key={id} href={to(`case/${id}`)}>
            {t('case.title', { id })}
          </a>
        ))}
        {!answer && may('referral.answer') && (
          <Button onClick={() => setAnswering(true)}>{t('referrals.answer')}</Button>
        )}
      </div>
      {answering && <AnswerReferral id={referral.id} onClose={() => setAnswering(false)} />}
    </article>
  );
}

const outcomes = ['actioned', 'partly', 'rejected'] as const;

function AnswerReferral({ id, onClose }: { id: number; onClose: () => void }) {
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('actioned');
  const [text, setText] = useState('');
  const save = () => change('POST /referrals/{id}/answer', { id, body: { outcome, text } });
  return (
    <FormDialog title={t('referrals.answer')} confirm={t('referrals.answer')} does={save} onClose={onClose}>
      <Radios
        label={t('referrals.answer.outcome')}
        options={outcomes.map((one) => ({ value: one, label: t(`referral.${one}`) }))}
        value={outcome}
        onChange={setOutcome}
      />
      <Area label={t('referrals.answer.text')} value={text} onChange={(event) => setText(event.target.value)} />
    </FormDialog>
  );
}
