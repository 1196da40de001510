import { found, refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay, systemActor } from '../roles.ts';
import { addMonths } from '../statements/months.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { tcoClocks } from './clock.ts';
import type { Preservation } from './types.ts';

/** What a copy is kept for. */
export type PreservedFor =
  | { readonly orderId: number }
  | { readonly orderId: null; readonly decisionId: number }
  | { readonly orderId: null; readonly threatId: number };

/**
 * Seals a copy of an item before it is removed by an order or a specific measure, for six months (TCO Art. 6(1)), or when
 * it speaks of a threat to life.
 */
export async function preserveIn(
  tx: SafetyTx,
  safety: SafetyContext,
  purpose: PreservedFor,
  subject: SubjectRef,
): Promise<Preservation> {
  const sealed = await safety.preserver.seal(tx, subject);
  const id = await tx.preservations.nextId();
  const key = subjectKey(subject);
  const createdAtMs = await recordEvents(tx, safety, systemActor, [
    {
      type: 'preserved',
      ...('threatId' in purpose ? {} : { subjectKey: key }),
      data: { ...purpose, preservationId: id, sizeBytes: sealed.sizeBytes },
    },
  ]);
  const kept: Preservation = {
    id,
    ...purpose,
    subjectKey: key,
    sealedRef: sealed.ref,
    digest: sealed.digest,
    sizeBytes: sealed.sizeBytes,
    createdAtMs,
    untilMs: addMonths(createdAtMs, tcoClocks.preservationMonths),
    extendedBecause: null,
    destroyedAtMs: null,
  };
  await tx.preservations.put(kept);
  return kept;
}

/** Who observes the ledger must not learn of a suspicion from it. */
const aboutOf = ({ threatId, subjectKey: key }: Preservation) => (threatId === undefined ? { subjectKey: key } : {});

/** Keeps an item longer, for as long as open proceedings need it (Art. 6(2)). */
export async function extendPreservation(
  safety: SafetyContext,
  actor: Actor,
  preservationId: number,
  untilMs: number,
  because: string,
): Promise<Preservation> {
  requireMay(actor, 'vault.extend');
  if (because.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const kept = found(await tx.preservations.get(preservationId), 'preservation', preservationId);
    if (kept.destroyedAtMs !== null)
      refuseSafety('state-invalid', { what: 'preservation', state: 'destroyed', wanted: 'kept' });
    if (untilMs <= kept.untilMs)
      refuseSafety('field-invalid', { field: 'untilMs', why: 'must be later than now planned' });
    const extended: Preservation = { ...kept, untilMs, extendedBecause: because.slice(0, safetyLimits.reasonLength) };
    await tx.preservations.put(extended);
    await recordEvents(tx, safety, actor, [
      { type: 'preservation-extended', ...aboutOf(kept), data: { preservationId, untilMs } },
    ]);
    return extended;
  });
}

/** A preserved item with what was sealed of it: JSON of its state and, of a chat, its newest messages. */
export interface OpenedPreservation extends Omit<Preservation, 'sealedRef'> {
  readonly copy: string;
}

/** Opens a sealed copy, with a reason that is recorded. Its digest is that of the copy: whoever gets it can check it. */
export async function openPreservation(
  safety: SafetyContext,
  actor: Actor,
  preservationId: number,
  reason: string,
): Promise<OpenedPreservation> {
  requireMay(actor, 'vault.see');
  if (reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const kept = found(await tx.preservations.get(preservationId), 'preservation', preservationId);
    if (kept.destroyedAtMs !== null)
      refuseSafety('state-invalid', { what: 'preservation', state: 'destroyed', wanted: 'kept' });
    const copy = found(await safety.preserver.open(tx, kept.sealedRef), 'copy', preservationId);
    await recordEvents(tx, safety, actor, [
      {
        type: 'preservation-looked',
        ...aboutOf(kept),
        data: { preservationId, reason: reason.slice(0, safetyLimits.reasonLength) },
      },
    ]);
    const { sealedRef: _, ...rest } = kept;
    return { ...rest, copy };
  });
}

/** Destroys what need not be kept any more. Returns how many copies went. */
export async function destroyExpired(safety: SafetyContext, limit = 50): Promise<number> {
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const over = await tx.preservations.find({
      where: { destroyed: 0 },
      below: { until: nowMs + 1 },
      order: [{ by: 'until' }],
      limit,
    });
    for (const kept of over) {
      await safety.preserver.destroy(tx, kept.sealedRef);
      const destroyedAtMs = await recordEvents(tx, safety, systemActor, [
        {
          type: 'preservation-destroyed',
          ...aboutOf(kept),
          data: { preservationId: kept.id, ...(kept.threatId === undefined ? {} : { threatId: kept.threatId }) },
        },
      ]);
      await tx.preservations.put({ ...kept, destroyedAtMs });
    }
    return over.length;
  });
}
