import { getAll } from './get-all.ts';
import { endTogether } from '../cases/end.ts';
import { partsOf, wholeCase } from '../cases/gather.ts';
import { fileIntoCase } from '../cases/open.ts';
import { reverseIn } from '../enforcement/reverse.ts';
import { refuseSafety } from '../errors.ts';
import { recordEvents, steadyNowMs } from '../events/record.ts';
import { SINGLE_PERSON_LIMIT } from '../networks/decide.ts';
import type { SafetyContext, SafetyTx } from '../ports.ts';
import { type Actor, type ActorOrSystem, requireMay } from '../roles.ts';
import { parseSubjectKey } from '../subjects.ts';
import { appendJournal } from './journal.ts';
import { type NetworkMatch, recognitionLimits } from './types.ts';

export type MatchVerdict = 'confirm' | 'refute' | 'insufficient';

export interface VerdictResult {
  readonly decided: readonly NetworkMatch[];
  /** Confirmed by one person and waiting for another. */
  readonly waiting: readonly NetworkMatch[];
}

/**
 * A person's answer about matches. Confirmations beyond 25 of one network need two different persons; refuting and
 * asking for more need one. Refuses `not-found`, `reason-required`, `state-invalid` for a match decided the same way.
 */
export async function decideMatches(
  safety: SafetyContext,
  actor: Actor,
  ids: readonly number[],
  verdict: MatchVerdict,
  reason: string,
): Promise<VerdictResult> {
  requireMay(actor, 'networks.manage');
  if (ids.length === 0) refuseSafety('field-missing', { fields: ['ids'] });
  if (ids.length > recognitionLimits.verdictBatch)
    refuseSafety('limit-reached', { what: 'matches', limit: recognitionLimits.verdictBatch });
  return safety.store.write(async (tx) => {
    const nowMs = await steadyNowMs(tx, safety);
    const matches = await getAll(tx.matches, new Set(ids), 'match');
    const alone = verdict !== 'confirm' || !(await needTwoPersons(tx, matches));
    const decided: NetworkMatch[] = [];
    const waiting: NetworkMatch[] = [];
    for (const match of matches) {
      const noted = verdict === 'confirm' ? confirmedBy(match, actor, nowMs) : match;
      if (alone || noted.confirmations.length >= 2) {
        decided.push(await settle(tx, safety, actor, noted, verdict, reason, nowMs));
      } else {
        await tx.matches.put(noted);
        waiting.push(noted);
      }
    }
    return { decided, waiting };
  });
}

/** Whether one person would have confirmed more than 25 members of a network by then. */
async function needTwoPersons(tx: SafetyTx, matches: readonly NetworkMatch[]): Promise<boolean> {
  for (const [network, group] of Map.groupBy(matches, ({ networkId }) => networkId)) {
    const before = await tx.matches.count({ where: { network, state: 'confirmed' } });
    const fresh = group.filter(({ state }) => state !== 'confirmed').length;
    if (before + fresh > SINGLE_PERSON_LIMIT) return true;
  }
  return false;
}

function confirmedBy(match: NetworkMatch, actor: Actor, atMs: number): NetworkMatch {
  if (match.confirmations.some(({ person }) => person === actor.person)) return match;
  return { ...match, confirmations: [...match.confirmations, { person: actor.person, name: actor.pseudonym, atMs }] };
}

async function settle(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: Actor,
  match: NetworkMatch,
  verdict: MatchVerdict,
  reason: string,
  nowMs: number,
): Promise<NetworkMatch> {
  const state = ({ confirm: 'confirmed', refute: 'refuted', insufficient: 'insufficient' } as const)[verdict];
  const by = verdict === 'confirm' ? match.confirmations.map(({ name }) => name) : [actor.pseudonym];
  if (verdict !== 'confirm' && match.friction) await reverseIn(tx, safety, actor, match.friction.decisionId, 'own');
  const decided: NetworkMatch = {
    ...match,
    state,
    // Whoever takes a confirmation back takes it back for all: the next one begins anew.
    confirmations: verdict === 'confirm' ? match.confirmations : [],
    friction: verdict === 'confirm' ? match.friction : null,
    verdict: { verdict, reason: reason.slice(0, recognitionLimits.reasonLength), by, atMs: nowMs },
    reviewBecause: null,
    updatedAtMs: nowMs,
    history: [...match.history, { atMs: nowMs, state, tenths: match.tenths }].slice(-recognitionLimits.history),
  };
  await tx.matches.put(decided);
  await recordEvents(tx, safety, actor, [
    {
      type: 'match-decided',
      subjectKey: match.subjectKey,
      ...(match.caseId === null ? {} : { caseId: match.caseId }),
      data: { matchId: match.id, networkId: match.networkId, verdict, tenths: match.tenths },
    },
  ]);
  await appendJournal(tx, nowMs, {
    kind: 'verdict',
    subject: match.subjectKey,
    networkId: match.networkId,
    verdict,
    by: by.join(', '),
  });
  if (verdict === 'refute') await endMatchCase(tx, safety, actor, decided);
  return decided;
}

/** A case that nothing but matches opened which are refuted or rest on nothing any more has nothing left to work on. */
export async function endMatchCase(
  tx: SafetyTx,
  safety: SafetyContext,
  actor: ActorOrSystem,
  match: NetworkMatch,
): Promise<void> {
  const part = match.caseId === null ? undefined : await tx.cases.get(match.caseId);
  const held = part && (await wholeCase(tx, part));
  if (!held || held.status === 'closed' || held.sources.some(({ kind }) => kind !== 'match')) return;
  for (const source of held.sources) {
    const state = (await tx.matches.get(source.id))?.state;
    if (state !== 'refuted' && state !== 'quiet') return;
  }
  await endTogether(tx, safety, actor, await partsOf(tx, held), 'no-action');
}

/** Puts a match back before a person because what it rested on was taken back; a closed case is opened anew. */
export async function reopenMatch(
  tx: SafetyTx,
  safety: SafetyContext,
  match: NetworkMatch,
  nowMs: number,
): Promise<void> {
  const subject = parseSubjectKey(match.subjectKey);
  const known = await safety.directory.get(tx, subject);
  const filed = known
    ? await fileIntoCase(tx, safety, 'system', {
        subject,
        source: { kind: 'match', id: match.id },
        queue: 'match',
        reason: null,
        // Somebody may be wrongly restricted, so it goes before new suspicions.
        weight: 20,
      })
    : undefined;
  await tx.matches.put({
    ...match,
    reviewBecause: 'evidence-withdrawn',
    caseId: filed?.id ?? match.caseId,
    updatedAtMs: nowMs,
  });
  await recordEvents(tx, safety, 'system', [
    {
      type: 'match-reopened',
      subjectKey: match.subjectKey,
      ...(filed ? { caseId: filed.id } : {}),
      data: { matchId: match.id, networkId: match.networkId, state: match.state },
    },
  ]);
}
