import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { type Lane, laneOf } from './lanes.ts';
import type { Outgoing } from './types.ts';

/** What the desk shows of something that could not be delivered: to whom, and why, never what it says. */
export interface Undelivered {
  readonly id: number;
  readonly lane: Lane;
  /** An address; null where the admins of a chat were to be told. */
  readonly to: string | null;
  /** Of which decision admins were to be told. */
  readonly decisionId: number | null;
  readonly attempts: number;
  readonly failedAtMs: number;
  readonly why: string;
}

/** Addresses are kept no longer than somebody may need to look after them. */
const keptMs = 30 * 86_400_000;
const forgottenAtOnce = 100;

/** What could not be delivered, newest first. Needs `office.see`. */
export async function listUndelivered(
  safety: SafetyContext,
  actor: Actor,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<Undelivered[]> {
  requireMay(actor, 'office.see');
  const failed = await safety.store.read((tx) =>
    tx.outgoing.find({
      atLeast: { failed: 0 },
      order: [{ by: 'failed', descending: true }],
      offset,
      limit: Math.min(limit, safetyLimits.pageSize),
    }),
  );
  return failed.map((one) => ({
    id: one.id,
    lane: laneOf(one),
    to: one.kind === 'co-admins' ? null : shownAddress(one.to),
    decisionId: one.kind === 'co-admins' ? one.decisionId : null,
    attempts: one.attempts,
    failedAtMs: one.failedAtMs ?? 0,
    why: one.why ?? '',
  }));
}

/** The address of a tool may carry its secret, so only where it is. */
const shownAddress = (to: string): string => (URL.canParse(to) ? new URL(to).host || to : to);

/** Tries these again from the beginning, or leaves them. Needs `office.manage`. Returns how many there were. */
export async function settleUndelivered(
  safety: SafetyContext,
  actor: Actor,
  ids: readonly number[],
  how: 'retry' | 'dismiss',
): Promise<number> {
  requireMay(actor, 'office.manage');
  return safety.store.write(async (tx) => {
    const failed = await failedAmong(tx, ids);
    if (failed.length === 0) return 0;
    if (how === 'dismiss') await tx.outgoing.remove(failed.map(({ id }) => id));
    else
      for (const { failedAtMs: _, why: __, ...one } of failed)
        await tx.outgoing.put({ ...one, attempts: 0, nextAttemptMs: safety.clock.nowMs() });
    const type = how === 'retry' ? 'delivery-retried' : 'delivery-dismissed';
    await recordEvents(tx, safety, actor, [{ type, data: { count: failed.length } }]);
    return failed.length;
  });
}

async function failedAmong(tx: SafetyTx, ids: readonly number[]): Promise<Outgoing[]> {
  const failed: Outgoing[] = [];
  for (const id of new Set(ids.slice(0, safetyLimits.pageSize))) {
    const one = await tx.outgoing.get(id);
    if (one?.failedAtMs !== undefined) failed.push(one);
  }
  return failed;
}

/** Forgets what failed a month ago. Returns how many those were. */
export async function forgetUndelivered(safety: SafetyContext): Promise<number> {
  return safety.store.write(async (tx) => {
    const old = await tx.outgoing.find({
      below: { failed: safety.clock.nowMs() - keptMs },
      order: [{ by: 'failed' }],
      limit: forgottenAtOnce,
    });
    await tx.outgoing.remove(old.map(({ id }) => id));
    return old.length;
  });
}
