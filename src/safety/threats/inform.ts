import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { officeOf } from '../office.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { isMemberState } from '../transparency/countries.ts';
import { europol, type Threat, type ThreatNotice } from './types.ts';
import { stillToTell } from './whom.ts';

/** Notes that an authority was told, by whom, how and of what. When all that must be told are, the clock stops. */
export async function informOfThreat(
  safety: SafetyContext,
  actor: Actor,
  threatId: number,
  input: Pick<ThreatNotice, 'authority' | 'memberState' | 'channel' | 'told'>,
): Promise<Threat> {
  requireMay(actor, 'threat.inform');
  const fields = (['authority', 'channel', 'told'] as const).filter((field) => input[field].trim() === '');
  if (fields.length > 0) refuseSafety('field-missing', { fields });
  if (input.memberState !== europol && !isMemberState(input.memberState))
    refuseSafety('field-invalid', { field: 'memberState', why: 'a Member State or EUROPOL' });
  return safety.store.write(async (tx) => {
    const threat = found(await tx.threats.get(threatId), 'threat', threatId);
    if (threat.state === 'dismissed')
      refuseSafety('state-invalid', { what: 'threat', state: threat.state, wanted: 'open' });
    const { basis, awareAtMs } = threat;
    const { memberState } = input;
    const office = await officeOf(tx, safety);
    const done = (notices: readonly ThreatNotice[]) => stillToTell({ ...threat, notices }, office).length === 0;
    const draft: ThreatNotice = { ...input, atMs: 0, byName: actor.pseudonym };
    const completes = threat.state === 'open' && done([...threat.notices, draft]);
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'threat-informed', data: { threatId, basis, memberState, awareAtMs, completes } },
    ]);
    const told: Threat = {
      ...threat,
      notices: [...threat.notices, { ...draft, atMs }],
      ...(completes ? { state: 'informed', informedAtMs: atMs } : {}),
    };
    await tx.threats.put(told);
    return told;
  });
}

/** A second look found no suspicion, with a reason; what was sealed ends by itself. */
export async function dismissThreat(
  safety: SafetyContext,
  actor: Actor,
  threatId: number,
  because: string,
): Promise<Threat> {
  requireMay(actor, 'threat.dismiss');
  if (because.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  return safety.store.write(async (tx) => {
    const threat = found(await tx.threats.get(threatId), 'threat', threatId);
    if (threat.state !== 'open') refuseSafety('state-invalid', { what: 'threat', state: threat.state, wanted: 'open' });
    await recordEvents(tx, safety, actor, [
      { type: 'threat-dismissed', data: { threatId, basis: threat.basis, awareAtMs: threat.awareAtMs } },
    ]);
    const dismissed: Threat = { ...threat, state: 'dismissed', dismissedBecause: because.trim() };
    await tx.threats.put(dismissed);
    return dismissed;
  });
}
