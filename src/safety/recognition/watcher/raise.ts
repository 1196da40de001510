import { fileIntoCase } from '../../cases/open.ts';
import { decideIn } from '../../enforcement/decide.ts';
import { reverseIn } from '../../enforcement/reverse.ts';
import { isApplicable } from '../../enforcement/slots.ts';
import { recordEvents } from '../../events/record.ts';
import { FRICTION_SECONDS, type Suspicion } from '../../networks/decide.ts';
import { type Counterfactual, type EvidenceLine, whatWouldChange } from '../../networks/explain.ts';
import type { SafetyTx } from '../../ports.ts';
import type { Pair } from '../../networks/recogniser.ts';
import { parseSubjectKey } from '../../subjects.ts';
import { statementCategories } from '../../statements/sor-schema.ts';
import { type NetworkMatch, recognitionLimits } from '../types.ts';
import { endMatchCase } from '../verdicts.ts';
import type { Engine, WatcherContext } from './engine.ts';

const suspectedWeight = 0.5;
const priorityWeight = 10;
const nodesLookedUp = 200;

/**
 * Brings the desk's records of these subjects in line with what the engine knows: the match with its lines, its case
 * when it is worth one, and the friction of a priority. Returns how many matches changed.
 */
export async function raiseSubjects(
  tx: SafetyTx,
  context: WatcherContext,
  engine: Engine,
  subjects: Iterable<string>,
  nowMs: number,
): Promise<number> {
  let changed = 0;
  for (const subject of subjects) {
    for (const pair of engine.recogniser.pairsOf(subject, nowMs / 1_000)) {
      if (await raise(tx, context, engine, findingOf(engine, pair), nowMs)) changed++;
    }
  }
  return changed;
}

/** What is known of a pair, wherever it was found. */
export interface Finding {
  readonly suspicion: Suspicion;
  readonly tenths: number;
  readonly posterior: number;
  readonly lines: readonly EvidenceLine[];
  readonly wouldChange: readonly Counterfactual[];
}

const findingOf = (engine: Engine, pair: Pair): Finding => ({
  suspicion: pair.suspicion,
  tenths: pair.score.tenths,
  posterior: pair.score.posterior,
  lines: engine.recogniser.evidenceOf(pair),
  wouldChange: whatWouldChange(engine.weights, pair.score),
});

/** Brings the desk's record of one pair in line with what was found. Returns whether it changed. */
export async function raise(
  tx: SafetyTx,
  context: WatcherContext,
  engine: Engine,
  finding: Finding,
  nowMs: number,
): Promise<boolean> {
  const { suspicion } = finding;
  const known = await tx.matches.first({ where: { subject: suspicion.subject, network: suspicion.networkId } });
  if (suspicion.state === 'quiet') return known ? hush(tx, context, known, finding, nowMs) : false;
  await tx.memory.putSuspicions([suspicion]);
  if (known && known.tenths === finding.tenths && known.state === suspicion.state && known.lane === suspicion.lane)
    return false;
  const state = stateBeside(known, suspicion);
  const fresh = known ?? (await newMatch(tx, engine, suspicion, nowMs));
  const turned = !known || known.state !== state;
  let match: NetworkMatch = {
    ...fresh,
    state,
    lane: suspicion.lane,
    tenths: finding.tenths,
    posterior: finding.posterior,
    lines: finding.lines,
    wouldChange: finding.wouldChange,
    posts: engine.recogniser.watchOf(suspicion.subject)?.posts ?? 0,
    nodeId: await likestNode(tx, suspicion),
    updatedAtMs: nowMs,
    // New evidence about a settled pair puts it before a person again.
    verdict: turned && known?.verdict && state !== known.state ? null : fresh.verdict,
    history: turned
      ? [...fresh.history, { atMs: nowMs, state, tenths: finding.tenths }].slice(-recognitionLimits.history)
      : fresh.history,
  };
  const waits = state === 'suspected' || state === 'priority';
  const givenBack = waits && (await wasGivenBack(tx, suspicion.subject));
  // Also when it was taken for an observer's so far, and nobody was asked.
  const isNews = turned || known.lane !== 'normal';
  if (isNews && waits && !givenBack && suspicion.lane === 'normal') match = await bringToDesk(tx, context, match);
  if (
    state === 'priority' &&
    !givenBack &&
    suspicion.lane === 'normal' &&
    suspicion.friction &&
    match.friction === null
  )
    match = await slow(tx, context, engine, match, nowMs + FRICTION_SECONDS * 1_000);
  await tx.matches.put(match);
  return true;
}

const decisionsLookedAt = 20;

/**
 * Somebody took this subject's removal back, by an appeal or with a whole operation. Of course it resembles those who
 * were removed beside it: that alone neither slows it nor asks a person again.
 */
async function wasGivenBack(tx: SafetyTx, subject: string): Promise<boolean> {
  const order = [{ by: 'id' as const, descending: true }];
  const reversed = await tx.decisions.find({ where: { subject, status: 'reversed' }, order, limit: decisionsLookedAt });
  return reversed.some(({ action }) => action.kind === 'takedown' || action.kind === 'suspend');
}

