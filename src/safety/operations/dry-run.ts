import { canonicalJson, type Json } from '#lib/canonical-json.ts';
import { isApplicable } from '../enforcement/slots.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { Digest, SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { DryRunSummary, ExclusionCause, Operation, OperationTarget, TargetEffects } from './types.ts';

/**
 * Looks at every target without touching it: what would change, who else is touched, who is protected. Excludes what is
 * unknown, does not fit, or is protected and not named. Then orders the run and fixes the plan with a digest.
 */
export async function dryRun(safety: SafetyContext, actor: Actor, operationId: number): Promise<Operation> {
  requireMay(actor, 'operation.plan');
  const leaders = new Set<string>();
  for await (const page of targetPages(safety, operationId)) {
    await inBatches(safety, page, async (tx, batch) => {
      for (const target of batch) {
        const seen = await inspect(tx, safety, target);
        if (seen.status === 'planned') for (const leader of seen.effects?.leaders ?? []) leaders.add(String(leader));
        await tx.targets.put(seen);
      }
    });
  }
  const ordered = await orderTargets(safety, operationId, leaders);
  return safety.store.write(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    if (operation.state !== 'draft' && operation.state !== 'dry-run') {
      refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: 'draft' });
    }
    const atMs = await recordEvents(tx, safety, actor, [
      {
        type: 'operation-dry-run',
        caseId: operation.caseId,
        data: { operationId, included: ordered.included, excluded: ordered.excluded, planDigest: ordered.planDigest },
      },
    ]);
    const done: Operation = { ...operation, state: 'dry-run', approvals: [], dryRun: { ...ordered, atMs } };
    await tx.operations.put(done);
    return done;
  });
}

/** Small transactions with a pause after each: other people's messages wait for the same writer. */
async function inBatches(
  safety: SafetyContext,
  targets: readonly OperationTarget[],
  work: (tx: SafetyTx, batch: readonly OperationTarget[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < targets.length; start += safetyLimits.planBatch) {
    await safety.store.write((tx) => work(tx, targets.slice(start, start + safetyLimits.planBatch)));
    await safety.pause?.();
  }
}

async function* targetPages(safety: SafetyContext, operationId: number): AsyncGenerator<OperationTarget[]> {
  let afterId = 0;
  for (;;) {
    const page = await safety.store.read((tx) =>
      tx.targets.find({
        where: { operation: operationId },
        order: [{ by: 'id' }],
        afterId,
        limit: safetyLimits.pageSize,
      }),
    );
    if (page.length > 0) yield page;
    if (page.length < safetyLimits.pageSize) return;
    afterId = page[page.length - 1]?.id ?? afterId;
  }
}

async function inspect(tx: SafetyTx, safety: SafetyContext, target: OperationTarget): Promise<OperationTarget> {
  if (target.excludedBecause === 'by-hand') return target;
  const record = await safety.directory.get(tx, target.subject);
  if (!record) return excluded(target, 'unknown', [], null);
  if (!isApplicable(target.action.kind, target.subject.kind))
    return excluded(target, 'not-applicable', record.protectedRoles, null);
  const effects = await safety.enforcement.preview(tx, target.subject, target.action);
  if (record.protectedRoles.length > 0 && target.named === null)
    return excluded(target, 'protected', record.protectedRoles, effects);
  return { ...target, status: 'planned', excludedBecause: null, protectedRoles: record.protectedRoles, effects };
}

function excluded(
  target: OperationTarget,
  because: ExclusionCause,
  protectedRoles: readonly string[],
  effects: TargetEffects | null,
): OperationTarget {
  return { ...target, status: 'excluded', excludedBecause: because, protectedRoles, effects };
}

/**
 * Creators and admins of targeted chats come first and in one commit, so that none of them sees another fall and warns
 * the rest; then bots and chats, then everyone else.
 */
async function orderTargets(
  safety: SafetyContext,
  operationId: number,
  leaders: ReadonlySet<string>,
): Promise<Omit<DryRunSummary, 'atMs'>> {
  const all: OperationTarget[] = [];
  for await (const page of targetPages(safety, operationId)) all.push(...page);
  const isLeader = (target: OperationTarget) =>
    (target.subject.kind === 'account' || target.subject.kind === 'bot') && leaders.has(String(target.subject.id));
  const rank = (target: OperationTarget) =>
    isLeader(target) ? 0 : target.subject.kind === 'bot' ? 1 : target.subject.kind === 'chat' ? 2 : 3;
  const planned = all.filter((target) => target.status === 'planned').sort((a, b) => rank(a) - rank(b) || a.id - b.id);
  const placed = planned.map((target, place): OperationTarget => {
    const first = isLeader(target) && place < safetyLimits.firstGroup;
    return { ...target, place, commitGroup: first ? 0 : 1 };
  });
  await inBatches(safety, placed, async (tx, batch) => {
    for (const target of batch) await tx.targets.put(target);
  });
  return summarize(safety.digest, all, placed);
}

function summarize(
  digest: Digest,
  all: readonly OperationTarget[],
  planned: readonly OperationTarget[],
): Omit<DryRunSummary, 'atMs'> {
  const sum = (of: (target: OperationTarget) => number) => planned.reduce((total, target) => total + of(target), 0);
  const coAdmins = new Set(planned.flatMap((target) => target.effects?.coAdmins ?? []));
  const bots = new Set(planned.flatMap((target) => target.effects?.bots ?? []));
  for (const target of planned) {
    if (target.subject.kind === 'account') coAdmins.delete(target.subject.id);
    if (target.subject.kind === 'bot') bots.delete(target.subject.id);
  }
  return {
    planDigest: planDigest(digest, planned),
    included: planned.length,
    excluded: all.length - planned.length,
    unknown: all.filter((target) => target.excludedBecause === 'unknown').length,
    protectedNamed: planned.filter((target) => target.named !== null).length,
    sessionsToClose: sum((target) => target.effects?.sessionsToClose ?? 0),
    membersTouched: sum((target) => target.effects?.members ?? 0),
    coAdmins: coAdmins.size,
    botsTouched: bots.size,
    firstGroup: planned.filter((target) => target.commitGroup === 0).length,
  };
}

/** A digest of everything that an approver says yes to: the targets in order, their actions, grounds and overrides. */
export function planDigest(digest: Digest, planned: readonly OperationTarget[]): string {
  const lines = planned.map((target) => {
    const { place, commitGroup, subjectKey, action, ground, named } = target;
    const line: Json = {
      place,
      commitGroup,
      subjectKey,
      action: action as unknown as Json,
      ground: ground as unknown as Json,
      named: named as unknown as Json,
    };
    return canonicalJson(line);
  });
  return digest(lines.join('\n'));
}
