import { decideIn } from '../enforcement/decide.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import { found } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import {
  actorOf,
  isPrepared,
  isStruck,
  nextStruck,
  nextToPrepare,
  notePrepared,
  prepareTarget,
  releaseStruck,
  spareProtected,
  strikeLeaders,
} from './strike.ts';
import type { Operation, OperationState, OperationTarget } from './types.ts';

export interface StepReport {
  readonly state: OperationState;
  /** Targets that this step finished, one way or the other. */
  readonly finished: number;
}

interface Batch {
  readonly targets: readonly OperationTarget[];
  readonly work: TargetWork;
}

/**
 * Does the next batch of a running or rolling-back operation: one transaction, in which each target's effect and its
 * result are written together. A crash therefore leaves a target either done and noted or untouched, and calling again
 * continues. When a batch is refused as a whole, its targets are done one by one, so that one broken target fails alone.
 *
 * Leaders are struck first: laid ready in small batches that nobody feels, then in force all at once in one transaction,
 * which is as short as it can be, because all messages of the server wait for it; their decisions, statements and records
 * follow in the next batches.
 */
export async function stepOperation(safety: SafetyContext, operationId: number): Promise<StepReport> {
  const operation = found(await safety.store.read((tx) => tx.operations.get(operationId)), 'operation', operationId);
  const { state } = operation;
  if (state !== 'running' && state !== 'rolling-back') return { state, finished: 0 };
  if (state === 'running' && operation.struckAtMs === undefined) {
    if (isPrepared(operation)) return { state: await strikeLeaders(safety, operation), finished: 0 };
    await doAll(safety, operation, { targets: await nextToPrepare(safety, operation), work: prepareTarget });
    return { state: await notePrepared(safety, operation), finished: 0 };
  }
  const batch = state === 'running' ? await nextToRun(safety, operation) : await nextToUndo(safety, operation);
  if (batch.targets.length === 0) return finish(safety, operation);
  return { state, finished: await doAll(safety, operation, batch) };
}

async function doAll(safety: SafetyContext, operation: Operation, { targets, work }: Batch): Promise<number> {
  try {
    return await inOne(safety, operation, targets, work);
  } catch {
    return oneByOne(safety, operation, targets, work);
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

async function nextToRun(safety: SafetyContext, { id }: Operation): Promise<Batch> {
  const targets = await safety.store.read((tx) =>
    tx.targets.find({
      where: { operation: id, status: 'planned' },
      order: [{ by: 'place' }],
      limit: safetyLimits.operationBatch,
    }),
  );
  return { targets, work: runTarget };
}

/** Newest first; at the end those that were struck and whose decisions the run never came to write. */
async function nextToUndo(safety: SafetyContext, operation: Operation): Promise<Batch> {
  const order = [{ by: 'place' as const, descending: true }];
  const where = { operation: operation.id, status: 'done' };
  const targets = await safety.store.read((tx) =>
    tx.targets.find({ where, order, limit: safetyLimits.operationBatch }),
  );
  if (targets.length > 0) return { targets, work: undoTarget };
  return { targets: await nextStruck(safety, operation), work: undoStruck };
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

async function runTarget(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  const record = await safety.directory.get(tx, target.subject);
  if (await spareProtected(tx, safety, operation, target, record)) return;
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
    {
      alsoInvolved: involved(operation, target),
      record,
      ...(target.decisionId === null ? {} : { id: target.decisionId }),
    },
  );
  if (isStruck(target)) await safety.enforcement.announce(tx, target.subject);
  await recordEvents(tx, safety, actorOf(operation), [
    {
      type: 'operation-target-done',
      caseId: operation.caseId,
      subjectKey: target.subjectKey,
      data: { operationId: operation.id, targetId: target.id, decisionId: decision.id },
    },
  ]);
  const finishedAtMs = await steadyNowMs(tx, safety);
  await tx.targets.put({ ...target, status: 'done', decisionId: decision.id, error: null, finishedAtMs }, target);
}

function involved(operation: Operation, target: OperationTarget): number[] {
  return [
    operation.plannedBy,
    ...(operation.changedBy ?? []),
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
  await tx.targets.put({ ...target, status: 'undone', finishedAtMs: await steadyNowMs(tx, safety) }, target);
}

async function undoStruck(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  await releaseStruck(tx, safety, operation, target);
  const released = { ...target, decisionId: null };
  await tx.targets.put(released);
  await undoTarget(tx, safety, operation, released);
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
    // Nobody stays struck without a decision.
    if (status === 'failed' && isStruck(now)) await releaseStruck(tx, safety, operation, now);
    const finishedAtMs = await recordEvents(tx, safety, actorOf(operation), [
      {
        type: 'operation-target-failed',
        caseId: operation.caseId,
        subjectKey: target.subjectKey,
        data: { operationId: operation.id, targetId: target.id, error: codeOf(error) },
      },
    ]);
    const decisionId = status === 'failed' ? null : now.decisionId;
    await tx.targets.put({
      ...now,
      status,
      decisionId,
      error: textOf(error).slice(0, safetyLimits.reasonLength),
      finishedAtMs,
    });
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
