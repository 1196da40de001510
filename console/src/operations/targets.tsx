import { useState } from 'react';
import type {
  OperationState,
  OperationTarget,
  Progress,
  TargetEffects,
  TargetStatus,
} from '../../../src/safety/index.ts';
import { Button } from '../../../web/src/ui/button.tsx';
import { change, useCall } from '../api/use-call.ts';
import { to } from '../app/route.ts';
import { useSession } from '../app/session.ts';
import { useLabels } from '../cases/use-labels.ts';
import { actionText } from '../enforcement/action-words.ts';
import { formatNumber, t, tell } from '../i18n/index.ts';
import { AskReason } from '../ui/ask-reason.tsx';
import { Chip } from '../ui/chip.tsx';
import css from '../ui/page.module.css';
import { Shown } from '../ui/shown.tsx';
import { attempt } from '../ui/toast.ts';

const PAGE = 100;
const statuses: TargetStatus[] = ['planned', 'excluded', 'done', 'failed', 'undone', 'undo-failed'];

interface TargetsProps {
  id: number;
  state: OperationState;
  counts: Progress['counts'];
}

/** Every target with its effects and its result, by the hundred. */
export function Targets({ id, state, counts }: TargetsProps) {
  const [status, setStatus] = useState<TargetStatus>();
  const [from, setFrom] = useState(0);
  const all = statuses.reduce((sum, one) => sum + counts[one], 0);
  const total = status === undefined ? all : counts[status];
  const live = state === 'running' || state === 'rolling-back';
  const query = { offset: from, limit: PAGE, ...(status === undefined ? {} : { status }) };
  const fetched = useCall('GET /operations/{id}/targets', { id, query }, live ? 3000 : 30_000);
  const choose = (next: TargetStatus | undefined) => {
    setStatus(next);
    setFrom(0);
  };
  return (
    <section className={css.section}>
      <div className={css.row}>
        <h2>{t('op.targets')}</h2>
        <Button kind={status === undefined ? 'primary' : 'plain'} onClick={() => choose(undefined)}>
          {t('op.all')} {formatNumber(all)}
        </Button>
        {statuses
          .filter((one) => counts[one] > 0)
          .map((one) => (
            <Button key={one} kind={status === one ? 'primary' : 'plain'} onClick={() => choose(one)}>
              {t(`target.${one}`)} {formatNumber(counts[one])}
            </Button>
          ))}
      </div>
      <Shown of={fetched}>
        {(targets) =>
          targets.length === 0 ? (
            <p className={css.quiet}>{t('op.targets.none')}</p>
          ) : (
            <Table targets={targets} changeable={state === 'draft' || state === 'dry-run' || state === 'approved'} />
          )
        }
      </Shown>
      {total > PAGE && (
        <div className={css.row}>
          <Button disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>
            {t('op.back')}
          </Button>
          <span className={css.number}>
            {t('op.pages', {
              from: formatNumber(from + 1),
              to: formatNumber(Math.min(total, from + PAGE)),
              total: formatNumber(total),
            })}
          </span>
          <Button disabled={from + PAGE >= total} onClick={() => setFrom(from + PAGE)}>
            {t('op.forward')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Table({ targets, changeable }: { targets: readonly OperationTarget[]; changeable: boolean }) {
  const labels = useLabels(targets.map((target) => target.subjectKey));
  const { may } = useSession();
  const [naming, setNaming] = useState<OperationTarget>();
  return (
    <div className={css.tableBox} tabIndex={0} role="region" aria-label={t('op.targets')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('op.target')}</th>
            <th scope="col">{t('op.measure')}</th>
            <th scope="col">{t('op.effects')}</th>
            <th scope="col">{t('op.result')}</th>
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => (
            <tr key={target.id}>
              <th scope="row">
                <a href={to(`subject/${target.subjectKey}`)}>{labels[target.subjectKey]?.label ?? target.subjectKey}</a>
                {target.reason !== '' && <p className={`${css.quiet} ${css.small}`}>{target.reason}</p>}
              </th>
              <td>
                {actionText(target.action)}
                {target.ground && (
                  <p className={`${css.quiet} ${css.small}`}>
                    {t(`ground.${target.ground.kind}`)}: {target.ground.reference}. {target.ground.explanation}
                  </p>
                )}
              </td>
              <td>{target.effects ? effectText(target.effects) : ''}</td>
              <td>
                <Result target={target} />
                {changeable && may('operation.plan') && target.excludedBecause !== 'unknown' && (
                  <Changes target={target} onName={() => setNaming(target)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {naming && (
        <AskReason
          title={t('op.name.title')}
          label={t('op.name.why')}
          hint={t('op.name.hint')}
          confirm={t('op.name')}
          onClose={() => setNaming(undefined)}
          does={(reason) => change('POST /targets/{id}/name', { id: naming.id, body: { reason } })}
        />
      )}
    </div>
  );
}

function Result({ target }: { target: OperationTarget }) {
  const kind = target.status === 'done' ? 'success' : target.status === 'excluded' ? 'warning' : 'plain';
  const failed = target.status === 'failed' || target.status === 'undo-failed';
  return (
    <>
      <Chip kind={failed ? 'danger' : kind}>
        {t(`target.${target.status}`)}
        {target.excludedBecause && `: ${t(`excluded.${target.excludedBecause}`)}`}
      </Chip>{' '}
      {target.protectedRoles.map((role) => (
        <Chip key={role} kind="accent">
          {tell('protected', role)}
        </Chip>
      ))}
      {target.named && <p className={css.small}>{target.named.reason}</p>}
      {target.error && <p className={`${css.small} ${css.code}`}>{target.error}</p>}
    </>
  );
}

function Changes({ target, onName }: { target: OperationTarget; onName: () => void }) {
  const { may } = useSession();
  const exclude = (out: boolean) => attempt(change('POST /targets/{id}/exclude', { id: target.id, body: { out } }));
  if (target.excludedBecause === 'protected') {
    return may('operation.name-protected') ? (
      <Button kind="quiet" onClick={onName}>
        {t('op.name')}
      </Button>
    ) : null;
  }
  const out = target.status !== 'excluded';
  return (
    <Button kind="quiet" onClick={() => exclude(out)}>
      {t(out ? 'op.takeOut' : 'op.takeIn')}
    </Button>
  );
}

function effectText(effects: TargetEffects): string {
  const parts = [
    ...(effects.sessionsToClose > 0 ? [t('op.effect.sessions', { count: effects.sessionsToClose })] : []),
    ...(effects.members > 0 ? [t('op.effect.members', { count: effects.members })] : []),
    ...(effects.coAdmins.length > 0 ? [t('op.effect.admins', { count: effects.coAdmins.length })] : []),
    ...((effects.protectedAdmins ?? []).length > 0
      ? [t('op.effect.protected', { count: effects.protectedAdmins?.length ?? 0 })]
      : []),
    ...(effects.alreadyInForce ? [t('op.effect.already')] : []),
  ];
  return parts.join(', ');
}
