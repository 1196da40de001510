import type { NetworkRecord } from '../../networks/types.ts';
import type { SafetyTx } from '../../ports.ts';
import type { SketchAnswer } from '../questions.ts';
import { reopenMatch } from '../verdicts.ts';
import type { Engine, WatcherContext } from './engine.ts';
import { raise } from './raise.ts';

interface Told {
  readonly subject: string;
  readonly issuer: string;
  readonly answer: SketchAnswer;
  /** Nobody else is still to be asked about the subject, so it need not be remembered as unasked. */
  readonly isLast: boolean;
  readonly nowMs: number;
}

type Said = SketchAnswer['matches'][number];

/**
 * Brings what another server recognised before a person, as if its memory were here, by the same rules: thresholds,
 * friction, refuted pairs that stay quiet. What it recognises no longer leaves the queue, or is looked at again.
 */
export async function takeAnswer(tx: SafetyTx, context: WatcherContext, engine: Engine, told: Told): Promise<void> {
  const { subject, issuer, answer } = told;
  const watch = engine.recogniser.watchFor(subject, told.nowMs / 1_000);
  const named = new Set<string>();
  for (const said of answer.matches) {
    const networkId = `${issuer}/${said.network}`;
    named.add(networkId);
    const network = (await tx.memory.network(networkId)) ?? networkOf(networkId, issuer, said);
    // Where its bundle is held too, the own indexes speak.
    if (network.source.kind !== 'asked' || watch.cleared?.includes(networkId)) continue;
    await bring(tx, context, engine, { told, said, network });
  }
  await dropOthers(tx, context, engine, told, named);
  if (told.isLast) watch.asked = { posts: watch.posts, seen: watch.seen ?? '' };
  if (told.isLast && subject.startsWith('chat:')) await tx.memory.putWatches([watch]);
}

const networkOf = (id: string, issuer: string, said: Said): NetworkRecord => ({
  id,
  label: id,
  policyCategory: said.policyCategory,
  actionAt: said.actionAt,
  decisionId: `${issuer}/asked`,
  source: { kind: 'asked', issuer },
});

async function bring(
  tx: SafetyTx,
  context: WatcherContext,
  engine: Engine,
  { told, said, network }: { told: Told; said: Said; network: NetworkRecord },
): Promise<void> {
  const { subject, nowMs } = told;
  const { tenths, posterior, corroborated, lines, wouldChange } = said;
  const roles = engine.recogniser.watchOf(subject)?.roles ?? [];
  const suspicion = engine.recogniser.told(subject, network.id, {
    atS: nowMs / 1_000,
    tenths,
    posterior,
    corroborated,
    lane: roles.length > 0 ? 'protected' : said.lane,
    evidence: lines.filter(({ group }) => group !== 'prior').map(({ words }) => `${network.id} ${words}`),
  });
  if (suspicion.state !== 'quiet') {
    engine.networks.set(network.id, network);
    await tx.memory.putNetworks([network]);
  }
  await raise(tx, context, engine, { suspicion, tenths, posterior, lines, wouldChange }, nowMs);
}

async function dropOthers(
  tx: SafetyTx,
  context: WatcherContext,
  engine: Engine,
  { subject, issuer, nowMs }: Told,
  named: ReadonlySet<string>,
): Promise<void> {
  for (const match of await tx.matches.find({ where: { subject }, limit: 100 })) {
    const { source } = engine.networks.get(match.networkId) ?? {};
    if (named.has(match.networkId) || source?.kind !== 'asked' || source.issuer !== issuer) continue;
    const suspicion = engine.recogniser.untold(subject, match.networkId, nowMs / 1_000);
    if (suspicion?.state === 'quiet')
      await raise(tx, context, engine, { suspicion, tenths: 0, posterior: 0, lines: [], wouldChange: [] }, nowMs);
    if (match.state === 'confirmed' && match.reviewBecause === null)
      await reopenMatch(tx, context.safety, match, nowMs);
  }
}
