import { languageFor } from '#lib/language/languages.ts';
import { say } from '#lib/language/say.ts';
import type { SafetyContext } from '../ports.ts';
import { deskWords } from '../words/index.ts';
import type { CoAdminsNote, Outgoing } from './types.ts';

const mostTold = 50;

/**
 * Tells the admins of a chat besides its creator that a measure was taken or taken back, some of them where there are
 * many. Reasons and redress are the creator's (DSA Art. 17 speaks to whoever is affected; needs a lawyer's reading). They
 * hear nothing while the creator may not be told, and nothing of a measure that ended meanwhile. Returns whether it is settled.
 */
export async function tellCoAdmins(safety: SafetyContext, note: Outgoing & CoAdminsNote): Promise<boolean> {
  return safety.store.write(async (tx) => {
    const decision = await tx.decisions.get(note.decisionId);
    if (!decision || !(await tx.outgoing.get(note.id))) return true;
    const waiting = await tx.statements.find({ where: { decision: decision.id, waiting: 1 }, limit: mostTold });
    const openMs = Math.max(0, ...waiting.map(({ notBeforeMs }) => notBeforeMs));
    if (openMs > safety.clock.nowMs()) {
      await tx.outgoing.put({ ...note, nextAttemptMs: openMs });
      return false;
    }
    await tx.outgoing.remove([note.id]);
    const record = await safety.directory.get(tx, decision.subject);
    if (!record || (note.what === 'restriction' && decision.status !== 'in-force')) return true;
    const { coAdmins } = await safety.enforcement.preview(tx, decision.subject, decision.action);
    for (const account of coAdmins.filter((id) => !record.affected.includes(id)).slice(0, mostTold)) {
      const known = await safety.directory.get(tx, { kind: 'account', id: account });
      const lang = languageFor(known?.lang ?? 'en');
      const text = say(lang, deskWords[lang].coAdmins[note.what], { chat: record.label });
      await safety.messenger.tell(tx, account, { text, statementId: null });
    }
    return true;
  });
}
