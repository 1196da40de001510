import { useState } from 'react';
import type { Progress } from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { Field } from '../../../web/src/ui/field.tsx';
import { Switch } from '../../../web/src/ui/switch.tsx';
import { serverNowMs } from '../api/client.ts';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useShortcuts } from '../app/keys.ts';
import { useSession } from '../app/session.ts';
import { fieldMoment } from '../i18n/format.ts';
import { type Key, t } from '../i18n/index.ts';
import { Kbd } from '../ui/kbd.tsx';
import { AskReason } from '../ui/ask-reason.tsx';
import { FailedLine } from '../ui/failed.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import css from '../ui/page.module.css';

type Form = 'approve' | 'start' | 'pause' | 'rollback';

/** The next steps that this person may take. */
export function OperationActions({ progress }: { progress: Progress }) {
  const { may, me, vocabulary } = useSession();
  const [open, setOpen] = useState<Form>();
  const { run, busy, error } = useAction((does: () => Promise<unknown>) => does());
  const { operation } = progress;
  const { id, state, dryRun } = operation;
  const unstarted = state === 'draft' || state === 'dry-run' || state === 'approved';
  const needed = dryRun !== null && (dryRun.included > vocabulary.approvalAbove || dryRun.protectedNamed > 0);
  const approved = operation.approvals.some((one) => one.planDigest === dryRun?.planDigest);
  const startable =
    (state === 'dry-run' || state === 'approved') && (dryRun?.included ?? 0) > 0 && (!needed || approved);
  const actions: { name: Key; keys: string; kind?: 'primary' | 'danger'; shown: boolean; does: () => void }[] = [
    {
      name: state === 'draft' ? 'op.dryRun' : 'op.dryRun.again',
      keys: 'd',
      ...(state === 'draft' ? { kind: 'primary' as const } : {}),
      shown: (state === 'draft' || state === 'dry-run') && may('operation.plan'),
      does: () => void run(() => change('POST /operations/{id}/dry-run', { id })),
    },
    {
      name: 'op.approve',
      keys: 'a',
      kind: 'primary',
      shown:
        state === 'dry-run' && needed && !approved && may('operation.approve') && operation.plannedBy !== me.person,
      does: () => setOpen('approve'),
    },
    {
      name: 'op.start',
      keys: 's',
      kind: 'primary',
      shown: startable && may('operation.run'),
      does: () => setOpen('start'),
    },
    { name: 'op.pause', keys: 'p', shown: state === 'running' && may('operation.run'), does: () => setOpen('pause') },
    {
      name: 'op.resume',
      keys: 'p',
      kind: 'primary',
      shown: state === 'paused' && may('operation.run'),
      does: () => void run(() => change('POST /operations/{id}/resume', { id })),
    },
    {
      name: 'op.rollback',
      keys: 'b',
      kind: 'danger',
      shown: (state === 'running' || state === 'paused' || state === 'done') && may('operation.rollback'),
      does: () => setOpen('rollback'),
    },
    {
      name: 'op.cancel',
      keys: 'z',
      shown: unstarted && may('operation.plan'),
      does: () => void run(() => change('POST /operations/{id}/cancel', { id })),
    },
  ];
  const shown = actions.filter((action) => action.shown);
  useShortcuts(shown);
  const close = () => setOpen(undefined);
  return (
    <>
      <div className={css.row}>
        {shown.map((action) => (
          <Button key={action.name} kind={action.kind ?? 'plain'} busy={busy} onClick={action.does}>
            {t(action.name)} <Kbd name={action.keys} />
          </Button>
        ))}
      </div>
      <FailedLine error={error} />
      {open === 'approve' && dryRun && <Approve id={id} digest={dryRun.planDigest} onClose={close} />}
      {open === 'start' && <Start id={id} targets={dryRun?.included ?? 0} onClose={close} />}
      {open === 'pause' && (
        <AskReason
          title={t('op.pause')}
          label={t('op.pause.why')}
          confirm={t('op.pause')}
          onClose={close}
          does={(because) => change('POST /operations/{id}/pause', { id, body: { because } })}
        />
      )}
      {open === 'rollback' && <RollBack id={id} onClose={close} />}
    </>
  );
}

function Approve({ id, digest, onClose }: { id: number; digest: string; onClose: () => void }) {
  const save = () => change('POST /operations/{id}/approve', { id, body: { planDigest: digest } });
  return (
    <FormDialog title={t('op.approve')} confirm={t('op.approve')} does={save} onClose={onClose}>
      <p>{t('op.approve.text', { digest: digest.slice(0, 12) })}</p>
    </FormDialog>
  );
}

function Start({ id, targets, onClose }: { id: number; targets: number; onClose: () => void }) {
  const [later, setLater] = useState(false);
  const [at, setAt] = useState(fieldMoment(serverNowMs() + 3_600_000));
  const save = () => change('POST /operations/{id}/start', { id, body: later ? { startAtMs: Date.parse(at) } : {} });
  return (
    <FormDialog
      title={t('op.start.title')}
      confirm={t(later ? 'op.schedule' : 'op.start')}
      ready={!later || !Number.isNaN(Date.parse(at))}
      does={save}
      onClose={onClose}
    >
      <p>{t('op.start.text', { count: targets })}</p>
      <Switch label={t('op.schedule')} on={later} onChange={setLater} />
      {later && (
        <Field
          label={t('op.schedule.at')}
          type="datetime-local"
          value={at}
          onChange={(event) => setAt(event.target.value)}
        />
      )}
    </FormDialog>
  );
}

function RollBack({ id, onClose }: { id: number; onClose: () => void }) {
  const save = () => change('POST /operations/{id}/rollback', { id });
  return (
    <FormDialog title={t('op.rollback.title')} confirm={t('op.rollback')} danger does={save} onClose={onClose}>
      <p>{t('op.rollback.text')}</p>
    </FormDialog>
  );
}
