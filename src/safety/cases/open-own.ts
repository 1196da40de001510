import { refuseSafety } from '../errors.ts';
import { type QueueName, safetyLimits } from '../limits.ts';
import type { SafetyContext } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey, type SubjectKey } from '../subjects.ts';
import { wholeCase } from './gather.ts';
import { fileIntoCase, openCaseAbout } from './open.ts';
import type { Case } from './types.ts';

/**
 * Opens a case that nobody complained about, on the initiative of staff; a subject with an open case keeps it. The
 * reason stays in the case's event, for whoever asks later why somebody began to look.
 */
export async function openOwnCase(
  safety: SafetyContext,
  actor: Actor,
  input: { readonly subjectKey: SubjectKey; readonly queue: QueueName; readonly reason: string },
): Promise<Case> {
  requireMay(actor, 'case.open');
  if (input.reason.trim().length < safetyLimits.reasonMinLength)
    refuseSafety('reason-required', { minLength: safetyLimits.reasonMinLength });
  const subject = parseSubjectKey(input.subjectKey);
  return safety.store.write(async (tx) => {
    const open = await openCaseAbout(tx, input.subjectKey);
    if (open) return wholeCase(tx, open);
    const opened = await fileIntoCase(tx, safety, actor, {
      subject,
      source: { kind: 'own-initiative', id: 0 },
      queue: input.queue,
      reason: null,
      weight: 0,
      note: input.reason.slice(0, safetyLimits.reasonLength),
    });
    // Nobody complained: the count of complaints says so.
    const own: Case = { ...opened, complaints: 0 };
    await tx.cases.put(own);
    return own;
  });
}
