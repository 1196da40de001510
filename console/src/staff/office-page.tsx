import { useState } from 'react';
import type { OfficeView } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area, Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { change, useCall } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { linesOf } from '../orders/order-draft.ts';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { MemberState } from '../ui/member-state.tsx';
import css from '../ui/page.module.css';
import { Part } from '../ui/part.tsx';
import { Shown } from '../ui/shown.tsx';
import { UndeliveredPart } from './undelivered.tsx';
import { say } from '../../../web/src/ui/toast.tsx';

/** Who answers for this server, and where records of statements go. */
export function OfficePage() {
  const fetched = useCall('GET /office', {});
  return (
    <div className={`${css.page} ${css.narrow}`}>
      <PageHead title={t('page.office')} lead={t('office.lead')} />
      <UndeliveredPart />
      <Shown of={fetched}>{(office) => <OfficeForm key={JSON.stringify(office)} office={office} />}</Shown>
    </div>
  );
}

function OfficeForm({ office }: { office: OfficeView }) {
  const { may } = useSession();
  const [form, setForm] = useState(office);
  const [records, setRecords] = useState<Records>({
    sends: office.sor === null ? 'no' : 'yes',
    url: office.sor?.url ?? '',
    token: '',
    puidPrefix: office.sor?.puidPrefix ?? 'tocsin',
  });
  const [alarms, setAlarms] = useState<Alarms>({
    mails: (office.alarms?.mails ?? []).join('\n'),
    webhook: office.alarms?.webhook ?? '',
  });
  const allowed = may('office.manage');
  const { run, busy, error } = useAction(async () => {
    const { sends, url, token, puidPrefix } = records;
    const sor = sends === 'no' ? null : { url, puidPrefix, ...(token === '' ? {} : { token }) };
    const { mailsLeave: _, ...rest } = form;
    const told = { mails: linesOf(alarms.mails), webhook: alarms.webhook.trim() === '' ? null : alarms.webhook.trim() };
    await change('PUT /office', { body: { ...rest, alarms: told, sor } });
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
      <Part title={t('office.provider')} source="Regulation (EU) 2021/784, Art. 15, 17, Annexes II and III">
        {line('providerName')}
        {line('legalRepresentative')}
        {line('contactPoint')}
        <MemberState
          label={t('office.memberState')}
          value={form.memberState}
          onChange={(memberState) => allowed && setForm({ ...form, memberState })}
        />
      </Part>
      <Part title={t('office.measures')} source="Regulation (EU) 2021/784, Art. 5(4), 6(1)">
        <Switch
          label={t('office.exposed')}
          hint={t('office.exposed.hint')}
          on={form.exposed ?? false}
          onChange={(exposed) => allowed && setForm({ ...form, exposed })}
        />
      </Part>
      <AlarmsPart alarms={alarms} set={setAlarms} mailsLeave={office.mailsLeave} allowed={allowed} />
      <RecordsPart records={records} set={setRecords} tokenSet={office.sor?.tokenSet ?? false} allowed={allowed} />
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

/** Who is told of running removal orders beside staff, while it is being changed: one address on each line. */
interface Alarms {
  mails: string;
  webhook: string;
}

interface AlarmsPartProps {
  alarms: Alarms;
  set: (alarms: Alarms) => void;
  mailsLeave: boolean;
  allowed: boolean;
}

/** Who hears of a removal order when nobody has the desk open. */
function AlarmsPart({ alarms, set, mailsLeave, allowed }: AlarmsPartProps) {
  return (
    <Part title={t('office.alarms')} source="Regulation (EU) 2021/784, Art. 3(3), 15">
      <p className={css.quiet}>{t('office.alarms.lead')}</p>
      <Area
        label={t('office.alarms.mails')}
        hint={mailsLeave ? undefined : t('office.alarms.noMail')}
        value={alarms.mails}
        disabled={!allowed}
        onChange={(event) => set({ ...alarms, mails: event.target.value })}
      />
      <Field
        label={t('office.alarms.webhook')}
        hint={t('office.alarms.webhook.hint')}
        type="url"
        placeholder="https://"
        value={alarms.webhook}
        disabled={!allowed}
        onChange={(event) => set({ ...alarms, webhook: event.target.value })}
      />
    </Part>
  );
}

/** How records of statements leave, while it is being changed. A token that is left empty stays as it is. */
interface Records {
  sends: 'no' | 'yes';
  url: string;
  token: string;
  puidPrefix: string;
}

interface RecordsPartProps {
  records: Records;
  set: (records: Records) => void;
  tokenSet: boolean;
  allowed: boolean;
}

/** Whether and where records of statements of reasons are sent. */
function RecordsPart({ records, set, tokenSet, allowed }: RecordsPartProps) {
  return (
    <Part title={t('office.sor')} source="Regulation (EU) 2022/2065, Art. 24(5)">
      <p className={css.quiet}>{t('office.sor.lead')}</p>
      <Radios
        label={t('office.sor.sends')}
        options={[
          { value: 'no', label: t('office.sor.no') },
          { value: 'yes', label: t('office.sor.yes') },
        ]}
        value={records.sends}
        onChange={(value) => allowed && set({ ...records, sends: value })}
      />
      {records.sends === 'yes' && (
        <>
          <Field
            label={t('office.sor.url')}
            type="url"
            placeholder="https://"
            value={records.url}
            disabled={!allowed}
            onChange={(event) => set({ ...records, url: event.target.value })}
          />
          <Field
            label={t('office.sor.token')}
            hint={t(tokenSet ? 'office.sor.token.set' : 'office.sor.token.unset')}
            type="password"
            autoComplete="off"
            value={records.token}
            disabled={!allowed}
            onChange={(event) => set({ ...records, token: event.target.value })}
          />
          <Field
            label={t('office.sor.prefix')}
            hint={t('office.sor.prefix.hint')}
            value={records.puidPrefix}
            maxLength={40}
            disabled={!allowed}
            onChange={(event) => set({ ...records, puidPrefix: event.target.value })}
          />
        </>
      )}
    </Part>
  );
}