/** A person's answer stands until the engine has heard of it: only then may it find new evidence. */
function stateBeside(known: NetworkMatch | undefined, suspicion: Suspicion): NetworkMatch['state'] {
  if (!known?.verdict) return suspicion.state;
  const heard = suspicion.state === 'confirmed' || (suspicion.settled?.atS ?? 0) * 1_000 >= known.verdict.atMs;
  return heard ? suspicion.state : known.state;
}

/**
 * What a waiting match rested on was taken back and nothing else speaks for it: it leaves the queue, its friction ends and
 * so does a case that nothing else opened. What a person decided is left to a person.
 */
async function hush(
  tx: SafetyTx,
  { safety }: WatcherContext,
  known: NetworkMatch,
  { suspicion, tenths, posterior, lines, wouldChange }: Finding,
  nowMs: number,
): Promise<boolean> {
  if (known.state !== 'suspected' && known.state !== 'priority') return false;
  await tx.memory.putSuspicions([suspicion]);
  if (known.friction) await reverseIn(tx, safety, 'system', known.friction.decisionId, 'own');
  const quiet: NetworkMatch = {
    ...known,
    state: 'quiet',
    tenths,
    posterior,
    lines,
    wouldChange,
    friction: null,
    confirmations: [],
    updatedAtMs: nowMs,
    history: [...known.history, { atMs: nowMs, state: 'quiet' as const, tenths }].slice(-recognitionLimits.history),
  };
  await tx.matches.put(quiet);
  await endMatchCase(tx, safety, 'system', quiet);
  return true;
}

async function newMatch(tx: SafetyTx, engine: Engine, suspicion: Suspicion, nowMs: number): Promise<NetworkMatch> {
  const watch = engine.recogniser.watchOf(suspicion.subject);
  return {
    id: await tx.matches.nextId(),
    subjectKey: suspicion.subject,
    networkId: suspicion.networkId,
    kind: watch?.kind ?? 'channel',
    state: suspicion.state,
    lane: suspicion.lane,
    tenths: 0,
    posterior: 0,
    lines: [],
    wouldChange: [],
    posts: 0,
    nodeId: null,
    createdAtMs: Math.round((watch?.createdAt ?? nowMs / 1_000) * 1_000),
    raisedAtMs: nowMs,
    updatedAtMs: nowMs,
    caseId: null,
    friction: null,
    confirmations: [],
    verdict: null,
    reviewBecause: null,
    history: [],
  };
}

/** The removed member from which most of the evidence comes. */
async function likestNode(tx: SafetyTx, { evidence }: Suspicion): Promise<string | null> {
  const votes = new Map<string, number>();
  // A name or avatar is one member's own; texts and links go round among siblings.
  for (const { nodeId, signal } of await tx.memory.fingerprintsById(evidence.slice(0, nodesLookedUp)))
    votes.set(nodeId, (votes.get(nodeId) ?? 0) + (signal.type === 'title' || signal.type === 'picture' ? 3 : 1));
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best?.[0] ?? null;
}

async function bringToDesk(tx: SafetyTx, { safety }: WatcherContext, match: NetworkMatch): Promise<NetworkMatch> {
  const subject = parseSubjectKey(match.subjectKey);
  if (!(await safety.directory.get(tx, subject))) return match;
  const filed = await fileIntoCase(tx, safety, 'system', {
    subject,
    source: { kind: 'match', id: match.id },
    queue: 'match',
    reason: null,
    weight: match.state === 'priority' ? priorityWeight : suspectedWeight,
  });
  await recordEvents(tx, safety, 'system', [
    {
      type: 'match-received',
      caseId: filed.id,
      subjectKey: match.subjectKey,
      data: { matchId: match.id, networkId: match.networkId, state: match.state, tenths: match.tenths },
    },
  ]);
  return { ...match, caseId: filed.id };
}

/**
 * The only thing that happens before a person decides: the subject is not listed in search until a day is over. It is a
 * decision like any other, with a statement of reasons, and takes itself back.
 */
async function slow(
  tx: SafetyTx,
  { safety }: WatcherContext,
  engine: Engine,
  match: NetworkMatch,
  untilMs: number,
): Promise<NetworkMatch> {
  const subject = parseSubjectKey(match.subjectKey);
  const record = await safety.directory.get(tx, subject);
  if (!record || record.protectedRoles.length > 0 || !isApplicable('restrict', subject.kind)) return match;
  const known: readonly string[] = statementCategories;
  const category = engine.networks.get(match.networkId)?.policyCategory ?? '';
  const decision = await decideIn(tx, safety, 'system', {
    subject,
    action: { kind: 'restrict', limits: ['no-search-listing'] },
    ground: {
      kind: 'terms',
      reference: 'terms: return of a removed network',
      explanation:
        'This resembles a network that was removed for breaking our terms. Until a person has looked, for at most a day, it is not listed in search.',
    },
    facts: 'Fingerprints of posts, names, pictures or links of a removed network were found here by automated means.',
    source: { kind: 'own-initiative' },
    detectedAutomatically: true,
    automation: 'full',
    category: known.includes(category) ? category : 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    keywords: [],
    untilMs,
    caseId: match.caseId,
  });
  return { ...match, friction: { decisionId: decision.id, untilMs } };
}
