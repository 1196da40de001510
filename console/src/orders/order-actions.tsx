import { type ReactNode, useState } from 'react';
import type { OrderView, StopReason } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Area, Choice, Field } from '../../../web/src/ui/field.tsx';
import { Modal } from '../../../web/src/ui/modal.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { say } from '../../../web/src/ui/toast.tsx';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useShortcuts } from '../app/keys.ts';
import { useSession } from '../app/session.ts';
import { fieldMoment } from '../i18n/format.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Radios } from '../ui/choices.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { LawyerMark } from '../ui/lawyer.tsx';
import css from '../ui/page.module.css';
import { attempt } from '../ui/toast.ts';
import { linesOf, locatedIn } from './order-draft.ts';

type Form = 'execute' | 'stop' | 'resume' | 'scrutiny' | 'verdict' | 'proceedings' | 'gag';

/** What this person may do about the order as it stands. */
export function OrderActions({ view }: { view: OrderView }) {
  const { may } = useSession();
  const [open, setOpen] = useState<Form>();
  const { order } = view;
  const { id } = order;
  const running = order.executedAtMs === null && order.state !== 'stopped';
  const inQuestion = order.scrutinies.some((scrutiny) => scrutiny.decidedAtMs === null);
  const actions: { name: Key; keys: string; primary?: boolean; shown: boolean; does: () => void }[] = [
    {
      name: 'order.act.acknowledge',
      keys: 'a',
      shown: order.acknowledgedAtMs === null && running && may('order.receive'),
      does: () => attempt(change('POST /orders/{id}/acknowledge', { id })),
    },
    {
      name: 'order.act.execute',
      keys: 'x',
      primary: true,
      shown: running && may('order.execute'),
      does: () => setOpen('execute'),
    },
    {
      name: 'order.act.stop',
      keys: 's',
      shown: running && !view.reading.late && may('order.stop-clock'),
      does: () => setOpen('stop'),
    },
    {
      name: 'order.act.resume',
      keys: 's',
      primary: true,
      shown: order.state === 'stopped' && may('order.stop-clock'),
      does: () => setOpen('resume'),
    },
    {
      name: 'order.act.scrutiny',
      keys: 'y',
      shown: order.form.crossBorder.isDifferentMemberState && !inQuestion && may('order.scrutiny'),
      does: () => setOpen('scrutiny'),
    },
    {
      name: 'order.act.scrutiny.decide',
      keys: 'y',
      shown: inQuestion && may('order.scrutiny'),
      does: () => setOpen('verdict'),
    },
    {
      name: 'order.act.proceedings',
      keys: 'r',
      shown: (order.state === 'executed' || order.state === 'final') && may('order.scrutiny'),
      does: () => setOpen('proceedings'),
    },
    {
      name: 'order.act.gag',
      keys: 'z',
      shown: order.gag !== null && !order.gag.extended && view.warnings.includes('gag') && may('order.gag'),
      does: () => setOpen('gag'),
    },
    {
      name: 'order.act.final',
      keys: 'f',
      shown: order.state === 'executed' && may('order.scrutiny'),
      does: () => attempt(change('POST /orders/{id}/final', { id })),
    },
  ];
  const shown = actions.filter((action) => action.shown);
  useShortcuts(shown);
  const close = () => setOpen(undefined);
  return (
    <div className={css.row}>
      {shown.map((action) => (
        <Button key={action.name} kind={action.primary ? 'primary' : 'plain'} onClick={action.does}>
          {t(action.name)} <Kbd name={action.keys} />
        </Button>
      ))}
      {running && !may('order.execute') && <span className={css.quiet}>{t('order.refusedRole')}</span>}
      {open === 'execute' && <Execute view={view} onClose={close} />}
      {open === 'stop' && <Stop id={id} onClose={close} />}
      {open === 'resume' && <Resume id={id} onClose={close} />}
      {open === 'scrutiny' && <Scrutiny id={id} onClose={close} />}
      {open === 'verdict' && <Verdict id={id} onClose={close} />}
      {open === 'proceedings' && <Proceedings id={id} onClose={close} />}
      {open === 'gag' && <Gag id={id} untilMs={order.gag?.untilMs ?? 0} onClose={close} />}
    </div>
  );
}

