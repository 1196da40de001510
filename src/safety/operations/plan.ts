import type { Ground } from '../enforcement/types.ts';
import { isApplicable, slotsOf } from '../enforcement/slots.ts';
import type { EnforcementAction } from '../enforcement/types.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { inBackground } from '../background.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import type { Operation, OperationTarget } from './types.ts';

export interface NewTarget {
  readonly subjectKey: SubjectKey;
  readonly action: EnforcementAction;
  /** Why this one; shown to the approver. */
  readonly reason: string;
  /** Its own ground; without one the operation's. */
  readonly ground?: Ground;
}

/** Makes an empty operation within a case. Only `terms` and `law` can be its ground: orders are carried out as orders. */
export async function planOperation(
  safety: SafetyContext,
  actor: Actor,
  input: {
    readonly title: string;
    readonly caseId: number;
    readonly defaults: Operation['defaults'];
    readonly networkId?: string;
  },
): Promise<Operation> {
  requireMay(actor, 'operation.plan');
  if (input.title.trim() === '') refuseSafety('field-missing', { fields: ['title'] });
  return safety.store.write(async (tx) => {
    found(await tx.cases.get(input.caseId), 'case', input.caseId);
    const id = await tx.operations.nextId();
    const createdAtMs = await recordEvents(tx, safety, actor, [
      { type: 'operation-planned', caseId: input.caseId, data: { operationId: id } },
    ]);
    const operation: Operation = {
      id,
      ...input,
      state: 'draft',
      plannedBy: actor.person,
      plannedByName: actor.pseudonym,
      createdAtMs,
      dryRun: null,
      approvals: [],
      startAtMs: null,
      startedBy: null,
      startedAtMs: null,
      endedAtMs: null,
      pausedBecause: null,
    };
    await tx.operations.put(operation);
    return operation;
  });
}

/**
 * Adds targets; one that is there already is left as it is. Any change of the plan makes its dry run and approvals
 * void. Returns how many were new. Refuses `action-not-applicable`, `subject-invalid`, `limit-reached`.
 */
export async function addTargets(
  safety: SafetyContext,
  actor: Actor,
  operationId: number,
  targets: readonly NewTarget[],
): Promise<{ readonly added: number }> {
  requireMay(actor, 'operation.plan');
  const { store } = inBackground(safety);
  let added = 0;
  for (let start = 0; start < targets.length; start += safetyLimits.planBatch) {
    const page = targets.slice(start, start + safetyLimits.planBatch);
    added += await store.write(async (tx) => {
      const operation = await reopenPlan(tx, operationId, actor);
      const present = await tx.targets.count({ where: { operation: operationId } });
      if (present + page.length > safetyLimits.operationTargets)
        refuseSafety('limit-reached', { what: 'targets', limit: safetyLimits.operationTargets });
      let fresh = 0;
      for (const target of page) fresh += await addTarget(tx, operation, target);
      await recordEvents(tx, safety, actor, [
        { type: 'operation-changed', caseId: operation.caseId, data: { operationId, added: fresh } },
      ]);
      return fresh;
    });
    await safety.pause?.();
  }
  return { added };
}

async function addTarget(tx: SafetyTx, operation: Operation, target: NewTarget): Promise<number> {
  const subject = parseSubjectKey(target.subjectKey);
  if (isApplicable(target.action.kind, subject.kind)) slotsOf(target.action, subject.kind);
  if (await tx.targets.first({ where: { operation: operation.id, subject: target.subjectKey } })) return 0;
  const id = await tx.targets.nextId();
  const made: OperationTarget = {
    id,
    operationId: operation.id,
    place: id,
    commitGroup: 1,
    subject,
    subjectKey: target.subjectKey,
    action: target.action,
    ground: target.ground ?? null,
    reason: target.reason.slice(0, safetyLimits.reasonLength),
    status: 'planned',
    excludedBecause: null,
    protectedRoles: [],
    named: null,
    effects: null,
    decisionId: null,
    error: null,
    finishedAtMs: null,
  };
  await tx.targets.put(made);
  return 1;
}

/**
 * Back to draft: what was checked and approved is not what would run. `by` is who puts something into the plan; taking
 * out proposes nothing. Refuses once the operation has started.
 */
async function reopenPlan(tx: SafetyTx, operationId: number, by?: Actor): Promise<Operation> {
  const operation = found(await tx.operations.get(operationId), 'operation', operationId);
  if (operation.state !== 'draft' && operation.state !== 'dry-run' && operation.state !== 'approved') {
    refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: 'not started' });
  }
  const { revision = 0, changedBy = [], plannedBy } = operation;
  const isNew = by !== undefined && by.person !== plannedBy && !changedBy.includes(by.person);
  const reopened: Operation = {
    ...operation,
    ...(isNew ? { changedBy: [...changedBy, by.person] } : {}),
    revision: revision + 1,
    state: 'draft',
    dryRun: null,
    approvals: [],
    startAtMs: null,
  };
  await tx.operations.put(reopened);
  return reopened;
}

/** Takes one target out of the plan, or back in. */
export async function excludeTarget(
  safety: SafetyContext,
  actor: Actor,
  targetId: number,
  out: boolean,
): Promise<OperationTarget> {
  requireMay(actor, 'operation.plan');
  return safety.store.write(async (tx) => {
    const target = found(await tx.targets.get(targetId), 'target', targetId);
    const operation = await reopenPlan(tx, target.operationId, out ? undefined : actor);
    const changed: OperationTarget = out
      ? { ...target, status: 'excluded', excludedBecause: 'by-hand' }
      : { ...target, status: 'planned', excludedBecause: null };
    await tx.targets.put(changed);
    await recordEvents(tx, safety, actor, [
      {
        type: 'operation-changed',
        caseId: operation.caseId,
        subjectKey: target.subjectKey,
        data: { operationId: operation.id, out },
      },
    ]);
    return changed;
  });
}

/** Names a protected target (press, researcher, observer, staff) one by one, with a reason. It then needs an approval. */
export async function nameProtected(
  safety: SafetyContext,
  actor: Actor,
  targetId: number,
  reason: string,
): Promise<OperationTarget> {
  requireMay(actor, 'operation.name-protected');
  if (reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const target = found(await tx.targets.get(targetId), 'target', targetId);
    if (target.excludedBecause !== 'protected')
      refuseSafety('state-invalid', { what: 'target', state: target.status, wanted: 'excluded as protected' });
    const operation = await reopenPlan(tx, target.operationId, actor);
    const named: OperationTarget = {
      ...target,
      status: 'planned',
      excludedBecause: null,
      named: { person: actor.person, reason },
    };
    await tx.targets.put(named);
    const nowMs = await steadyNowMs(tx, safety);
    await recordEvents(tx, safety, actor, [
      {
        type: 'operation-protected-named',
        caseId: operation.caseId,
        subjectKey: target.subjectKey,
        data: { operationId: operation.id, roles: target.protectedRoles, namedAtMs: nowMs },
      },
    ]);
    return named;
  });
}
