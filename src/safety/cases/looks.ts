import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { safetyLimits } from '../limits.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { type SubjectRef, subjectKey } from '../subjects.ts';
import { isHeldBy, requireOwnClaim } from './claim.ts';
import type { Case, Look } from './types.ts';
import { picturesOfToday } from './today.ts';

/**
 * Permission to read a subject's content, for half an hour. Private content needs a claimed case, a reason, and a
 * subject that the case is about or that was linked to it; every grant is recorded. Public content needs only the role.
 */
export async function lookAtContent(
  safety: SafetyContext,
  actor: Actor,
  wanted: { readonly caseId: number; readonly subject: SubjectRef; readonly reason: string },
): Promise<Look | { readonly public: true }> {
  requireMay(actor, 'content.see-public');
  return safety.store.write(async (tx) => {
    const key = subjectKey(wanted.subject);
    const record = await safety.directory.get(tx, wanted.subject);
    if (!record) refuseSafety('subject-unknown', { subject: key });
    if (record.visibility === 'public') return { public: true } as const;
    requireMay(actor, 'content.see-private');
    const reason = wanted.reason.trim();
    if (reason.length < safetyLimits.reasonMinLength)
      refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
    const held = await requireOwnClaim(tx, safety, actor, wanted.caseId);
    if (!concerns(held, wanted.subject)) refuseSafety('outside-case', { caseId: held.id, subject: key });
    const atMs = await recordEvents(tx, safety, actor, [
      { type: 'content-looked', caseId: held.id, subjectKey: key, data: { visibility: record.visibility } },
    ]);
    const look: Look = {
      id: await tx.looks.nextId(),
      caseId: held.id,
      person: actor.person,
      pseudonym: actor.pseudonym,
      subjectKey: key,
      visibility: record.visibility,
      reason: reason.slice(0, safetyLimits.reasonLength),
      atMs,
      untilMs: atMs + safetyLimits.lookGrantMs,
    };
    await tx.looks.put(look);
    return look;
  });
}

/** Whether a grant of this person for this subject still runs. Asked by the door that hands out the content. */
export async function mayReadNow(safety: SafetyContext, person: number, subject: SubjectRef): Promise<boolean> {
  return safety.store.read((tx) => mayReadIn(tx, safety, person, subject));
}

/** The same within a transaction. A grant ends with the claim of its case: whoever gave the case back needs it no more. */
export async function mayReadIn(
  tx: SafetyTx,
  safety: Pick<SafetyContext, 'clock'>,
  person: number,
  subject: SubjectRef,
): Promise<boolean> {
  const nowMs = await steadyNowMs(tx, safety);
  const running = await tx.looks.find({
    where: { person, subject: subjectKey(subject) },
    atLeast: { until: nowMs + 1 },
    limit: 100,
  });
  for (const caseId of new Set(running.map((look) => look.caseId))) {
    const held = await tx.cases.get(caseId);
    if (held && isHeldBy(held, person, nowMs)) return true;
  }
  return false;
}

/** A case about a message does not open the whole chat; a case about a chat opens its messages. */
export function concerns(held: Case, subject: SubjectRef): boolean {
  const about = [held.subjectKey, ...held.related];
  if (about.includes(subjectKey(subject))) return true;
  return (
    subject.kind === 'message' && subject.peer < 0 && about.includes(subjectKey({ kind: 'chat', id: subject.peer }))
  );
}

/** Looks, newest first, of one case or one person. */
export async function listLooks(
  safety: SafetyContext,
  actor: Actor,
  filter: { caseId?: number; person?: number },
  limit = 100,
): Promise<Look[]> {
  requireMay(actor, 'looks.see');
  return safety.store.read((tx) =>
    tx.looks.find({
      where: filter,
      order: [{ by: 'id', descending: true }],
      limit: Math.min(limit, safetyLimits.pageSize),
    }),
  );
}

const dayMs = 86_400_000;

/** What people at the desk took in since midnight UTC, and how many pictures a day may hold. */
export interface LooksOfToday {
  readonly looks: number;
  readonly pictures: number;
  readonly picturesPerDay: number;
}

/** How often the actor opened private content today, and how many pictures they saw. */
export async function looksOfToday(safety: SafetyContext, actor: Actor): Promise<LooksOfToday> {
  return safety.store.read(async (tx) => {
    const midnightMs = Math.floor((await steadyNowMs(tx, safety)) / dayMs) * dayMs;
    const looks = await tx.looks.count({
      where: { person: actor.person },
      atLeast: { until: midnightMs + safetyLimits.lookGrantMs },
    });
    const { picturesPerDay } = safetyLimits;
    return { looks, pictures: await picturesOfToday(tx, safety, actor.person), picturesPerDay };
  });
}
