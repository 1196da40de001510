import { type ReactNode, useState } from 'react';
import type { Receipt, RemovalOrderForm } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { go } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { type Key, t } from '../i18n/index.ts';
import { Choices } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { emptyOrder, type OrderDraft, orderOf, type TextPath, textAt, withText } from './order-draft.ts';

const channels = ['signed-mail', 'portal', 'signed-api', 'other'] as const satisfies readonly Receipt['channel'][];
const signatures = ['verified', 'absent', 'failed'] as const satisfies readonly Receipt['signature'][];

/** Annex I as a form. Little is compulsory: an incomplete order starts the hour as well. */
export function OrderIntake() {
  const { vocabulary } = useSession();
  const [draft, setDraft] = useState(emptyOrder);
  const [raw, setRaw] = useState('');
  const [channel, setChannel] = useState<Receipt['channel']>('signed-mail');
  const [signature, setSignature] = useState<Receipt['signature']>('absent');
  const { run, busy, error } = useAction(async () => {
    const form = orderOf(draft);
    const received = await change('POST /orders', {
      body: { form, raw: raw === '' ? JSON.stringify(form) : raw, channel, signature },
    });
    if (received.duplicate) say(t('intake.duplicate'));
    go(`orders/${received.order.id}`, true);
  });
  const legal = vocabulary.legalFields.find((list) => list.form.includes('Annex I)'));
  const optional = (path: string) => legal?.fields.some((field) => field.path === path && !field.required) ?? false;
  const text = (path: TextPath, type = 'text') => (
    <Field
      label={t(`field.${path}` as Key)}
      hint={optional(path) ? t('intake.optional') : undefined}
      type={type}
      value={textAt(draft, path)}
      onChange={(event) => setDraft(withText(draft, path, event.target.value))}
    />
  );
  const set = (part: Partial<OrderDraft>) => setDraft({ ...draft, ...part });
  const ready =
    draft.issuer.authorityName.trim() !== '' && draft.referenceNo.trim() !== '' && draft.items.trim() !== '';
  return (
    <form
      className={`${css.page} ${css.narrow}`}
      onSubmit={(event) => {
        event.preventDefault();
        void run();
      }}
    >
      <PageHead title={t('intake.title')} lead={t('intake.lead')}>
        {legal && <LawyerMark source={`${legal.source}, ${legal.fields[0]?.article ?? ''}`} />}
      </PageHead>
      <Part title={t('intake.order')}>
        <div className={css.grid}>
          {text('referenceNo')}
          {text('issuedAt', 'datetime-local')}
          {text('language')}
        </div>
        <Area
          label={t('field.items')}
          hint={t('intake.items.hint')}
          rows={4}
          required
          value={draft.items}
          onChange={(event) => set({ items: event.target.value })}
        />
      </Part>
      <Part title={t('intake.issuer')}>
        <div className={css.grid}>
          {text('issuer.authorityName')}
          <States
            label={t('field.issuer.memberState')}
            value={draft.issuer.memberState}
            onChange={(memberState) => set({ issuer: { ...draft.issuer, memberState } })}
          />
          <Choice
            label={t('field.issuer.type')}
            value={draft.issuer.type}
            options={vocabulary.authorityTypes.map((type) => ({ value: type, label: t(`authority.${type}`) }))}
            onChange={(value) => {
              const type = vocabulary.authorityTypes.find((one) => one === value);
              if (type) set({ issuer: { ...draft.issuer, type } });
            }}
          />
          {text('issuer.representativeName')}
          {text('issuer.postHeld')}
          {text('issuer.fileNo')}
          {text('issuer.address')}
          {text('issuer.tel', 'tel')}
          {text('issuer.email', 'email')}
          {text('issuer.date', 'date')}
        </div>
        <Switch
          label={t('field.issuer.stamp')}
          on={draft.issuer.stamp}
          onChange={(stamp) => set({ issuer: { ...draft.issuer, stamp } })}
        />
      </Part>
      <Part title={t('intake.reasons')}>
        <Choices
          label={t('field.grounds')}
          options={vocabulary.tcoGrounds.map((ground) => ({ value: ground, label: t(`tco.${ground}`) }))}
          value={draft.grounds}
          onChange={(grounds: RemovalOrderForm['grounds'][number][]) => set({ grounds })}
        />
        <Area
          label={t('field.statementOfReasons')}
          value={draft.statementOfReasons}
          onChange={(event) => set({ statementOfReasons: event.target.value })}
        />
      </Part>
      <Part title={t('intake.addressee')}>
        <div className={css.grid}>
          {text('addressee.name')}
          {text('addressee.legalRepresentative')}
          {text('addressee.contactPoint')}
          <States
            label={t('field.addressee.memberState')}
            value={draft.addressee.memberState}
            onChange={(memberState) => set({ addressee: { ...draft.addressee, memberState } })}
          />
        </div>
        <Switch
          label={t('field.crossBorder.isDifferentMemberState')}
          on={draft.crossBorder.isDifferentMemberState}
          onChange={(isDifferentMemberState) => set({ crossBorder: { ...draft.crossBorder, isDifferentMemberState } })}
        />
        {draft.crossBorder.isDifferentMemberState && text('crossBorder.copySentTo')}
      </Part>
      <Part title={t('intake.after')}>
        <Switch
          label={t('field.nonDisclosure')}
          hint={t('warning.gag')}
          on={draft.nonDisclosure}
          onChange={(nonDisclosure) => set({ nonDisclosure })}
        />
        <div className={css.grid}>
          {text('followUpContact')}
          {text('redress.body')}
          {text('redress.deadline')}
          {text('redress.legislationLink')}
        </div>
      </Part>
      <Part title={t('intake.receipt')}>
        <div className={css.grid}>
          <Choice
            label={t('intake.channel')}
            value={channel}
            options={channels.map((one) => ({ value: one, label: t(`intake.channel.${one}`) }))}
            onChange={(value) => setChannel(channels.find((one) => one === value) ?? 'other')}
          />
          <Choice
            label={t('intake.signature')}
            value={signature}
            options={signatures.map((one) => ({ value: one, label: t(`intake.signature.${one}`) }))}
            onChange={(value) => setSignature(signatures.find((one) => one === value) ?? 'absent')}
          />
        </div>
        <Area
          label={t('intake.raw')}
          hint={t('intake.raw.hint')}
          value={raw}
          onChange={(event) => setRaw(event.target.value)}
        />
      </Part>
      <FailedLine error={error} />
      <Button kind="primary" type="submit" wide busy={busy} disabled={!ready}>
        {t('intake.submit')}
      </Button>
    </form>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.card}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function States(props: { label: string; value: string; onChange: (code: string) => void }) {
  const { memberStates } = useSession().vocabulary;
  return (
    <Choice
      label={props.label}
      value={props.value}
      options={['', ...memberStates].map((code) => ({ value: code, label: code === '' ? '–' : code }))}
      onChange={props.onChange}
    />
  );
}
