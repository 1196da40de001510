import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { isMemberState } from '../transparency/countries.ts';
import { notifierOf } from './reliability.ts';
import type { ComplaintReason, Flagger } from './types.ts';

/** Enters a trusted flagger whom a Digital Services Coordinator appointed (DSA Art. 22). */
export async function appointFlagger(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly name: string; readonly memberState: string; readonly areas: readonly ComplaintReason[] },
): Promise<Flagger> {
  requireMay(actor, 'flagger.manage');
  if (input.name.trim() === '') refuseSafety('field-missing', { fields: ['name'] });
  if (!isMemberState(input.memberState))
    refuseSafety('field-invalid', { field: 'memberState', why: 'not a Member State' });
  return safety.store.write(async (tx) => {
    const id = await tx.flaggers.nextId();
    const appointedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'flagger-appointed', data: { flaggerId: id, memberState: input.memberState } },
    ]);
    const flagger: Flagger = { id, ...input, notifierKey: `flagger:${id}`, appointedAtMs, revokedAtMs: null };
    await tx.flaggers.put(flagger);
    return flagger;
  });
}

/** Ends the lane of a flagger whose status the Coordinator suspended or revoked. */
export async function revokeFlagger(safety: SafetyContext, actor: Actor, flaggerId: number): Promise<Flagger> {
  requireMay(actor, 'flagger.manage');
  return safety.store.write(async (tx) => {
    const flagger = found(await tx.flaggers.get(flaggerId), 'flagger', flaggerId);
    const revokedAtMs = await recordEvents(tx, safety, actor, [{ type: 'flagger-revoked', data: { flaggerId } }]);
    const revoked = { ...flagger, revokedAtMs };
    await tx.flaggers.put(revoked);
    return revoked;
  });
}

export interface FlaggerRecord {
  readonly flagger: Flagger;
  readonly decided: number;
  readonly upheld: number;
  readonly rejected: number;
  readonly unfounded: number;
}

/** A flagger's record: the evidence for a report to the Coordinator about imprecise notices (Art. 22(6)). */
export async function flaggerRecord(safety: SafetyContext, actor: Actor, flaggerId: number): Promise<FlaggerRecord> {
  requireMay(actor, 'queue.see');
  return safety.store.read(async (tx) => {
    const flagger = found(await tx.flaggers.get(flaggerId), 'flagger', flaggerId);
    const record = await notifierOf(tx, flagger.notifierKey);
    const { upheld = 0, rejected = 0, unfounded = 0 } = record ?? {};
    return { flagger, decided: upheld + rejected + unfounded, upheld, rejected, unfounded };
  });
}
