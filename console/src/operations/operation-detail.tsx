import { useEffect, useState } from 'react';
import type { Progress } from '../../../src/safety/index.ts';
import { useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { moment } from '../i18n/format.ts';
import { formatNumber, type Key, t } from '../i18n/index.ts';
import { Chip } from '../ui/chip.tsx';
import { PageHead } from '../ui/page-head.tsx';
import page from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { OperationActions } from './operation-actions.tsx';
import { isProposer } from './is-proposer.ts';
import css from './operation-detail.module.css';
import { OperationReasons } from './operation-reasons.tsx';
import { Resurgence } from './resurgence.tsx';
import { Targets } from './targets.tsx';

const LIVE_MS = 1000;
const QUIET_MS = 10_000;

/** One operation from its plan to its result; while it runs its progress is read every second. */
export function OperationDetail({ id }: { id: number }) {
  const [pollMs, setPollMs] = useState(LIVE_MS);
  const fetched = useCall('GET /operations/{id}', { id }, pollMs);
  const state = fetched.value?.operation.state;
  useEffect(() => setPollMs(state === 'running' || state === 'rolling-back' ? LIVE_MS : QUIET_MS), [state]);
  return (
    <div className={page.page}>
      <Shown of={fetched} rows={8}>
        {(progress) => <Detail progress={progress} />}
      </Shown>
    </div>
  );
}

function Detail({ progress }: { progress: Progress }) {
  const { operation, counts } = progress;
  const after = operation.state === 'done' || operation.state === 'rolled-back';
  return (
    <>
      <PageHead title={operation.title}>
        <Chip kind="accent">{t(`operation.${operation.state}`)}</Chip>
        <a href={to(`case/${operation.caseId}`)}>{t('case.title', { id: operation.caseId })}</a>
      </PageHead>
      <Steps progress={progress} />
      <section className={page.card}>
        <OperationReasons operation={operation} />
        <DryRun progress={progress} />
        <Bar progress={progress} />
        {operation.pausedBecause && <p>{t('op.paused', { why: operation.pausedBecause })}</p>}
        {operation.startAtMs !== null && operation.state === 'approved' && (
          <p>{t('op.scheduled', { when: moment(operation.startAtMs) })}</p>
        )}
        {operation.approvals.map((approval) => (
          <p key={approval.atMs} className={page.quiet}>
            {t('op.approved', { name: approval.name, when: moment(approval.atMs) })}
          </p>
        ))}
        <Approval progress={progress} />
        <OperationActions progress={progress} />
      </section>
      {after && <Resurgence id={operation.id} />}
      <Targets id={operation.id} state={operation.state} counts={counts} />
    </>
  );
}

type Step = 'plan' | 'dryRun' | 'approval' | 'run' | 'done';
const stepOf: Record<Progress['operation']['state'], Step> = {
  draft: 'plan',
  'dry-run': 'dryRun',
  approved: 'approval',
  running: 'run',
  paused: 'run',
  'rolling-back': 'run',
  done: 'done',
  'rolled-back': 'done',
  cancelled: 'done',
};

function Steps({ progress }: { progress: Progress }) {
  const steps: Step[] = ['plan', 'dryRun', 'approval', 'run', 'done'];
  const at = steps.indexOf(stepOf[progress.operation.state]);
  return (
    <ol className={css.steps} aria-label={t('op.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={css.step}
          data-past={index < at || undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`op.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

const figures = [
  'included',
  'excluded',
  'unknown',
  'protectedNamed',
  'sessionsToClose',
  'membersTouched',
  'coAdmins',
  'protectedTouched',
  'botsTouched',
  'firstGroup',
] as const;

/** What would change, and who else is touched. */
function DryRun({ progress }: { progress: Progress }) {
  const { dryRun } = progress.operation;
  if (!dryRun) return <p className={page.quiet}>{t('op.dryRun.none')}</p>;
  return (
    <dl className={css.figures}>
      {figures
        .filter((figure) => (dryRun[figure] ?? 0) > 0 || figure === 'included' || figure === 'excluded')
        .map((figure) => (
          <div key={figure} className={css.figure}>
            <dd>{formatNumber(dryRun[figure] ?? 0)}</dd>
            <dt>{t(`op.${figure}` as Key)}</dt>
          </div>
        ))}
    </dl>
  );
}

function Bar({ progress: { operation, counts } }: { progress: Progress }) {
  const back = operation.state === 'rolling-back' || operation.state === 'rolled-back';
  const started = operation.startedAtMs !== null;
  if (!started) return null;
  const done = back ? counts.undone + counts['undo-failed'] : counts.done + counts.failed;
  const total = done + (back ? counts.done : counts.planned);
  const text = t('op.progress', { done: formatNumber(done), total: formatNumber(total) });
  return (
    <div className={css.progress}>
      <progress
        className={css.bar}
        value={done}
        max={Math.max(1, total)}
        aria-label={t(`operation.${operation.state}`)}
      />
      <span className={page.number}>{text}</span>
      {counts.failed + counts['undo-failed'] > 0 && (
        <Chip kind="danger">
          {t('target.failed')}: {formatNumber(counts.failed + counts['undo-failed'])}
        </Chip>
      )}
    </div>
  );
}

/** Whether a second person is needed, and who that may be. */
function Approval({ progress: { operation } }: { progress: Progress }) {
  const { me, vocabulary, may } = useSession();
  const { dryRun } = operation;
  if (!dryRun || operation.state !== 'dry-run') return null;
  const needed = dryRun.included > vocabulary.approvalAbove || dryRun.protectedNamed > 0;
  if (!needed) return <p className={page.quiet}>{t('op.noApproval')}</p>;
  return (
    <>
      <p>{t('op.needsApproval', { count: vocabulary.approvalAbove })}</p>
      {may('operation.approve') && isProposer(operation, me.person) && <p className={page.quiet}>{t('op.notYou')}</p>}
    </>
  );
}
