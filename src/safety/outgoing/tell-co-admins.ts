import { languageFor } from '#lib/language/languages.ts';
import { say } from '#lib/language/say.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { deskWords } from '../words/index.ts';
import { laneRules } from './lanes.ts';
import { noteFailures, reasonOf } from './note-failures.ts';
import type { CoAdminsNote, Outgoing } from './types.ts';

const mostTold = 50;
/** Whoever sends a message waits for one commit of notes at most. */
const toldPerCommit = 10;

type Note = Outgoing & CoAdminsNote;

/**
 * Tells the admins of a chat besides its creator that a measure was taken or taken back, some of them where there are
 * many. Reasons and redress are the creator's (DSA Art. 17 speaks to whoever is affected; needs a lawyer's reading). They
 * hear nothing while the creator may not be told, and nothing of a measure that ended meanwhile. A few notes share a commit,
 * in which they are told and the notes are gone; where that is refused, each has its own and fails alone. Returns how many
 * were dealt with.
 */
export async function tellCoAdmins(safety: SafetyContext): Promise<number> {
  const { store, clock } = safety;
  const due = await store.read((tx) =>
    tx.outgoing.find({
      where: { lane: 'note' },
      below: { next: clock.nowMs() + 1 },
      order: [{ by: 'next' }],
      limit: laneRules.note.perRound,
    }),
  );
  if (due.length === 0) return 0;
  const tell = (some: readonly Outgoing[]) => store.write((tx) => tellSome(tx, safety, some));
  try {
    return await tell(due);
  } catch {
    for (const one of due)
      await tell([one]).catch((error: unknown) =>
        store.write((tx) => noteFailures(tx, safety, [{ one, why: reasonOf(error) }])),
      );
    return due.length;
  }
}

async function tellSome(tx: SafetyTx, safety: SafetyContext, due: readonly Outgoing[]): Promise<number> {
  let dealtWith = 0;
  let told = 0;
  for (const { id } of due) {
    // Another node may have told them since.
    const note = await tx.outgoing.get(id);
    if (note?.kind === 'co-admins') told += await settle(tx, safety, note);
    dealtWith += 1;
    if (told >= toldPerCommit) break;
  }
  return dealtWith;
}

/** Tells them, or puts it off until the creator may be told. Returns how many were told. */
async function settle(tx: SafetyTx, safety: SafetyContext, note: Note): Promise<number> {
  const decision = await tx.decisions.get(note.decisionId);
  const waiting = await tx.statements.find({ where: { decision: note.decisionId, waiting: 1 }, limit: mostTold });
  const openMs = Math.max(0, ...waiting.map(({ notBeforeMs }) => notBeforeMs));
  if (openMs > safety.clock.nowMs()) {
    await tx.outgoing.put({ ...note, nextAttemptMs: openMs });
    return 0;
  }
  await tx.outgoing.remove([note.id]);
  if (!decision || (note.what === 'restriction' && decision.status !== 'in-force')) return 0;
  const record = await safety.directory.get(tx, decision.subject);
  if (!record) return 0;
  const admins = await safety.directory.adminsOf(tx, decision.subject, mostTold + record.affected.length);
  const others = admins.filter((id) => !record.affected.includes(id)).slice(0, mostTold);
  for (const account of others) {
    const lang = languageFor(await safety.directory.languageOf(tx, account));
    const text = say(lang, deskWords[lang].coAdmins[note.what], { chat: record.label });
    await safety.messenger.tell(tx, account, { text, statementId: null });
  }
  return others.length;
}
