import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import { found } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type ActorOrSystem, systemActor } from '../roles.ts';
import type { Operation, OperationState, OperationTarget } from './types.ts';

export interface StepReport {
  readonly state: OperationState;
  /** Targets that this step finished, one way or the other. */
  readonly finished: number;
}

/**
 * Does the next batch of a running or rolling-back operation: one transaction, in which each target's effect and its
 * result are written together. A crash therefore leaves a target either done and noted or untouched, and calling again
 * continues. When a batch is refused as a whole, its targets are done one by one, so that one broken target fails alone.
 */
export async function stepOperation(safety: SafetyContext, operationId: number): Promise<StepReport> {
  const operation = found(await safety.store.read((tx) => tx.operations.get(operationId)), 'operation', operationId);
  if (operation.state !== 'running' && operation.state !== 'rolling-back')
    return { state: operation.state, finished: 0 };
  const work = operation.state === 'running' ? runTarget : undoTarget;
  const batch = await nextBatch(safety, operation);
  if (batch.length === 0) return finish(safety, operation);
  try {
    return { state: operation.state, finished: await inOne(safety, operation, batch, work) };
  } catch {
    return { state: operation.state, finished: await oneByOne(safety, operation, batch, work) };
  }
}

/**
 * A target that is refused alone has failed, whatever the cause. When the cause is the disk, noting the failure fails as
 * well: then the target stays as it was and the step throws, to be tried again.
 */
async function oneByOne(
  safety: SafetyContext,
  operation: Operation,
  batch: readonly OperationTarget[],
  work: TargetWork,
): Promise<number> {
  let finished = 0;
  for (const target of batch) {
    try {
      finished += await inOne(safety, operation, [target], work);
    } catch (error) {
      finished += await markFailed(safety, operation, target, error);
    }
  }
  return finished;
}

/** Steps until nothing is left or the operation was paused. `between` lets others have their turn. */
export async function runOperation(
  safety: SafetyContext,
  operationId: number,
  between: () => Promise<void> = async () => undefined,
): Promise<OperationState> {
  for (;;) {
    const step = await stepOperation(safety, operationId);
    if (step.state !== 'running' && step.state !== 'rolling-back') return step.state;
    await between();
  }
}

async function nextBatch(safety: SafetyContext, operation: Operation): Promise<OperationTarget[]> {
  const running = operation.state === 'running';
  return safety.store.read(async (tx) => {
    const where = { operation: operation.id, status: running ? 'planned' : 'done' };
    const order = [{ by: 'place' as const, descending: !running }];
    const batch = await tx.targets.find({ where, order, limit: safetyLimits.operationBatch });
    if (!running || batch[0]?.commitGroup !== 0) return batch;
    const first = await tx.targets.find({ where, order, limit: safetyLimits.firstGroup });
    return first.filter((target) => target.commitGroup === 0);
  });
}

type TargetWork = (tx: SafetyTx, safety: SafetyContext, operation: Operation, target: OperationTarget) => Promise<void>;

async function inOne(
  safety: SafetyContext,
  operation: Operation,
  batch: readonly OperationTarget[],
  work: TargetWork,
): Promise<number> {
  return safety.store.write(async (tx) => {
    const now = await tx.operations.get(operation.id);
    if (now?.state !== operation.state) return 0;
    let finished = 0;
    for (const planned of batch) {
      const target = await tx.targets.get(planned.id);
      if (target?.status !== planned.status) continue;
      await work(tx, safety, now, target);
      finished += 1;
    }
    return finished;
  });
}

const actorOf = (operation: Operation): ActorOrSystem => operation.startedBy ?? systemActor;

