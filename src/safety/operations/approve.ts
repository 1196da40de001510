import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, may, requireMay, type StaffAction, systemActor } from '../roles.ts';
import type { Approval, Operation } from './types.ts';

/** Whether a second person must say yes: above 25 targets, or when a protected one is named. */
export function needsApproval(operation: Operation): boolean {
  const { dryRun } = operation;
  return dryRun !== null && (dryRun.included > safetyLimits.approvalThreshold || dryRun.protectedNamed > 0);
}

/** Who planned it, or put targets into the plan of somebody else, or named a protected one. */
const isProposer = ({ plannedBy, changedBy = [] }: Operation, person: number): boolean =>
  person === plannedBy || changedBy.includes(person);

/** A second person approves exactly the plan that they saw. Refuses `same-person` and `approval-stale`. */
export async function approveOperation(
  safety: SafetyContext,
  actor: Actor,
  operationId: number,
  planDigest: string,
): Promise<Operation> {
  requireMay(actor, 'operation.approve');
  return safety.store.write(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    if (operation.state !== 'dry-run' && operation.state !== 'approved') {
      refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: 'dry-run' });
    }
    if (isProposer(operation, actor.person)) refuseSafety('same-person', { what: 'operation' });
    if (operation.dryRun?.planDigest !== planDigest) refuseSafety('approval-stale', { operationId });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'operation-approved', caseId: operation.caseId, data: { operationId, planDigest } },
    ]);
    const approval = { person: actor.person, name: actor.pseudonym, atMs, planDigest };
    const approved: Operation = { ...operation, state: 'approved', approvals: [...operation.approvals, approval] };
    await tx.operations.put(approved);
    return approved;
  });
}

/** Approvals of this plan by somebody else, who may approve still. */
async function standingApprovals(tx: SafetyTx, operation: Operation): Promise<Approval[]> {
  const standing: Approval[] = [];
  for (const approval of operation.approvals) {
    const { person, planDigest } = approval;
    const isOfThis = planDigest === operation.dryRun?.planDigest && !isProposer(operation, person);
    if (isOfThis && (await mayStill(tx, person, 'operation.approve'))) standing.push(approval);
  }
  return standing;
}

/** Whether who gave their word has not lost the role for it since. */
async function mayStill(tx: SafetyTx, person: number, action: StaffAction): Promise<boolean> {
  const member = await tx.staff.get(person);
  return member === undefined || (member.revokedAtMs === null && may(member.role, action));
}

/** Starts now, or at a moment. Refuses `second-person-required` without the approval that the plan needs. */
export async function startOperation(
  safety: SafetyContext,
  actor: Actor,
  operationId: number,
  options: { readonly startAtMs?: number } = {},
): Promise<Operation> {
  requireMay(actor, 'operation.run');
  return safety.store.write(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    if (operation.state !== 'dry-run' && operation.state !== 'approved') {
      refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: 'dry-run or approved' });
    }
    if (needsApproval(operation) && (await standingApprovals(tx, operation)).length === 0)
      refuseSafety('second-person-required', { targets: operation.dryRun?.included ?? 0 });
    const nowMs = await steadyNowMs(tx, safety);
    if (options.startAtMs !== undefined && options.startAtMs > nowMs) {
      await recordEvents(tx, safety, actor, [
        { type: 'operation-scheduled', caseId: operation.caseId, data: { operationId, startAtMs: options.startAtMs } },
      ]);
      const scheduled: Operation = { ...operation, state: 'approved', startAtMs: options.startAtMs, startedBy: actor };
      await tx.operations.put(scheduled);
      return scheduled;
    }
    return begin(tx, safety, operation, actor);
  });
}

async function begin(tx: SafetyTx, safety: SafetyContext, operation: Operation, actor: Actor): Promise<Operation> {
  const startedAtMs = await recordEvents(tx, safety, actor, [
    {
      type: 'operation-started',
      caseId: operation.caseId,
      data: { operationId: operation.id, targets: operation.dryRun?.included ?? 0 },
    },
  ]);
  const running: Operation = { ...operation, state: 'running', startedBy: actor, startedAtMs, startAtMs: null };
  await tx.operations.put(running);
  return running;
}

/**
 * Starts the operations whose scheduled time has come, also when the server was down then. One whose starter or approver
 * lost the role meanwhile is not started, and waits for somebody's word again. Returns the ids of those that run.
 */
export async function startDueOperations(safety: SafetyContext): Promise<number[]> {
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const due = await tx.operations.find({
      where: { state: 'approved' },
      below: { startAt: nowMs + 1 },
      order: [{ by: 'startAt' }],
      limit: 10,
    });
    const begun: number[] = [];
    for (const operation of due) {
      const { id, startedBy } = operation;
      const approvals = await standingApprovals(tx, operation);
      const isBacked = !needsApproval(operation) || approvals.length > 0;
      if (startedBy && isBacked && (await mayStill(tx, startedBy.person, 'operation.run'))) {
        await begin(tx, safety, operation, startedBy);
        begun.push(id);
      } else {
        await tx.operations.put({ ...operation, state: 'dry-run', approvals, startAtMs: null, startedBy: null });
        const about = { caseId: operation.caseId, data: { operationId: id, unscheduled: true } };
        await recordEvents(tx, safety, systemActor, [{ type: 'operation-changed', ...about }]);
      }
    }
    return begun;
  });
}

type Change = {
  from: readonly Operation['state'][];
  to: Operation['state'];
  event: 'operation-paused' | 'operation-resumed' | 'operation-cancelled' | 'operation-rollback-started';
};

async function change(
  safety: SafetyContext,
  actor: Actor | typeof systemActor,
  operationId: number,
  { from, to, event }: Change,
  because: string | null,
): Promise<Operation> {
  return safety.store.write(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    if (!from.includes(operation.state))
      refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: from.join(' or ') });
    const changed: Operation = { ...operation, state: to, pausedBecause: because, endedAtMs: null };
    await tx.operations.put(changed);
    await recordEvents(tx, safety, actor, [{ type: event, caseId: operation.caseId, data: { operationId } }]);
    return changed;
  });
}

/** Stops after the running batch; targets that are done stay done. */
export async function pauseOperation(
  safety: SafetyContext,
  actor: Actor,
  operationId: number,
  because: string,
): Promise<Operation> {
  requireMay(actor, 'operation.run');
  return change(safety, actor, operationId, { from: ['running'], to: 'paused', event: 'operation-paused' }, because);
}

/** Lets a paused operation go on where it stopped. */
export async function resumeOperation(safety: SafetyContext, actor: Actor, operationId: number): Promise<Operation> {
  requireMay(actor, 'operation.run');
  return change(safety, actor, operationId, { from: ['paused'], to: 'running', event: 'operation-resumed' }, null);
}

/** Gives up an operation that has not started. */
export async function cancelOperation(safety: SafetyContext, actor: Actor, operationId: number): Promise<Operation> {
  requireMay(actor, 'operation.plan');
  return change(
    safety,
    actor,
    operationId,
    { from: ['draft', 'dry-run', 'approved'], to: 'cancelled', event: 'operation-cancelled' },
    null,
  );
}

/** Begins to undo everything that the operation did, newest first. One person is enough: it only gives back. */
export async function rollBackOperation(safety: SafetyContext, actor: Actor, operationId: number): Promise<Operation> {
  requireMay(actor, 'operation.rollback');
  return change(
    safety,
    actor,
    operationId,
    { from: ['running', 'paused', 'done'], to: 'rolling-back', event: 'operation-rollback-started' },
    null,
  );
}
