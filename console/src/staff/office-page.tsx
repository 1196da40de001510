import { useState } from 'react';
import type { OfficeView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Choice, Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { say } from '../../../web/src/ui/toast.tsx';

/** Who answers for this server, and where records of statements go. */
export function OfficePage() {
  const fetched = useCall('GET /office', {});
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <PageHead title={t('page.office')} lead={t('office.lead')} />
      <Shown of={fetched}>{(office) => <OfficeForm key={JSON.stringify(office)} office={office} />}</Shown>
    </div>
  );
}

function OfficeForm({ office }: { office: OfficeView }) {
  const { may, vocabulary } = useSession();
  const [form, setForm] = useState(office);
  const [sends, setSends] = useState(office.sor === null ? 'no' : 'yes');
  const [url, setUrl] = useState(office.sor?.url ?? '');
  const [token, setToken] = useState('');
  const [puidPrefix, setPrefix] = useState(office.sor?.puidPrefix ?? 'tocsin');
  const allowed = may('office.manage');
  const { run, busy, error } = useAction(async () => {
    const sor = sends === 'no' ? null : { url, puidPrefix, ...(token === '' ? {} : { token }) };
    await change('PUT /office', { body: { ...form, sor } });
    say(t('office.saved'));
  });
  const line = (name: 'providerName' | 'legalRepresentative' | 'contactPoint') => (
    <Field
      label={t(`office.${name}`)}
      value={form[name]}
      maxLength={name === 'providerName' ? 200 : 500}
      disabled={!allowed}
      onChange={(event) => setForm({ ...form, [name]: event.target.value })}
    />
  );
  return (
    <>
      <section className={css.card}>
        <div className={css.spread}>
          <h2>{t('office.provider')}</h2>
          <LawyerMark source="Regulation (EU) 2021/784, Art. 15, 17, Annexes II and III" />
        </div>
        {line('providerName')}
        {line('legalRepresentative')}
        {line('contactPoint')}
        <Choice
          label={t('office.memberState')}
          value={form.memberState}
          options={[
            { value: '', label: t('office.memberState.none') },
            ...vocabulary.memberStates.map((value) => ({ value, label: value })),
          ]}
          onChange={(memberState) => allowed && setForm({ ...form, memberState })}
        />
      </section>
      <section className={css.card}>
        <div className={css.spread}>
          <h2>{t('office.measures')}</h2>
          <LawyerMark source="Regulation (EU) 2021/784, Art. 5(4), 6(1)" />
        </div>
        <Switch
          label={t('office.exposed')}
          hint={t('office.exposed.hint')}
          on={form.exposed ?? false}
          onChange={(exposed) => allowed && setForm({ ...form, exposed })}
        />
      </section>
      <section className={css.card}>
        <div className={css.spread}>
          <h2>{t('office.sor')}</h2>
          <LawyerMark source="Regulation (EU) 2022/2065, Art. 24(5)" />
        </div>
        <p className={css.quiet}>{t('office.sor.lead')}</p>
        <Radios
          label={t('office.sor.sends')}
          options={[
            { value: 'no', label: t('office.sor.no') },
            { value: 'yes', label: t('office.sor.yes') },
          ]}
          value={sends}
          onChange={(value) => allowed && setSends(value)}
        />
        {sends === 'yes' && (
          <>
            <Field
              label={t('office.sor.url')}
              type="url"
              placeholder="https://"
              value={url}
              disabled={!allowed}
              onChange={(event) => setUrl(event.target.value)}
            />
            <Field
              label={t('office.sor.token')}
              hint={t(office.sor?.tokenSet ? 'office.sor.token.set' : 'office.sor.token.unset')}
              type="password"
              autoComplete="off"
              value={token}
              disabled={!allowed}
              onChange={(event) => setToken(event.target.value)}
            />
            <Field
              label={t('office.sor.prefix')}
              hint={t('office.sor.prefix.hint')}
              value={puidPrefix}
              maxLength={40}
              disabled={!allowed}
              onChange={(event) => setPrefix(event.target.value)}
            />
          </>
        )}
      </section>
      <FailedLine error={error} />
      {allowed && (
        <div className={css.row}>
          <Button kind="primary" busy={busy} disabled={form.providerName.trim() === ''} onClick={() => void run()}>
            {t('do.save')}
          </Button>
        </div>
      )}
    </>
  );
}
