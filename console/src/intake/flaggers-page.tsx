import { useState } from 'react';
import type { ComplaintReason } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Empty } from '../../../web/src/ui/states.tsx';
import type { FlaggerRow } from '../api/calls.ts';
import { serverNowMs } from '../api/client.ts';
import { change, useCall } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { date } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { Choices } from '../ui/choices.tsx';
import { MemberState } from '../ui/member-state.tsx';
import { Wanting } from '../ui/wanting.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Secret } from '../ui/secret.tsx';
import { Shown } from '../ui/shown.tsx';
import { FlaggerDeeds } from './flagger-deeds.tsx';

/** Trusted flaggers with how well their notices held. */
export function FlaggersPage() {
  const { may } = useSession();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<{ name: string; secret: string }>();
  const fetched = useCall('GET /flaggers', {}, 30_000);
  return (
    <div className={css.page}>
      <PageHead title={t('page.flaggers')} lead={t('flaggers.lead')}>
        {may('flagger.manage') && (
          <Button kind="primary" onClick={() => setAdding(true)}>
            {t('flaggers.new')}
          </Button>
        )}
      </PageHead>
      <Shown of={fetched}>
        {(flaggers) =>
          flaggers.length === 0 ? (
            <Empty title={t('flaggers.none')} text={t('flaggers.none.text')} />
          ) : (
            flaggers.map((flagger) => <OneFlagger key={flagger.id} flagger={flagger} />)
          )
        }
      </Shown>
      {adding && <NewFlagger onClose={() => setAdding(false)} onMade={setSecret} />}
      {secret && (
        <Secret
          title={t('flaggers.secret', { name: secret.name })}
          secret={secret.secret}
          use={t('flaggers.secret.use', { page: new URL('../notice', document.baseURI).href })}
          onClose={() => setSecret(undefined)}
        />
      )}
    </div>
  );
}

function OneFlagger({ flagger }: { flagger: FlaggerRow }) {
  const suspended = (flagger.suspendedUntilMs ?? 0) > serverNowMs();
  return (
    <article className={css.card}>
      <div className={css.spread}>
        <h2>
          {flagger.name} ({flagger.memberState})
        </h2>
        <div className={css.row}>
          {flagger.reportedAtMs !== undefined && (
            <Chip kind="warning">{t('flaggers.reported', { when: date(flagger.reportedAtMs) })}</Chip>
          )}
          {flagger.revokedAtMs !== null && <Chip>{t('flaggers.ended')}</Chip>}
          {flagger.warnedAtMs !== null && <Chip kind="warning">{t('flaggers.warned')}</Chip>}
          {suspended && (
            <Chip kind="danger">{t('flaggers.suspended', { when: date(flagger.suspendedUntilMs ?? 0) })}</Chip>
          )}
        </div>
      </div>
      <p>{flagger.areas.map((area) => t(`reason.${area}`)).join(', ')}</p>
      <p className={css.quiet}>
        {t('flaggers.since')} {date(flagger.appointedAtMs)} · {t('flaggers.upheld', { count: flagger.upheld })} ·{' '}
        {t('flaggers.rejected', { count: flagger.rejected })} · {t('flaggers.unfounded', { count: flagger.unfounded })}
      </p>
      {flagger.reportedBecause !== undefined && <p>{flagger.reportedBecause}</p>}
      {flagger.revokedAtMs === null && <FlaggerDeeds flagger={flagger} />}
    </article>
  );
}

interface NewFlaggerProps {
  onClose: () => void;
  onMade: (made: { name: string; secret: string }) => void;
}

function NewFlagger({ onClose, onMade }: NewFlaggerProps) {
  const { reasons } = useSession().vocabulary;
  const [name, setName] = useState('');
  const [memberState, setMemberState] = useState('');
  const [areas, setAreas] = useState<ComplaintReason[]>([]);
  const missing = [
    ...(name.trim() === '' ? (['flaggers.name'] as const) : []),
    ...(memberState === '' ? (['flaggers.state'] as const) : []),
  ];
  const save = async () => {
    const { flagger, secret } = await change('POST /flaggers', { body: { name, memberState, areas } });
    onMade({ name: flagger.name, secret });
  };
  return (
    <FormDialog
      title={t('flaggers.new')}
      confirm={t('do.add')}
      ready={missing.length === 0}
      wanting={<Wanting fields={missing} />}
      wide
      does={save}
      onClose={onClose}
    >
      <Field label={t('flaggers.name')} value={name} autoFocus onChange={(event) => setName(event.target.value)} />
      <MemberState label={t('flaggers.state')} value={memberState} onChange={setMemberState} />
      <Choices
        label={t('flaggers.areas')}
        options={reasons.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }))}
        value={areas}
        onChange={setAreas}
      />
    </FormDialog>
  );
}
