import { fileIntoCase } from '../cases/open.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import type { Referral } from './types.ts';

/** Takes in an authority's request to look. It binds nobody; each subject gets a case in its own queue. */
export async function receiveReferral(
  safety: SafetyContext,
  actor: Actor,
  input: {
    readonly authority: string;
    readonly reference: string;
    readonly subjectKeys: readonly SubjectKey[];
    readonly explanation: string;
  },
): Promise<Referral> {
  requireMay(actor, 'referral.receive');
  const fields = [
    ...(input.authority.trim() === '' ? ['authority'] : []),
    ...(input.subjectKeys.length === 0 ? ['subjectKeys'] : []),
  ];
  if (fields.length > 0) refuseSafety('field-missing', { fields });
  if (input.subjectKeys.length > safetyLimits.itemsPerOrder)
    refuseSafety('limit-reached', { what: 'subjects', limit: safetyLimits.itemsPerOrder });
  return safety.store.write(async (tx) => {
    const id = await tx.referrals.nextId();
    const caseIds: number[] = [];
    for (const key of new Set(input.subjectKeys)) {
      const source = { kind: 'referral' as const, id };
      const filed = await fileIntoCase(tx, safety, actor, {
        subject: parseSubjectKey(key),
        source,
        queue: 'referral',
        reason: null,
        weight: 1,
      });
      caseIds.push(filed.id);
    }
    const receivedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'referral-received', data: { referralId: id, items: caseIds.length } },
    ]);
    const referral: Referral = { id, ...input, caseIds, receivedAtMs, answer: null };
    await tx.referrals.put(referral);
    return referral;
  });
}

/** Notes what we answered the authority. */
export async function answerReferral(
  safety: SafetyContext,
  actor: Actor,
  referralId: number,
  answer: { readonly outcome: 'actioned' | 'rejected' | 'partly'; readonly text: string },
): Promise<Referral> {
  requireMay(actor, 'referral.answer');
  return safety.store.write(async (tx) => {
    const referral = found(await tx.referrals.get(referralId), 'referral', referralId);
    if (referral.answer !== null)
      refuseSafety('state-invalid', { what: 'referral', state: 'answered', wanted: 'open' });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'referral-answered', data: { referralId, outcome: answer.outcome, receivedAtMs: referral.receivedAtMs } },
    ]);
    const answered: Referral = { ...referral, answer: { atMs, ...answer } };
    await tx.referrals.put(answered);
    return answered;
  });
}
