import { useState } from 'react';
import type { Progress } from '../../../src/safety/index.ts';
import { change } from '../api/use-call.ts';
import { useAction } from '../../../web/src/ui/use-action.ts';
import { useSession } from '../app/session.ts';
import { t } from '../i18n/index.ts';
import { ActionButtons, type PageAction } from '../ui/action-buttons.tsx';
import { AskReason } from '../ui/ask-reason.tsx';
import { FailedLine } from '../ui/failed.tsx';
import css from '../ui/page.module.css';
import { isProposer } from './is-proposer.ts';
import { Approve, RollBack, Start } from './operation-dialogs.tsx';

type Form = 'approve' | 'start' | 'pause' | 'rollback';

/** The next steps that this person may take. */
export function OperationActions({ progress }: { progress: Progress }) {
  const [open, setOpen] = useState<Form>();
  const { run, busy, error } = useAction((does: () => Promise<unknown>) => does());
  const { id, dryRun } = progress.operation;
  const actions = useSteps(progress.operation, setOpen, (does) => void run(does));
  const close = () => setOpen(undefined);
  return (
    <>
      <div className={css.row}>
        <ActionButtons actions={actions} busy={busy} />
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

/** Every step of an operation; `open` asks more before one, `run` takes one at once. */
function useSteps(
  operation: Progress['operation'],
  open: (form: Form) => void,
  run: (does: () => Promise<unknown>) => void,
): PageAction[] {
  const { may, me, vocabulary } = useSession();
  const { id, state, dryRun } = operation;
  const unstarted = state === 'draft' || state === 'dry-run' || state === 'approved';
  const needed = dryRun !== null && (dryRun.included > vocabulary.approvalAbove || dryRun.protectedNamed > 0);
  const approved = operation.approvals.some((one) => one.planDigest === dryRun?.planDigest);
  const startable =
    (state === 'dry-run' || state === 'approved') && (dryRun?.included ?? 0) > 0 && (!needed || approved);
  return [
    {
      name: state === 'draft' ? 'op.dryRun' : 'op.dryRun.again',
      keys: 'd',
      ...(state === 'draft' ? { kind: 'primary' as const } : {}),
      shown: (state === 'draft' || state === 'dry-run') && may('operation.plan'),
      does: () => run(() => change('POST /operations/{id}/dry-run', { id })),
    },
    {
      name: 'op.approve',
      keys: 'a',
      kind: 'primary',
      shown:
        state === 'dry-run' && needed && !approved && may('operation.approve') && !isProposer(operation, me.person),
      does: () => open('approve'),
    },
    {
      name: 'op.start',
      keys: 's',
      kind: 'primary',
      shown: startable && may('operation.run'),
      does: () => open('start'),
    },
    { name: 'op.pause', keys: 'p', shown: state === 'running' && may('operation.run'), does: () => open('pause') },
    {
      name: 'op.resume',
      keys: 'p',
      kind: 'primary',
      shown: state === 'paused' && may('operation.run'),
      does: () => run(() => change('POST /operations/{id}/resume', { id })),
    },
    {
      name: 'op.rollback',
      keys: 'b',
      kind: 'danger',
      shown: (state === 'running' || state === 'paused' || state === 'done') && may('operation.rollback'),
      does: () => open('rollback'),
    },
    {
      name: 'op.cancel',
      keys: 'z',
      shown: unstarted && may('operation.plan'),
      does: () => run(() => change('POST /operations/{id}/cancel', { id })),
    },
  ];
}
