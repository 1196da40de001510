import { steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { systemActor } from '../roles.ts';
import { subjectKey } from '../subjects.ts';
import { isFree } from './claim.ts';
import { partsOf, wholeCase } from './gather.ts';
import { joinIn } from './join.ts';
import type { Case, SourceKind } from './types.ts';

/**
 * What a chat posts in its own name is the chat's doing: a report or notice about such a post gathers in the open case
 * about the chat. What members write is theirs, and stays a case of its own that the desk suggests to join; so does what
 * comes while somebody works on the chat's case, who would otherwise decide about a post that they have not seen. Orders
 * and matches are never gathered by themselves.
 */
export async function gatherByItself(
  tx: SafetyTx,
  safety: SafetyContext,
  opened: Case,
  { voiceOf }: SubjectRecord,
  source: SourceKind,
): Promise<Case> {
  if (voiceOf === undefined || (source !== 'report' && source !== 'notice')) return opened;
  const subject = subjectKey({ kind: 'chat', id: voiceOf });
  const about = await tx.cases.first({ where: { subject }, oneOf: { status: ['open', 'claimed', 'joined'] } });
  if (!about) return opened;
  const whole = await wholeCase(tx, about);
  if (whole.escalatedTo !== null || !isFree(whole, await steadyNowMs(tx, safety))) return opened;
  if ((await partsOf(tx, whole)).length >= safetyLimits.joinedPerCase) return opened;
  await joinIn(tx, safety, systemActor, whole.id, [opened.id]);
  return (await tx.cases.get(opened.id)) ?? opened;
}
