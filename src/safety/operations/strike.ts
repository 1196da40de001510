import { holdSlots, releaseSlots, type SlotHolder } from '../enforcement/hold.ts';
import { slotsOf } from '../enforcement/slots.ts';
import { found } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { type ActorOrSystem, systemActor } from '../roles.ts';
import type { Operation, OperationState, OperationTarget } from './types.ts';

/** In whose name the targets are struck: whoever started it, or the system where nobody did. */
export const actorOf = (operation: Operation): ActorOrSystem => operation.startedBy ?? systemActor;

/** Its strike is prepared or done; the decision that holds its slots follows under this id. */
export const isStruck = (target: OperationTarget): boolean => target.decisionId !== null;

/** A suspension can be laid ready beforehand; anything else would be felt at once. */
const isPreparable = ({ action }: OperationTarget): boolean => action.kind === 'suspend';

/** Whether all of the first group lies ready. */
export const isPrepared = ({ preparedPlaces = 0, dryRun }: Operation): boolean =>
  preparedPlaces >= (dryRun?.firstGroup ?? 0);

/** The next leaders whose strike is to be prepared. */
export function nextToPrepare(safety: SafetyContext, operation: Operation): Promise<OperationTarget[]> {
  const { preparedPlaces = 0 } = operation;
  return leadersAt(safety, operation, preparedPlaces, preparedPlaces + safetyLimits.prepareBatch);
}

/** Planned targets of the first commit group with places from `from` to before `to`. */
async function leadersAt({ store }: SafetyContext, { id }: Operation, from: number, to: number) {
  if (from >= to) return [];
  const targets = await store.read((tx) =>
    tx.targets.find({
      where: { operation: id, status: 'planned' },
      atLeast: { place: from },
      below: { place: to },
      order: [{ by: 'place' }],
      limit: to - from,
    }),
  );
  return targets.filter(({ commitGroup }) => commitGroup === 0);
}

/** Notes how far the preparation is. A crash before it repeats a batch that is prepared already, which changes nothing. */
export function notePrepared({ store }: SafetyContext, { id }: Operation): Promise<OperationState> {
  return store.write(async (tx) => {
    const operation = found(await tx.operations.get(id), 'operation', id);
    const preparedPlaces = (operation.preparedPlaces ?? 0) + safetyLimits.prepareBatch;
    await tx.operations.put({ ...operation, preparedPlaces });
    return operation.state;
  });
}

/** Writes everything that the strike of a target needs, so that the strike itself is one statement for all of them. */
export async function prepareTarget(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  if (isStruck(target) || !isPreparable(target)) return;
  const record = await safety.directory.get(tx, target.subject);
  if (await spareProtected(tx, safety, operation, target, record)) return;
  const decisionId = await tx.decisions.nextId();
  await holdSlots(tx, safety, holderOf(operation, target, decisionId), 'prepare');
  await tx.targets.put({ ...target, decisionId });
}

/**
 * Strikes all leaders in one transaction: what is written for the record can follow a moment later, what they could warn
 * others with cannot wait. A leader who is only restricted is restricted in the same one.
 */
export async function strikeLeaders(safety: SafetyContext, operation: Operation): Promise<OperationState> {
  const prepared: number[] = [];
  const others: OperationTarget[] = [];
  let leaders = 0;
  const group = operation.dryRun?.firstGroup ?? 0;
  for (let place = 0; place < group; place += safetyLimits.strikePage) {
    const page = await leadersAt(safety, operation, place, Math.min(group, place + safetyLimits.strikePage));
    for (const target of page) {
      const { subject } = target;
      if (!isStruck(target)) others.push(target);
      else if (subject.kind === 'account' || subject.kind === 'bot') prepared.push(subject.id);
    }
    leaders += page.length;
    await safety.turn?.();
  }
  const strike = (also: readonly OperationTarget[]) =>
    safety.store.write(async (tx) => {
      const now = found(await tx.operations.get(operation.id), 'operation', operation.id);
      if (now.state !== 'running') return now.state;
      await safety.enforcement.strike(tx, prepared);
      for (const target of also) await holdNow(tx, safety, now, target);
      const about = { caseId: now.caseId, data: { operationId: now.id, targets: leaders } };
      const struckAtMs = await recordEvents(tx, safety, actorOf(now), [{ type: 'operation-struck', ...about }]);
      await tx.operations.put({ ...now, struckAtMs });
      return now.state;
    });
  // One that is refused keeps nobody from being struck: it has its own turn later, and fails there alone.
  return strike(others).catch(() => strike([]));
}

async function holdNow(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
): Promise<void> {
  const record = await safety.directory.get(tx, target.subject);
  if (await spareProtected(tx, safety, operation, target, record)) return;
  const decisionId = await tx.decisions.nextId();
  await holdSlots(tx, safety, holderOf(operation, target, decisionId));
  await tx.targets.put({ ...target, decisionId });
}

/** The next leaders whose slots are held and whose decisions the run never came to write. */
export async function nextStruck(safety: SafetyContext, operation: Operation): Promise<OperationTarget[]> {
  const group = operation.dryRun?.firstGroup ?? 0;
  for (let place = 0; place < group; place += safetyLimits.strikePage) {
    const page = await leadersAt(safety, operation, place, Math.min(group, place + safetyLimits.strikePage));
    const struck = page.filter(isStruck);
    if (struck.length > 0) return struck.slice(0, safetyLimits.prepareBatch);
  }
  return [];
}

/** Lets go of what a strike put in force, or was to, and no decision has followed. */
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

/**
 * Excludes a target to which a protected role was granted since the dry run: nobody protected is swept up who was not
 * named. `record` is what the directory says of it.
 */
export async function spareProtected(
  tx: SafetyTx,
  safety: SafetyContext,
  operation: Operation,
  target: OperationTarget,
  record: SubjectRecord | undefined,
): Promise<boolean> {
  if (target.named !== null || !record || record.protectedRoles.length === 0) return false;
  await releaseStruck(tx, safety, operation, target);
  const finishedAtMs = await recordEvents(tx, safety, actorOf(operation), [
    {
      type: 'operation-target-failed',
      caseId: operation.caseId,
      subjectKey: target.subjectKey,
      data: { operationId: operation.id, targetId: target.id, error: 'protected-target' },
    },
  ]);
  await tx.targets.put({
    ...target,
    status: 'excluded',
    excludedBecause: 'protected',
    protectedRoles: record.protectedRoles,
    decisionId: null,
    finishedAtMs,
  });
  return true;
}
