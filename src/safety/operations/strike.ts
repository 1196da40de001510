import { holdSlots, releaseSlots, type SlotHolder } from '../enforcement/hold.ts';
import { slotsOf } from '../enforcement/slots.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type ActorOrSystem, systemActor } from '../roles.ts';
import type { Operation, OperationTarget } from './types.ts';

export const actorOf = (operation: Operation): ActorOrSystem => operation.startedBy ?? systemActor;

/**
 * Puts a target's slots in force under the id that its decision will have, and nothing else: what is written for the
 * record can follow a moment later, what the person could warn others with cannot wait.
 */
export async function strikeTarget(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  if (await spareProtected(tx, safety, operation, target)) return;
  const decisionId = await tx.decisions.nextId();
  await holdSlots(tx, safety, holderOf(operation, target, decisionId));
  await tx.targets.put({ ...target, decisionId });
}

/** Lets go of what a strike put in force and no decision has followed. */
export async function releaseStruck(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  if (target.decisionId !== null) await releaseSlots(tx, safety, holderOf(operation, target, target.decisionId));
}

function holderOf({ defaults }: Operation, target: OperationTarget, id: number): SlotHolder {
  const { subject, subjectKey, action, ground } = target;
  const slots = slotsOf(action, subject.kind);
  return { id, subject, subjectKey, action, slots, untilMs: defaults.untilMs, ground: ground ?? defaults.ground };
}

/** A role may have been granted since the dry run; nobody protected is swept up who was not named. */
export async function spareProtected(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<boolean> {
  const record = await safety.directory.get(tx, target.subject);
  if (!record || record.protectedRoles.length === 0 || target.named !== null) return false;
  const finishedAtMs = await recordEvents(tx, safety, actorOf(operation), [
    {
      type: 'operation-target-failed',
      caseId: operation.caseId,
      subjectKey: target.subjectKey,
      data: { operationId: operation.id, targetId: target.id, error: 'protected-target' },
    },
  ]);
  const { protectedRoles } = record;
  await tx.targets.put({ ...target, status: 'excluded', excludedBecause: 'protected', protectedRoles, finishedAtMs });
  return true;
}
