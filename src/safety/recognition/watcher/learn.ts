import type { Decision } from '../../enforcement/types.ts';
import { recordEvents } from '../../events/record.ts';
import type { ModerationEvent } from '../../events/types.ts';
import { fromHex } from '../../exchange/bytes.ts';
import { deriveSketchKey } from '../../fingerprints/keyed-hash.ts';
import type { Remembered } from '../../networks/remember.ts';
import { NETWORK_LIMITS, type NetworkEdge, type NetworkRecord } from '../../networks/types.ts';
import type { SafetyContext, SafetyTx } from '../../ports.ts';
import { currentExchangeKey } from '../exchange-keys.ts';
import { moveCursor } from './cursor.ts';
import { type Engine, loadNetwork, type WatcherContext } from './engine.ts';
import { forgetDecisions } from './forget.ts';
import { newId, readSeen, type Seen, sketchSeen } from './seen.ts';

const pageSize = 200;
const postsRead = 2 * NETWORK_LIMITS.textsPerNode;
const decisionsPerPage = 500;

/**
 * Reads the ledger on from the last place: what decisions removed is remembered, what was given back is forgotten.
 * Returns whether there may be more.
 */
export async function learnFromLedger(context: WatcherContext, engine: Engine, from: number): Promise<number> {
  const { safety } = context;
  const events = await safety.store.read((tx) => tx.events.page(from, pageSize));
  const last = events.at(-1);
  if (!last) return from;
  for (const removal of await removalsIn(safety, events)) await remember(context, engine, removal);
  await forgetReversed(context, engine, events);
  await safety.store.write((tx) => moveCursor(tx, 'ledger', last.seq));
  return last.seq;
}

/**
 * What is rolled back is forgotten whole when that begins, so that nobody who comes back resembles the others; its
 * decisions, which end one by one after it, have nothing left then.
 */
async function forgetReversed(
  context: WatcherContext,
  engine: Engine,
  events: readonly ModerationEvent[],
): Promise<void> {
  for (const { type, data } of events) {
    if (type === 'operation-rollback-started' && typeof data.operationId === 'number') {
      const { operationId } = data;
      const decisions = await context.safety.store.read((tx) => decisionsOf(tx, operationId));
      const decisionIds = decisions.map(({ id }) => id);
      await forgetDecisions(context, engine, { decisionIds, reason: 'error', ref: `operation:${operationId}` });
    }
    if (type === 'decision-reversed' && typeof data.decisionId === 'number') {
      const reason = data.cause === 'appeal' ? 'appeal_upheld' : 'error';
      await forgetDecisions(context, engine, { decisionIds: [data.decisionId], reason });
    }
  }
}

/** Decisions that removed subjects together. */
interface Removal {
  /** `operation:12`, `order:3`, `case:4` or `decision:5`. */
  readonly ref: string;
  readonly label: string;
  /** The network that it answers, if it does. */
  readonly networkId: string | undefined;
  readonly decisions: readonly Decision[];
}

const isRemoval = (decision: Decision | undefined): decision is Decision =>
  decision !== undefined &&
  decision.status === 'in-force' &&
  decision.untilMs === null &&
  (decision.action.kind === 'takedown' || decision.action.kind === 'suspend') &&
  (decision.subject.kind === 'chat' || decision.subject.kind === 'account' || decision.subject.kind === 'bot');

/**
 * An operation is remembered whole when it ends or pauses, because what its targets share is theirs and not common.
 * Other decisions are taken together by their order or case.
 */
async function removalsIn(safety: SafetyContext, events: readonly ModerationEvent[]): Promise<Removal[]> {
  return safety.store.read(async (tx) => {
    const single: Decision[] = [];
    const operations = new Set<number>();
    for (const { type, data } of events) {
      if ((type === 'operation-done' || type === 'operation-paused') && typeof data.operationId === 'number')
        operations.add(data.operationId);
      if (type !== 'decision-made' || typeof data.decisionId !== 'number' || data.operationId !== undefined) continue;
      const decision = await tx.decisions.get(data.decisionId);
      if (isRemoval(decision)) single.push(decision);
    }
    const removals: Removal[] = [];
    for (const [ref, decisions] of Map.groupBy(single, refOf))
      removals.push({ ref, label: ref, networkId: await networkOfCase(tx, decisions), decisions });
    for (const id of operations) {
      const operation = await tx.operations.get(id);
      const decisions = (await decisionsOf(tx, id)).filter(isRemoval);
      if (operation && decisions.length > 0)
        removals.push({
          ref: `operation:${id}`,
          label: operation.title,
          networkId: operation.networkId,
          decisions,
        });
    }
    return removals;
  });
}

function refOf({ id, orderId, caseId }: Decision): string {
  if (orderId !== undefined) return `order:${orderId}`;
  return caseId === null ? `decision:${id}` : `case:${caseId}`;
}

async function decisionsOf(tx: SafetyTx, operationId: number): Promise<Decision[]> {
  const all: Decision[] = [];
  for (let afterId = 0; ; ) {
    const page = await tx.decisions.find({ where: { operationId }, afterId, limit: decisionsPerPage });
    all.push(...page);
    if (page.length < decisionsPerPage) return all;
    afterId = page.at(-1)?.id ?? afterId;
  }
}

/** A removal in the case of a confirmed match belongs to that match's network. */
async function networkOfCase(tx: SafetyTx, decisions: readonly Decision[]): Promise<string | undefined> {
  for (const { subjectKey } of decisions) {
    const match = await tx.matches.first({ where: { subject: subjectKey, state: 'confirmed' } });
    if (match) return match.networkId;
  }
  return undefined;
}

