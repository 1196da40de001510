import { useState } from 'react';
import type { Receipt } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { go } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { type Key, t } from '../i18n/index.ts';
import { FailedLine } from '../ui/failed.tsx';
import { Wanting } from '../ui/wanting.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { PageHead } from '../ui/page-head.tsx';
import css from '../ui/page.module.css';
import { Part } from '../ui/part.tsx';
import { AddresseePart, AfterPart, IssuerPart, type OrderForm, OrderPart, ReasonsPart } from './order-parts.tsx';
import { emptyOrder, orderOf, type TextPath, textAt, withText } from './order-draft.ts';

const channels = ['signed-mail', 'portal', 'signed-api', 'other'] as const satisfies readonly Receipt['channel'][];
const signatures = ['verified', 'absent', 'failed'] as const satisfies readonly Receipt['signature'][];

/** Without these, and a location, it is no order. */
const needed = ['referenceNo', 'issuer.authorityName', 'issuer.memberState'] as const;

/** Annex I as a form. Little is compulsory: an incomplete order starts the hour as well. */
export function OrderIntake() {
  const { vocabulary } = useSession();
  const [draft, setDraft] = useState(emptyOrder);
  const [raw, setRaw] = useState('');
  const [channel, setChannel] = useState<Receipt['channel']>('signed-mail');
  const [reached, setReached] = useState('');
  const [signature, setSignature] = useState<Receipt['signature']>('absent');
  const { run, busy, error } = useAction(async () => {
    const order = orderOf(draft);
    const received = await change('POST /orders', {
      body: {
        form: order,
        raw: raw === '' ? JSON.stringify(order) : raw,
        channel,
        signature,
        ...(reached === '' ? {} : { reachedAt: new Date(reached).toISOString() }),
      },
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
  const form: OrderForm = { draft, text, set: (part) => setDraft({ ...draft, ...part }) };
  const missing: Key[] = [
    ...needed.filter((path) => textAt(draft, path).trim() === '').map((path) => `field.${path}` as const),
    ...(draft.items.trim() === '' ? (['field.items'] as const) : []),
  ];
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
      <OrderPart {...form} />
      <IssuerPart {...form} />
      <ReasonsPart {...form} />
      <AddresseePart {...form} />
      <AfterPart {...form} />
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
        <Field
          label={t('intake.reached')}
          hint={t('intake.reached.hint')}
          type="datetime-local"
          value={reached}
          onChange={(event) => setReached(event.target.value)}
        />
        <Area
          label={t('intake.raw')}
          hint={t('intake.raw.hint')}
          value={raw}
          onChange={(event) => setRaw(event.target.value)}
        />
      </Part>
      <FailedLine error={error} />
      <Wanting fields={missing} />
      <Button kind="primary" type="submit" wide busy={busy} disabled={missing.length > 0}>
        {t('intake.submit')}
      </Button>
    </form>
  );
}