async function runTarget(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  const record = await safety.directory.get(tx, target.subject);
  const about = { caseId: operation.caseId, subjectKey: target.subjectKey };
  const finishedAtMs = await steadyNowMs(tx, safety);
  // A role may have been granted since the dry run; nobody protected is swept up who was not named.
  if (record && record.protectedRoles.length > 0 && target.named === null) {
    await tx.targets.put({
      ...target,
      status: 'excluded',
      excludedBecause: 'protected',
      protectedRoles: record.protectedRoles,
      finishedAtMs,
    });
    await recordEvents(tx, safety, actorOf(operation), [
      {
        type: 'operation-target-failed',
        ...about,
        data: { operationId: operation.id, targetId: target.id, error: 'protected-target' },
      },
    ]);
    return;
  }
  const decision = await decideIn(
    tx,
    safety,
    actorOf(operation),
    {
      ...operation.defaults,
      subject: target.subject,
      action: target.action,
      ground: target.ground ?? operation.defaults.ground,
      caseId: operation.caseId,
      operationId: operation.id,
    },
    { alsoInvolved: involved(operation, target) },
  );
  await recordEvents(tx, safety, actorOf(operation), [
    {
      type: 'operation-target-done',
      ...about,
      data: { operationId: operation.id, targetId: target.id, decisionId: decision.id },
    },
  ]);
  await tx.targets.put({ ...target, status: 'done', decisionId: decision.id, error: null, finishedAtMs });
}

function involved(operation: Operation, target: OperationTarget): number[] {
  return [
    operation.plannedBy,
    ...operation.approvals.map((approval) => approval.person),
    ...(target.named ? [target.named.person] : []),
  ];
}

async function undoTarget(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  if (target.decisionId !== null) await reverseIn(tx, safety, actorOf(operation), target.decisionId, 'rollback');
  await recordEvents(tx, safety, actorOf(operation), [
    {
      type: 'operation-target-undone',
      caseId: operation.caseId,
      subjectKey: target.subjectKey,
      data: { operationId: operation.id, targetId: target.id },
    },
  ]);
  await tx.targets.put({ ...target, status: 'undone', finishedAtMs: await steadyNowMs(tx, safety) });
}

async function markFailed(
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
  error: unknown,
): Promise<number> {
  return safety.store.write(async (tx) => {
    const now = await tx.targets.get(target.id);
    if (now?.status !== target.status) return 0;
    const status = operation.state === 'running' ? 'failed' : 'undo-failed';
    const finishedAtMs = await recordEvents(tx, safety, actorOf(operation), [
      {
        type: 'operation-target-failed',
        caseId: operation.caseId,
        subjectKey: target.subjectKey,
        data: { operationId: operation.id, targetId: target.id, error: codeOf(error) },
      },
    ]);
    await tx.targets.put({ ...now, status, error: textOf(error).slice(0, safetyLimits.reasonLength), finishedAtMs });
    return 1;
  });
}

/** What the ledger may say of an error: its code, never its words. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function finish(safety: SafetyContext, operation: Operation): Promise<StepReport> {
  return safety.store.write(async (tx) => {
    const now = await tx.operations.get(operation.id);
    if (now?.state !== operation.state) return { state: now?.state ?? operation.state, finished: 0 };
    const state: OperationState = operation.state === 'running' ? 'done' : 'rolled-back';
    const counts = await tx.targets.countBy('status', { where: { operation: operation.id } });
    const endedAtMs = await recordEvents(tx, safety, actorOf(operation), [
      {
        type: state === 'done' ? 'operation-done' : 'operation-rolled-back',
        caseId: operation.caseId,
        data: {
          operationId: operation.id,
          counts: Object.fromEntries([...counts].map(([status, count]) => [String(status), count])),
        },
      },
    ]);
    await tx.operations.put({ ...now, state, endedAtMs });
    return { state, finished: 0 };
  });
}

export interface Progress {
  readonly operation: Operation;
  readonly counts: Readonly<Record<OperationTarget['status'], number>>;
}

/** How far an operation is. */
export async function operationProgress(tx: SafetyTx, operationId: number): Promise<Progress> {
  const operation = found(await tx.operations.get(operationId), 'operation', operationId);
  const by = await tx.targets.countBy('status', { where: { operation: operationId } });
  const count = (status: OperationTarget['status']) => by.get(status) ?? 0;
  return {
    operation,
    counts: {
      planned: count('planned'),
      excluded: count('excluded'),
      done: count('done'),
      failed: count('failed'),
      undone: count('undone'),
      'undo-failed': count('undo-failed'),
    },
  };
}
