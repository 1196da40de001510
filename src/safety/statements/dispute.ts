import { reverseIn } from '../enforcement/reverse.ts';
import { found, refuseSafety } from '../errors.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import type { Dispute } from './types.ts';

/** Notes that a certified out-of-court body took up a dispute (DSA Art. 21). */
export async function openDispute(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly decisionId: number; readonly body: string },
): Promise<Dispute> {
  requireMay(actor, 'dispute.record');
  if (input.body.trim() === '') refuseSafety('field-missing', { fields: ['body'] });
  return safety.store.write(async (tx) => {
    const decision = found(await tx.decisions.get(input.decisionId), 'decision', input.decisionId);
    const id = await tx.disputes.nextId();
    const openedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'dispute-opened', subjectKey: decision.subjectKey, data: { disputeId: id, decisionId: decision.id } },
    ]);
    const dispute: Dispute = { id, ...input, openedAtMs, closedAtMs: null, outcome: null, implemented: null };
    await tx.disputes.put(dispute);
    return dispute;
  });
}

/** Notes the outcome; `implemented` reverses the decision where the recipient won and we follow. */
export async function closeDispute(
  safety: SafetyContext,
  actor: Actor,
  disputeId: number,
  input: { readonly outcome: NonNullable<Dispute['outcome']>; readonly implemented: boolean },
): Promise<Dispute> {
  requireMay(actor, 'dispute.record');
  return safety.store.write(async (tx) => {
    const dispute = found(await tx.disputes.get(disputeId), 'dispute', disputeId);
    if (dispute.closedAtMs !== null)
      refuseSafety('state-invalid', { what: 'dispute', state: 'closed', wanted: 'open' });
    const closedAtMs = await recordEvents(tx, safety, actor, [
      { type: 'dispute-closed', data: { disputeId, ...input, openedAtMs: dispute.openedAtMs } },
    ]);
    if (input.outcome === 'recipient' && input.implemented)
      await reverseIn(tx, safety, actor, dispute.decisionId, 'dispute');
    const closed: Dispute = { ...dispute, ...input, closedAtMs };
    await tx.disputes.put(closed);
    return closed;
  });
}
