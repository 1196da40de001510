import { inBackground } from '../background.ts';
import { isApplicable } from '../enforcement/slots.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { DryRunSummary, ExclusionCause, Operation, OperationTarget, TargetEffects } from './types.ts';

/**
 * Looks at every target without touching it: what would change, who else is touched, who is protected. Excludes what is
 * unknown, does not fit, or is protected and not named. Then orders the run and fixes the plan with a digest. Refuses
 * `state-invalid` once the operation is approved or started, and when the plan was changed meanwhile.
 */
export async function dryRun(desk: SafetyContext, actor: Actor, operationId: number): Promise<Operation> {
  requireMay(actor, 'operation.plan');
  const safety = inBackground(desk);
  const look = await beginLook(safety, operationId);
  const all: Sketch[] = [];
  for await (const page of targetPages(safety, operationId)) {
    const seen = await inBatch(safety, look, (tx) => inspectAll(tx, safety, page));
    all.push(...seen.map(sketch));
  }
  const ordered = await orderTargets(safety, look, all);
  return safety.store.write(async (tx) => {
    const operation = await stillLooking(tx, look);
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

/** One look at a plan as it stood when the look began. */
interface Look {
  readonly operationId: number;
  readonly revision: number;
}

/** The plan is a draft while it is looked at: what an earlier look had fixed may change under an approver's eyes. */
function beginLook(safety: SafetyContext, operationId: number): Promise<Look> {
  return safety.store.write(async (tx) => {
    const operation = found(await tx.operations.get(operationId), 'operation', operationId);
    if (operation.state !== 'draft' && operation.state !== 'dry-run') {
      refuseSafety('state-invalid', { what: 'operation', state: operation.state, wanted: 'draft' });
    }
    const revision = (operation.revision ?? 0) + 1;
    await tx.operations.put({ ...operation, revision, state: 'draft', dryRun: null, approvals: [] });
    return { operationId, revision };
  });
}

/** Refuses when somebody changed the plan, cancelled it, or began another look: this one would fix what nobody saw. */
async function stillLooking(tx: SafetyTx, { operationId, revision }: Look): Promise<Operation> {
  const operation = found(await tx.operations.get(operationId), 'operation', operationId);
  if (operation.state !== 'draft' || operation.revision !== revision) {
    const state = operation.state === 'draft' ? 'changed meanwhile' : operation.state;
    refuseSafety('state-invalid', { what: 'operation', state, wanted: 'draft' });
  }
  return operation;
}

/** A small transaction with a pause after it: other people's messages wait for the same writer. */
async function inBatch<T>(safety: SafetyContext, look: Look, work: (tx: SafetyTx) => Promise<T>): Promise<T> {
  const result = await safety.store.write(async (tx) => {
    await stillLooking(tx, look);
    return work(tx);
  });
  await safety.pause?.();
  return result;
}

async function* targetPages(safety: SafetyContext, operationId: number): AsyncGenerator<OperationTarget[]> {
  let afterId = 0;
  for (;;) {
    const page = await safety.store.read((tx) =>
      tx.targets.find({
        where: { operation: operationId },
        order: [{ by: 'id' }],
        afterId,
        limit: safetyLimits.dryRunBatch,
      }),
    );
    if (page.length > 0) yield page;
    if (page.length < safetyLimits.dryRunBatch) return;
    afterId = page[page.length - 1]?.id ?? afterId;
  }
}

async function inspectAll(tx: SafetyTx, safety: SafetyContext, page: readonly OperationTarget[]) {
  const seen: OperationTarget[] = [];
  for (const { id } of page) seen.push(await inspect(tx, safety, found(await tx.targets.get(id), 'target', id)));
  for (const target of seen) await tx.targets.put(target);
  return seen;
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

/** What the order and the summary need of a target; whole ones of a large plan would keep the server busy at once. */
type Sketch = Pick<OperationTarget, 'id' | 'subject' | 'status' | 'excludedBecause' | 'named' | 'effects'>;

const sketch = ({ id, subject, status, excludedBecause, named, effects }: OperationTarget): Sketch => ({
  id,
  subject,
  status,
  excludedBecause,
  named,
  effects,
});

/**
 * Creators and admins of targeted chats come first and in one commit, so that none of them sees another fall and warns
 * the rest; then bots and chats, then everyone else. The plan's digest covers everything that an approver says yes to:
 * the targets in order, their actions, grounds and overrides.
 */
async function orderTargets(
  safety: SafetyContext,
  look: Look,
  all: readonly Sketch[],
): Promise<Omit<DryRunSummary, 'atMs'>> {
  const included = all.filter(({ status }) => status === 'planned');
  const leaders = new Set(included.flatMap(({ effects }) => effects?.leaders ?? []).map(String));
  const ranks = new Map(included.map((target) => [target.id, rankOf(target, leaders)]));
  const rank = ({ id }: Sketch) => ranks.get(id) ?? 0;
  const planned = included.sort((a, b) => rank(a) - rank(b) || a.id - b.id);
  const firstGroup = Math.min(planned.filter((target) => rank(target) === 0).length, safetyLimits.firstGroup);
  let place = 0;
  let planDigest = safety.digest('');
  for (let start = 0; start < planned.length; start += safetyLimits.dryRunBatch) {
    const batch = planned.slice(start, start + safetyLimits.dryRunBatch);
    planDigest = await inBatch(safety, look, async (tx) => {
      const lines = [planDigest];
      place = start;
      for (const { id } of batch) {
        const target = found(await tx.targets.get(id), 'target', id);
        const placed = { ...target, place, commitGroup: place < firstGroup ? 0 : 1 };
        await tx.targets.put(placed);
        lines.push(planLine(placed));
        place += 1;
      }
      return safety.digest(lines.join('\n'));
    });
  }
  return { ...summarize(all, planned), planDigest, firstGroup };
}

function rankOf({ subject }: Sketch, leaders: ReadonlySet<string>): number {
  if ((subject.kind === 'account' || subject.kind === 'bot') && leaders.has(String(subject.id))) return 0;
  return subject.kind === 'bot' ? 1 : subject.kind === 'chat' ? 2 : 3;
}

function summarize(
  all: readonly Sketch[],
  planned: readonly Sketch[],
): Omit<DryRunSummary, 'atMs' | 'planDigest' | 'firstGroup'> {
  const sum = (of: (target: Sketch) => number) => planned.reduce((total, target) => total + of(target), 0);
  const coAdmins = new Set(planned.flatMap((target) => target.effects?.coAdmins ?? []));
  const guarded = new Set(planned.flatMap((target) => target.effects?.protectedAdmins ?? []));
  const bots = new Set(planned.flatMap((target) => target.effects?.bots ?? []));
  for (const { subject } of planned) {
    if (subject.kind === 'account') coAdmins.delete(subject.id);
    if (subject.kind === 'bot') bots.delete(subject.id);
  }
  return {
    included: planned.length,
    excluded: all.length - planned.length,
    unknown: all.filter((target) => target.excludedBecause === 'unknown').length,
    protectedNamed: planned.filter((target) => target.named !== null).length,
    sessionsToClose: sum((target) => target.effects?.sessionsToClose ?? 0),
    membersTouched: sum((target) => target.effects?.members ?? 0),
    coAdmins: coAdmins.size,
    protectedTouched: guarded.size,
    botsTouched: bots.size,
  };
}

/** What an approver says yes to in one target. */
function planLine({ place, commitGroup, subjectKey, action, ground, named }: OperationTarget): string {
  return JSON.stringify([place, commitGroup, subjectKey, action, ground, named]);
}