interface FormFrameProps {
  title: Key;
  confirm: Key;
  ready?: boolean;
  danger?: boolean;
  does: () => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
}

function Frame({ title, confirm, ready = true, danger = false, does, onClose, children }: FormFrameProps) {
  const { run, busy, error } = useAction(does);
  return (
    <Modal
      title={t(title)}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button
            kind={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={!ready}
            onClick={() => void run().then((done) => done && onClose())}
          >
            {t(confirm)}
          </Button>
        </>
      }
    >
      {children}
      <FailedLine error={error} />
    </Modal>
  );
}

const measures = ['removed', 'disabled-all-member-states'] as const;

function Execute({ view, onClose }: { view: OrderView; onClose: () => void }) {
  const unknown = view.order.items.some((item) => item.subjectKey === null);
  const [measure, setMeasure] = useState<(typeof measures)[number]>('removed');
  const [gone, setGone] = useState(false);
  return (
    <Frame
      title="order.act.execute"
      confirm="order.act.execute"
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
    </Frame>
  );
}

const stopReasons: StopReason[] = ['manifest-error', 'insufficient-information', 'force-majeure-or-impossibility'];

function Stop({ id, onClose }: { id: number; onClose: () => void }) {
  const { reasonMinLength } = useSession().vocabulary;
  const [reason, setReason] = useState<StopReason>('manifest-error');
  const [explanation, setExplanation] = useState('');
  const [errors, setErrors] = useState('');
  const [clarificationNeeded, setNeeded] = useState('');
  return (
    <Frame
      title="order.act.stop"
      confirm="order.act.stop"
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
        value={explanation}
        onChange={(event) => setExplanation(event.target.value)}
      />
      <Area label={t('order.stop.errors')} value={errors} onChange={(event) => setErrors(event.target.value)} />
      <Area
        label={t('order.stop.needed')}
        value={clarificationNeeded}
        onChange={(event) => setNeeded(event.target.value)}
      />
    </Frame>
  );
}

function Resume({ id, onClose }: { id: number; onClose: () => void }) {
  const [items, setItems] = useState('');
  const corrected = locatedIn(items);
  return (
    <Frame
      title="order.act.resume"
      confirm="order.act.resume"
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
    </Frame>
  );
}

const askers = ['host', 'content-provider', 'own-authority'] as const;

function Scrutiny({ id, onClose }: { id: number; onClose: () => void }) {
  const [askedBy, setAskedBy] = useState<(typeof askers)[number]>('host');
  return (
    <Frame
      title="order.act.scrutiny"
      confirm="order.act.scrutiny"
      onClose={onClose}
      does={() => change('POST /orders/{id}/scrutiny', { id, body: { askedBy } })}
    >
      <Radios
        label={t('order.scrutiny.by')}
        options={askers.map((one) => ({ value: one, label: t(`order.scrutiny.by.${one}`) }))}
        value={askedBy}
        onChange={setAskedBy}
      />
    </Frame>
  );
}

function Verdict({ id, onClose }: { id: number; onClose: () => void }) {
  const [infringement, setInfringement] = useState(false);
  return (
    <Frame
      title="order.act.scrutiny.decide"
      confirm="do.save"
      onClose={onClose}
      does={() => change('POST /orders/{id}/scrutiny/decide', { id, body: { infringement } })}
    >
      <Switch label={t('order.scrutiny.infringement')} on={infringement} onChange={setInfringement} />
    </Frame>
  );
}

const reviews = ['judicial', 'administrative'] as const;

function Proceedings({ id, onClose }: { id: number; onClose: () => void }) {
  const [kind, setKind] = useState<(typeof reviews)[number]>('judicial');
  const [annulled, setAnnulled] = useState(false);
  return (
    <Frame
      title="order.act.proceedings"
      confirm="do.save"
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
    </Frame>
  );
}

function Gag({ id, untilMs, onClose }: { id: number; untilMs: number; onClose: () => void }) {
  const [until, setUntil] = useState(fieldMoment(untilMs));
  const at = Date.parse(until);
  return (
    <Frame
      title="order.act.gag"
      confirm="do.save"
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
    </Frame>
  );
}
