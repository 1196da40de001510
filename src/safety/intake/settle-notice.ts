import { workedAsOne } from '../cases/gather.ts';
import type { Decision } from '../enforcement/types.ts';
import { recordEvents } from '../events/record.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import type { Actor } from '../roles.ts';
import { mailDecision } from './notice-letters.ts';
import { noteOutcome } from './reliability.ts';
import type { NoticeDecision } from './types.ts';

const redress = 'complaint to us within six months, out-of-court settlement body, court';

/**
 * Decides a notice once the last of its cases is closed: actioned on the law when one decision rests on it, on the
 * terms when only those were applied, otherwise rejected or manifestly unfounded.
 */
export async function settleNotice(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  noticeId: number,
  decisions: readonly Decision[],
  unfounded: boolean,
): Promise<void> {
  const notice = await tx.notices.get(noticeId);
  if (!notice || notice.decision !== null) return;
  const all = [...decisions];
  for (const caseId of notice.caseIds) {
    const other = await tx.cases.get(caseId);
    if (other && other.status !== 'closed') return;
    const caseIds = await workedAsOne(tx, caseId);
    const made = await tx.decisions.find({ where: { status: 'in-force' }, oneOf: { caseId: caseIds }, limit: 100 });
    all.push(...made.filter((decision) => decision.slots.length > 0));
  }
  const outcome: NoticeDecision['outcome'] = all.some((decision) => decision.ground.kind !== 'terms')
    ? 'actioned-law'
    : all.length > 0
      ? 'actioned-terms'
      : unfounded
        ? 'unfounded'
        : 'rejected';
  const automated = all.some((decision) => decision.automation === 'full');
  const decidedAtMs = await recordEvents(tx, safety, actor, [
    {
      type: 'notice-decided',
      data: {
        noticeId,
        lane: notice.lane,
        flaggerId: notice.flaggerId,
        reason: notice.reason,
        outcome,
        automated,
        receivedAtMs: notice.receivedAtMs,
      },
    },
  ]);
  const decision: NoticeDecision = { outcome, automated, decidedAtMs, redress };
  await tx.notices.put({ ...notice, decision });
  await mailDecision(tx, safety, notice, decision);
  const kind = notice.flaggerId !== null ? 'flagger' : 'mail';
  await noteOutcome(
    tx,
    notice.notifierKey,
    kind,
    outcome === 'unfounded' ? 'unfounded' : outcome === 'rejected' ? 'rejected' : 'upheld',
  );
}
