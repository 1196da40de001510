import { useState } from 'react';
import type { OrderView, StopReason } from '../../../src/safety/index.ts';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useSession } from '../app/session.ts';
import { fieldMoment } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Radios } from '../ui/choices.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import { linesOf, locatedIn } from './order-draft.ts';

const measures = ['removed', 'disabled-all-member-states'] as const;

/** What was done with the items: removed, or disabled in all Member States. */
export function Execute({ view, onClose }: { view: OrderView; onClose: () => void }) {
  const unknown = view.order.items.some((item) => item.subjectKey === null);
  const [measure, setMeasure] = useState<(typeof measures)[number]>('removed');
  const [gone, setGone] = useState(false);
  return (
    <FormDialog
      title={t('order.act.execute')}
      confirm={t('order.act.execute')}
      ready={!unknown || gone}
      onClose={onClose}
      does={async () => {
        const body = { measure, ...(gone ? { unknownAreGone: true } : {}) };
        await change('POST /orders/{id}/execute', { id: view.order.id, body });
        say(t('order.executed.done'));
      }}
    >
      <p>{t('order.execute.text')}</p>
      <Radios
        label={t('order.execute.measure')}
        options={measures.map((one) => ({ value: one, label: t(`order.execute.${one}`) }))}
        value={measure}
        onChange={setMeasure}
      />
      {unknown && <Switch label={t('order.execute.gone')} on={gone} onChange={setGone} />}
    </FormDialog>
  );
}

const stopReasons: StopReason[] = ['manifest-error', 'insufficient-information', 'force-majeure-or-impossibility'];

/** Why the hour stands still: a reason of Art. 3(7) or (8), told to the authority by Annex III. */
export function Stop({ id, onClose }: { id: number; onClose: () => void }) {
  const { reasonMinLength } = useSession().vocabulary;
  const [reason, setReason] = useState<StopReason>('manifest-error');
  const [explanation, setExplanation] = useState('');
  const [errors, setErrors] = useState('');
  const [clarificationNeeded, setNeeded] = useState('');
  return (
    <FormDialog
      title={t('order.act.stop')}
      confirm={t('order.act.stop')}
      ready={explanation.trim().length >= reasonMinLength}
      onClose={onClose}
      does={() => {
        const body = { reason, explanation, errors: linesOf(errors), clarificationNeeded };
        return change('POST /orders/{id}/stop-clock', { id, body });
      }}
    >
      <p>{t('order.stop.hint')}</p>
      <LawyerMark source="Regulation (EU) 2021/784, Art. 3(7) and 3(8), Annex III" />
      <Choice
        label={t('order.stop.reason')}
        value={reason}
        options={stopReasons.map((one) => ({ value: one, label: t(`stop.${one}`) }))}
        onChange={(value) => setReason(stopReasons.find((one) => one === value) ?? 'manifest-error')}
      />
      <Area
        label={t('order.stop.explanation')}
        hint={t('error.reason-required', { minLength: reasonMinLength })}
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
      />
      <Area label={t('order.stop.errors')} value={errors} onChange={(event) => setErrors(event.target.value)} />
      <Area
        label={t('order.stop.needed')}
        value={clarificationNeeded}
        onChange={(event) => setNeeded(event.target.value)}
      />
    </FormDialog>
  );
}

/** The hour goes on, with the items as the authority corrected them. */
export function Resume({ id, onClose }: { id: number; onClose: () => void }) {
  const [items, setItems] = useState('');
  const corrected = locatedIn(items);
  return (
    <FormDialog
      title={t('order.act.resume')}
      confirm={t('order.act.resume')}
      onClose={onClose}
      does={() =>
        change('POST /orders/{id}/resume-clock', { id, body: corrected.length > 0 ? { items: corrected } : {} })
      }
    >
      <Area
        label={t('order.resume.items')}
        hint={t('intake.items.hint')}
        value={items}
        onChange={(event) => setItems(event.target.value)}
      />
    </FormDialog>
  );
}

const askers = ['host', 'content-provider', 'own-authority'] as const;

/** Somebody asks that an order from another Member State is looked into (Art. 4). */
export function Scrutiny({ id, onClose }: { id: number; onClose: () => void }) {
  const [askedBy, setAskedBy] = useState<(typeof askers)[number]>('host');
  return (
    <FormDialog
      title={t('order.act.scrutiny')}
      confirm={t('order.act.scrutiny')}
      onClose={onClose}
      does={() => change('POST /orders/{id}/scrutiny', { id, body: { askedBy } })}
    >
      <Radios
        label={t('order.scrutiny.by')}
        options={askers.map((one) => ({ value: one, label: t(`order.scrutiny.by.${one}`) }))}
        value={askedBy}
        onChange={setAskedBy}
      />
    </FormDialog>
  );
}

/** Whether the order infringes the Regulation or fundamental rights. */
export function Verdict({ id, onClose }: { id: number; onClose: () => void }) {
  const [infringement, setInfringement] = useState(false);
  return (
    <FormDialog
      title={t('order.act.scrutiny.decide')}
      confirm={t('do.save')}
      onClose={onClose}
      does={() => change('POST /orders/{id}/scrutiny/decide', { id, body: { infringement } })}
    >
      <Switch label={t('order.scrutiny.infringement')} on={infringement} onChange={setInfringement} />
    </FormDialog>
  );
}

const reviews = ['judicial', 'administrative'] as const;

/** A court or an authority reviewed the order. */
export function Proceedings({ id, onClose }: { id: number; onClose: () => void }) {
  const [kind, setKind] = useState<(typeof reviews)[number]>('judicial');
  const [annulled, setAnnulled] = useState(false);
  return (
    <FormDialog
      title={t('order.act.proceedings')}
      confirm={t('do.save')}
      onClose={onClose}
      does={() => change('POST /orders/{id}/proceedings', { id, body: { kind, annulled } })}
    >
      <Radios
        label={t('order.proceedings.kind')}
        options={reviews.map((one) => ({ value: one, label: t(`order.proceedings.${one}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Switch label={t('order.proceedings.annulled')} on={annulled} onChange={setAnnulled} />
    </FormDialog>
  );
}

/** Lets the non-disclosure last longer. */
export function Gag({ id, untilMs, onClose }: { id: number; untilMs: number; onClose: () => void }) {
  const [until, setUntil] = useState(fieldMoment(untilMs));
  const at = Date.parse(until);
  return (
    <FormDialog
      title={t('order.act.gag')}
      confirm={t('do.save')}
      ready={at > untilMs}
      onClose={onClose}
      does={() => change('POST /orders/{id}/gag', { id, body: { untilMs: at } })}
    >
      <Field
        label={t('order.vault.extend.until')}
        type="datetime-local"
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
    </FormDialog>
  );
}