interface Removed extends Seen {
  readonly decision: Decision;
}

async function remember(context: WatcherContext, engine: Engine, removal: Removal): Promise<void> {
  const { safety } = context;
  const seen: Removed[] = [];
  for (const decision of removal.decisions) {
    const one = await safety.store.read((tx) => readSeen(tx, decision.subject, postsRead));
    if (one) seen.push({ decision, ...one });
  }
  const [first] = seen;
  if (!first) return;
  const exchange = await safety.store.write((tx) => currentExchangeKey(tx, safety));
  const network = await networkFor(safety, removal, first);
  const secret = fromHex(exchange.secret);
  const shared = secret ? [deriveSketchKey(safety.crypto, secret)] : [];
  const sketched = await sketchSeen(context, engine, { networkId: network.id, seen, shared });
  const remembered = sketched.map(({ node, fingerprints }, at) => {
    const decisionId = String(seen[at]?.decision.id ?? '');
    return {
      node: { ...node, decisionId },
      fingerprints: fingerprints.map((fingerprint) => ({ ...fingerprint, decisionId })),
    };
  });
  const replaced = await keep(safety, network, seen, remembered);
  engine.recogniser.forget(replaced, safety.clock.nowMs() / 1_000);
  await safety.store.read((tx) => loadNetwork(tx, engine, network.id));
}

async function networkFor(safety: SafetyContext, removal: Removal, first: Removed): Promise<NetworkRecord> {
  const known = await safety.store.read((tx) => tx.memory.networks());
  const own = known.find(({ id, decisionId }) =>
    removal.networkId === undefined ? decisionId === removal.ref : id === removal.networkId,
  );
  if (own) return own;
  return {
    id: newId(safety, 'net'),
    label: removal.label,
    policyCategory: first.decision.category,
    actionAt: Math.floor(first.decision.madeAtMs / 1_000),
    decisionId: removal.ref,
    source: { kind: 'own' },
  };
}

/** Members whose fingerprints are written in one commit: the database has one writer, and messages wait for it. */
const membersPerCommit = 3;

/**
 * Writes what was remembered; a removal that was remembered before is replaced, so that one which was cut off halfway is
 * whole when it is read from the ledger again. Returns the ids that are gone.
 */
async function keep(
  safety: SafetyContext,
  network: NetworkRecord,
  seen: readonly Removed[],
  remembered: readonly Remembered[],
): Promise<string[]> {
  const replaced = await replace(safety, network, seen);
  for (let from = 0; from < remembered.length; from += membersPerCommit) {
    const some = remembered.slice(from, from + membersPerCommit);
    await safety.store.write(async (tx) => {
      await tx.memory.putNodes(some.map(({ node }) => node));
      for (const { fingerprints } of some) await tx.memory.putFingerprints(fingerprints);
    });
    // Commits without a gap would keep the writer from everybody who only looks now and then whether it is free.
    await safety.pause?.();
  }
  await safety.store.write(async (tx) => {
    await tx.memory.putEdges(edgesBetween(network.id, seen, remembered));
    await recordEvents(tx, safety, 'system', [
      {
        type: 'network-remembered',
        data: {
          networkId: network.id,
          members: remembered.length,
          fingerprints: remembered.reduce((sum, { fingerprints }) => sum + fingerprints.length, 0),
        },
      },
    ]);
  });
  return replaced;
}

/**
 * Makes room for what the decisions removed: the network itself, without what was remembered of them before. What that is
 * is read before the write, which is short then; nobody else writes what the watcher remembers.
 */
async function replace(safety: SafetyContext, network: NetworkRecord, seen: readonly Removed[]): Promise<string[]> {
  const { replaced, nodes } = await safety.store.read(async (tx) => {
    const replaced: string[] = [];
    for (const { decision } of seen) replaced.push(...(await tx.memory.fingerprintsOfDecision(String(decision.id))));
    const decisions = new Set(seen.map(({ decision }) => String(decision.id)));
    const before = await tx.memory.nodesOf(network.id);
    return { replaced, nodes: before.filter(({ decisionId }) => decisions.has(decisionId ?? '')).map(({ id }) => id) };
  });
  await safety.store.write(async (tx) => {
    await tx.memory.deleteFingerprints(replaced);
    await tx.memory.deleteNodes(nodes);
    await tx.memory.putNetworks([network]);
  });
  return replaced;
}

/** Who forwarded from or named whom among those removed together. */
function edgesBetween(networkId: string, seen: readonly Removed[], remembered: readonly Remembered[]): NetworkEdge[] {
  const nodeOf = new Map(seen.map(({ decision }, at) => [decision.subjectKey, remembered[at]?.node.id]));
  const counts = new Map<string, { from: string; to: string; type: NetworkEdge['type']; times: number }>();
  for (const { decision, posts } of seen) {
    const from = nodeOf.get(decision.subjectKey);
    for (const { refs, forwardedFrom } of posts) {
      for (const ref of refs) {
        const to = nodeOf.get(ref);
        if (from === undefined || to === undefined || from === to) continue;
        const type = ref === forwardedFrom ? 'forward' : 'mention';
        const key = `${from} ${to} ${type}`;
        counts.set(key, { from, to, type, times: (counts.get(key)?.times ?? 0) + 1 });
      }
    }
  }
  return [...counts.values()].map(({ from, to, type, times }) => ({
    networkId,
    from,
    to,
    type,
    weightBucket: Math.round(Math.log2(times)),
  }));
}
