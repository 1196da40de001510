import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { isMemberState } from '../transparency/countries.ts';
import { notifierOf } from './reliability.ts';
import type { ComplaintReason, Flagger } from './types.ts';

const secretDigest = (safety: SafetyContext, secret: string): string =>
  safety.digest(`flagger|${safety.settings.secret}|${secret}`);

/**
 * Enters a trusted flagger whom a Digital Services Coordinator appointed (DSA Art. 22). The secret is what they file
 * notices with; it is returned once and cannot be shown again.
 */
export async function appointFlagger(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly name: string; readonly memberState: string; readonly areas: readonly ComplaintReason[] },
): Promise<{ readonly flagger: Flagger; readonly secret: string }> {
  requireMay(actor, 'flagger.manage');
  if (input.name.trim() === '') refuseSafety('field-missing', { fields: ['name'] });
  if (!isMemberState(input.memberState))
    refuseSafety('field-invalid', { field: 'memberState', why: 'not a Member State' });
  return safety.store.write(async (tx) => {
    const id = await tx.flaggers.nextId();
    const secret = `tf_${safety.random.token()}`;
    const appointedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'flagger-appointed', data: { flaggerId: id, memberState: input.memberState } },
    ]);
    const flagger: Flagger = {
      id,
      ...input,
      notifierKey: `flagger:${id}`,
      secretDigest: secretDigest(safety, secret),
      appointedAtMs,
      revokedAtMs: null,
    };
    await tx.flaggers.put(flagger);
    return { flagger, secret };
  });
}

/** The appointed flagger with this secret, or undefined. */
export async function flaggerOfSecret(safety: SafetyContext, secret: string): Promise<Flagger | undefined> {
  return safety.store.read((tx) => tx.flaggers.first({ where: { secret: secretDigest(safety, secret), revoked: 0 } }));
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

/**
 * Notes that the Digital Services Coordinator was told of imprecise, inaccurate or unsubstantiated notices, with the
 * figures (Art. 22(6)). Refuses `reason-required`, and `state-invalid` while none was turned down.
 */
export async function reportFlagger(
  safety: SafetyContext,
  actor: Actor,
  flaggerId: number,
  explanation: string,
): Promise<Flagger> {
  requireMay(actor, 'flagger.manage');
  if (explanation.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const flagger = found(await tx.flaggers.get(flaggerId), 'flagger', flaggerId);
    const { upheld = 0, rejected = 0, unfounded = 0 } = (await notifierOf(tx, flagger.notifierKey)) ?? {};
    if (rejected + unfounded === 0)
      refuseSafety('state-invalid', { what: 'trusted flagger', state: 'no notice turned down', wanted: 'evidence' });
    const reportedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'flagger-reported', data: { flaggerId, upheld, rejected, unfounded } },
    ]);
    const reported: Flagger = { ...flagger, reportedAtMs, reportedBecause: explanation.trim() };
    await tx.flaggers.put(reported);
    return reported;
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
