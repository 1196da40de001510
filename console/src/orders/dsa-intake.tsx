import { useState } from 'react';
import type { DsaOrderForm } from '../../../src/safety/index.ts';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { categoryText } from '../enforcement/action-words.ts';
import { t, tell } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { MemberState } from '../ui/member-state.tsx';
import { Wanting } from '../ui/wanting.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';

const texts = {
  memberState: '',
  authorityName: '',
  referenceNo: '',
  legalBasis: '',
  statementOfReasons: '',
  locations: '',
  territorialScope: '',
  language: '',
  redress: '',
  effectReportTo: '',
  informationAsked: '',
  purpose: '',
  answerBy: '',
  tellAt: '',
};

type Form = typeof texts & { category: string };

/** Without these it is no order; whatever else is empty is named after it was taken in. */
const needed = ['memberState', 'authorityName', 'referenceNo', 'locations'] as const;

/** The fields of Art. 9(2) and 10(2); the order stands also when some are empty, and those are named. */
export function DsaIntake({ onClose }: { onClose: () => void }) {
  const { categories } = useSession().vocabulary;
  const [kind, setKind] = useState<DsaOrderForm['kind']>('act');
  const [form, setForm] = useState<Form>({
    ...texts,
    category: categories[0] ?? '',
  });
  const set = (name: keyof Form, value: string) => setForm({ ...form, [name]: value });
  const save = async () => {
    const { missing } = await change('POST /dsa-orders', { body: orderOf(kind, form) });
    if (missing.length > 0)
      say(t('dsaOrders.missing', { fields: missing.map((name) => tell('field', name)).join(', ') }));
  };
  const line = (name: Exclude<keyof Form, 'locations' | 'statementOfReasons'>, type = 'text', hint?: string) => (
    <Field
      label={t(`field.${name}`)}
      hint={hint}
      type={type}
      value={form[name]}
      onChange={(e) => set(name, e.target.value)}
    />
  );
  const area = (name: 'locations' | 'statementOfReasons') => (
    <Area label={t(`field.${name}`)} value={form[name]} onChange={(e) => set(name, e.target.value)} />
  );
  const missing = needed.filter((name) => form[name].trim() === '').map((name) => `field.${name}` as const);
  return (
    <FormDialog
      title={t('dsaOrders.new')}
      confirm={t('dsaOrders.submit')}
      ready={missing.length === 0}
      wanting={<Wanting fields={missing} />}
      wide
      does={save}
      onClose={onClose}
    >
      <LawyerMark source={`Regulation (EU) 2022/2065, Art. ${kind === 'act' ? '9(2)' : '10(2)'}`} />
      <Radios
        label={t('dsaOrders.kind')}
        options={(['act', 'inform'] as const).map((one) => ({ value: one, label: t(`dsaOrders.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <MemberState
        label={t('field.memberState')}
        value={form.memberState}
        onChange={(value) => set('memberState', value)}
      />
      {line('authorityName')}
      {line('referenceNo')}
      {area('locations')}
      {line('legalBasis')}
      {area('statementOfReasons')}
      {kind === 'inform' && line('informationAsked')}
      {kind === 'inform' && line('purpose')}
      {kind === 'act' && line('territorialScope')}
      {line('language')}
      {line('redress')}
      {line('effectReportTo')}
      <Choice
        label={t('field.category')}
        value={form.category}
        options={categories.map((category) => ({ value: category, label: categoryText(category) }))}
        onChange={(value) => set('category', value)}
      />
      {line('answerBy', 'datetime-local')}
      {line('tellAt', 'datetime-local', t('field.tellAt.hint'))}
    </FormDialog>
  );
}

function orderOf(kind: DsaOrderForm['kind'], form: Form) {
  const { answerBy, tellAt, locations, territorialScope, informationAsked, purpose, ...rest } = form;
  return {
    ...rest,
    kind,
    locations: listed(locations),
    territorialScope: listed(territorialScope.toUpperCase()),
    informationAsked: kind === 'inform' ? informationAsked : null,
    purpose: kind === 'inform' ? purpose : null,
    answerByMs: answerBy === '' ? null : Date.parse(answerBy),
    tellAtMs: tellAt === '' ? null : Date.parse(tellAt),
  };
}

const listed = (value: string): string[] =>
  value
    .split(/[\n,;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
