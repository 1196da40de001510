import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import { preserveIn } from '../orders/vault.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import { isMemberState } from '../transparency/countries.ts';
import type { Threat, ThreatBasis } from './types.ts';

export interface NewThreat {
  readonly caseId: number;
  readonly basis: ThreatBasis;
  readonly subjectKeys: readonly SubjectKey[];
  readonly suspicion: string;
  readonly memberStates: readonly string[];
}

/**
 * Notes that we became aware of a threat, about subjects of a case, and seals copies of them at once. From then on the
 * clock runs. Refuses `outside-case`, `field-missing`, `field-invalid`.
 */
export async function recordThreat(safety: SafetyContext, actor: Actor, input: NewThreat): Promise<Threat> {
  requireMay(actor, 'threat.record');
  const suspicion = input.suspicion.trim();
  const fields = [
    ...(suspicion === '' ? ['suspicion'] : []),
    ...(input.subjectKeys.length === 0 ? ['subjectKeys'] : []),
  ];
  if (fields.length > 0) refuseSafety('field-missing', { fields });
  if (suspicion.length > safetyLimits.textLength)
    refuseSafety('limit-reached', { what: 'suspicion', limit: safetyLimits.textLength });
  if (input.subjectKeys.length > safetyLimits.itemsPerNotice)
    refuseSafety('limit-reached', { what: 'subjects', limit: safetyLimits.itemsPerNotice });
  const strange = input.memberStates.find((code) => !isMemberState(code));
  if (strange !== undefined) refuseSafety('field-invalid', { field: 'memberStates', why: `not one: ${strange}` });
  return safety.store.write(async (tx) => {
    const held = found(await tx.cases.get(input.caseId), 'case', input.caseId);
    const subjectKeys = [...new Set(input.subjectKeys)];
    const inCase = [held.subjectKey, ...held.related];
    const outside = subjectKeys.find((key) => !inCase.includes(key));
    if (outside !== undefined) refuseSafety('outside-case', { caseId: held.id, subject: outside });
    const id = await tx.threats.nextId();
    const awareAtMs = await recordEvents(tx, safety, actor, [
      { type: 'threat-recorded', data: { threatId: id, basis: input.basis, memberStates: input.memberStates } },
    ]);
    const preservationIds: number[] = [];
    for (const key of subjectKeys) {
      const subject = parseSubjectKey(key);
      // What was deleted meanwhile can still be spoken of, but nothing is left to keep.
      if (!(await safety.directory.get(tx, subject))) continue;
      preservationIds.push((await preserveIn(tx, safety, { orderId: null, threatId: id }, subject)).id);
    }
    const threat: Threat = {
      id,
      basis: input.basis,
      caseId: held.id,
      subjectKeys,
      suspicion,
      memberStates: [...new Set(input.memberStates)].sort(),
      recordedByName: actor.pseudonym,
      awareAtMs,
      dueAtMs: awareAtMs + safetyLimits.threatTargetMs,
      state: 'open',
      notices: [],
      informedAtMs: null,
      dismissedBecause: null,
      preservationIds,
    };
    await tx.threats.put(threat);
    return threat;
  });
}
