import { recordEvents } from '../../events/record.ts';
import type { TombstoneLine } from '../../exchange/bundle-types.ts';
import type { SafetyContext, SafetyTx } from '../../ports.ts';
import { sendTombstones } from '../send-bundle.ts';
import { recognitionLimits } from '../types.ts';
import { reopenRelying } from '../reopen-relying.ts';
import type { Engine, WatcherContext } from './engine.ts';
import { raiseSubjects } from './raise.ts';

/** Decisions whose fingerprints die in one commit: the database has one writer, and messages wait for it. */
const decisionsPerCommit = 5;
const tombstonesPerBundle = 200;

interface Overturned {
  readonly decisionIds: readonly number[];
  readonly reason: TombstoneLine['reason'];
  /** What is taken back as a whole, `operation:12`: of a network that was made of it nothing is left to be cleared of. */
  readonly ref?: string;
}

interface Banked {
  readonly decisionId: number;
  readonly subject: string | undefined;
  readonly ids: readonly string[];
  /** Nodes by network. */
  readonly nodes: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Decisions were overturned: their fingerprints die here and, by a tombstone, wherever a bundle carried them; their
 * subjects are cleared of the network; what people decided on that evidence is opened again. The tombstones come first,
 * so that a crash halfway sends some of them twice and forgets none.
 */
export async function forgetDecisions(context: WatcherContext, engine: Engine, overturned: Overturned): Promise<void> {
  const { safety } = context;
  const banked = await bankedOf(safety, overturned.decisionIds);
  if (banked.length === 0) return;
  const nowMs = safety.clock.nowMs();
  const dead = banked.flatMap(({ ids }) => ids);
  for (const [networkId, nodes] of nodesByNetwork(banked)) await takeBack(safety, networkId, nodes, overturned);
  await safety.store.write((tx) => reopenRelying(tx, safety, [...engine.networks.keys()], dead, nowMs));
  for (let from = 0; from < banked.length; from += decisionsPerCommit) {
    const some = banked.slice(from, from + decisionsPerCommit);
    const cleared = await safety.store.write((tx) => buryAll(tx, engine, some, { ref: overturned.ref, nowMs }));
    for (const { subject, networkId } of cleared) engine.recogniser.clear(subject, networkId);
    // Commits without a gap would keep the writer from everybody who only looks now and then whether it is free.
    await safety.pause?.();
  }
  await forgetFingerprints(context, engine, dead, nowMs);
}

/** Fingerprints are gone: matches that waited on them are scored anew, and leave the queue when nothing else speaks for them. */
export async function forgetFingerprints(
  context: WatcherContext,
  engine: Engine,
  ids: readonly string[],
  nowMs: number,
): Promise<void> {
  const touched = new Set(engine.recogniser.forget(ids, nowMs / 1_000).map(({ suspicion }) => suspicion.subject));
  for (const subject of touched) {
    await context.safety.store.write((tx) => raiseSubjects(tx, context, engine, [subject], nowMs));
    await context.safety.pause?.();
  }
}

/** Those of the decisions that something is remembered of. */
async function bankedOf({ store }: SafetyContext, decisionIds: readonly number[]): Promise<Banked[]> {
  const banked: Banked[] = [];
  for (const decisionId of decisionIds) {
    const one = await store.read(async (tx) => {
      const ids = await tx.memory.fingerprintsOfDecision(String(decisionId));
      if (ids.length === 0) return undefined;
      const nodes = new Map<string, Set<string>>();
      for (const { networkId, nodeId } of await tx.memory.fingerprintsById(ids))
        nodes.set(networkId, (nodes.get(networkId) ?? new Set()).add(nodeId));
      return { decisionId, ids, nodes, subject: (await tx.decisions.get(decisionId))?.subjectKey };
    });
    if (one) banked.push(one);
  }
  return banked;
}

function nodesByNetwork(banked: readonly Banked[]): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const { nodes } of banked)
    for (const [network, ids] of nodes) all.set(network, [...(all.get(network) ?? []), ...ids]);
  return all;
}

/** Says to those who have the network from us, and to the ledger, that these of its members are none. */
async function takeBack(
  safety: SafetyContext,
  networkId: string,
  nodes: readonly string[],
  { decisionIds, reason }: Overturned,
): Promise<void> {
  for (let from = 0; from < nodes.length; from += tombstonesPerBundle) {
    const some = nodes.slice(from, from + tombstonesPerBundle);
    await safety.store.write(async (tx) => {
      const network = await tx.memory.network(networkId);
      if (network) await sendTombstones(tx, safety, network, some, reason);
      const [decisionId] = decisionIds.length === 1 ? decisionIds : [];
      await recordEvents(tx, safety, 'system', [
        { type: 'network-forgotten', data: { networkId, decisionId, nodes: some.length } },
      ]);
    });
    await safety.pause?.();
  }
}

interface Cleared {
  readonly subject: string;
  readonly networkId: string;
}

async function buryAll(
  tx: SafetyTx,
  engine: Engine,
  banked: readonly Banked[],
  { ref, nowMs }: { ref: string | undefined; nowMs: number },
): Promise<Cleared[]> {
  const cleared: Cleared[] = [];
  for (const { ids, nodes, subject } of banked) {
    await tx.memory.deleteFingerprints(ids);
    for (const [networkId, some] of nodes) {
      await tx.memory.deleteNodes([...some]);
      const ended = ref !== undefined && engine.networks.get(networkId)?.decisionId === ref;
      if (subject === undefined || ended) continue;
      await clearSubject(tx, engine, subject, networkId, nowMs);
      cleared.push({ subject, networkId });
    }
  }
  return cleared;
}

/** The subject got its right: a match about it is refuted, and resemblance to its former siblings is not raised. */
async function clearSubject(
  tx: SafetyTx,
  engine: Engine,
  subject: string,
  network: string,
  nowMs: number,
): Promise<void> {
  const watch = engine.recogniser.watchFor(subject, nowMs / 1_000);
  await tx.memory.putWatches([{ ...watch, cleared: [...new Set([...(watch.cleared ?? []), network])] }]);
  const match = await tx.matches.first({ where: { subject, network } });
  if (!match) return;
  await tx.matches.put({
    ...match,
    state: 'refuted',
    updatedAtMs: nowMs,
    reviewBecause: null,
    verdict: { verdict: 'refute', reason: 'The decision was overturned.', by: ['system'], atMs: nowMs },
    history: [...match.history, { atMs: nowMs, state: 'refuted' as const, tenths: match.tenths }].slice(
      -recognitionLimits.history,
    ),
  });
}

const expiredAtOnce = 500;

/** Fingerprints whose time is over die, here and wherever they went. Returns how many. */
export async function forgetExpired(context: WatcherContext, engine: Engine): Promise<number> {
  const { safety } = context;
  const nowMs = safety.clock.nowMs();
  const ids = await safety.store.write(async (tx) => {
    const expired = await tx.memory.expiredFingerprints(Math.floor(nowMs / 1_000), expiredAtOnce);
    await tx.memory.deleteFingerprints(expired);
    return expired;
  });
  if (ids.length > 0) await forgetFingerprints(context, engine, ids, nowMs);
  return ids.length;
}
