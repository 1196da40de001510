import type { Suspicion } from '../networks/decide.ts';
import { type FingerprintStore, BATCH_LIMIT } from '../networks/fingerprint-store.ts';
import type { Fingerprint, NetworkEdge, NetworkRecord, NodeRecord } from '../networks/types.ts';
import type { Bundle, BundleLine, OpinionLine, SightingLine, SignalLine, TombstoneLine } from './bundle-types.ts';
import { fromSignalLines, needsKey } from './signal-lines.ts';

/** What an import would do, shown to a person before it is done. */
export interface ImportPlan {
  bundleId: string;
  issuer: string;
  network: NetworkRecord;
  nodes: NodeRecord[];
  fingerprints: Fingerprint[];
  edges: NetworkEdge[];
  opinions: OpinionLine[];
  sightings: SightingLine[];
  /** Fingerprints that the bundle takes back here. */
  withdrawn: string[];
  tombstones: TombstoneLine[];
  /** Pairs whose score or decision rests on something withdrawn: each must be looked at again. */
  reopened: Suspicion[];
}

export type PlanResult = { ok: true; plan: ImportPlan } | { ok: false; refusal: 'bundle_corrupt'; ref: string };

/** Ids of another server get its name in front, so that two servers never collide. */
const foreign = (issuer: string, ref: string): string => `${issuer}/${ref}`;

/** Works out the effects of a checked bundle; changes nothing. Errors: a signal that is not what it says. */
export async function planImport(bundle: Bundle, store: FingerprintStore, now: number): Promise<PlanResult> {
  const { header, lines } = bundle;
  const { issuer } = header;
  const networkId = foreign(issuer, header.network.ref);
  const network: NetworkRecord = {
    id: networkId,
    label: `${issuer}: ${header.decisionRef}`,
    policyCategory: header.policyCategory,
    actionAt: header.network.actionAt,
    decisionId: foreign(issuer, header.decisionRef),
    source: { kind: 'bundle', bundleId: header.bundleId, issuer },
  };
  const of = <T extends BundleLine['type']>(type: T): Extract<BundleLine, { type: T }>[] =>
    lines.filter((line): line is Extract<BundleLine, { type: T }> => line.type === type);
  const byRef = Map.groupBy(of('signal'), ({ ref }) => ref);
  const fingerprints: Fingerprint[] = [];
  for (const [ref, parts] of byRef) {
    const made = toFingerprint(bundle, network, ref, parts, now);
    if (!made) return { ok: false, refusal: 'bundle_corrupt', ref };
    fingerprints.push(made);
  }
  const tombstones = of('tombstone');
  const withdrawn = await withdrawnBy(tombstones, issuer, store);
  const gone = new Set(withdrawn);
  const known = await store.networks();
  const touched = (await Promise.all(known.map(({ id }) => store.suspicions(id)))).flat();
  return {
    ok: true,
    plan: {
      bundleId: header.bundleId,
      issuer,
      network,
      nodes: of('node').map(({ localId, kind, lang, createdWeek, sizeBucket }) => ({
        id: foreign(issuer, localId),
        networkId,
        kind,
        ...(lang === undefined ? {} : { lang }),
        createdWeek,
        sizeBucket,
      })),
      fingerprints,
      edges: of('edge').map(({ from, to, edge, weightBucket }) => ({
        networkId,
        from: foreign(issuer, from),
        to: foreign(issuer, to),
        type: edge,
        weightBucket,
      })),
      opinions: of('opinion'),
      sightings: of('sighting'),
      tombstones,
      withdrawn,
      reopened: touched.filter(({ evidence }) => evidence.some((id) => gone.has(id))),
    },
  };
}

function toFingerprint(
  { header }: Bundle,
  network: NetworkRecord,
  ref: string,
  parts: readonly SignalLine[],
  now: number,
): Fingerprint | undefined {
  const signal = fromSignalLines(parts, header.exchangeKeyEpoch);
  const [first] = parts;
  if (!signal || !first || first.df < 0) return undefined;
  return {
    id: foreign(header.issuer, ref),
    nodeId: foreign(header.issuer, first.node),
    networkId: network.id,
    decisionId: network.decisionId,
    keyId: needsKey(signal) ? header.exchangeKeyEpoch : '',
    createdAt: now,
    expiresAt: header.validUntil,
    df: first.df,
    signal,
  };
}

/** A tombstone names a fingerprint, a node or the network; an issuer can take back only its own. */
async function withdrawnBy(
  tombstones: readonly TombstoneLine[],
  issuer: string,
  store: FingerprintStore,
): Promise<string[]> {
  if (tombstones.length === 0) return [];
  const refs = new Set(tombstones.map(({ ref }) => foreign(issuer, ref)));
  const found: string[] = [];
  let after: string | undefined;
  do {
    const page = await store.fingerprints({ limit: BATCH_LIMIT, ...(after === undefined ? {} : { after }) });
    for (const { id, nodeId, networkId } of page.items)
      if (refs.has(id) || refs.has(nodeId) || refs.has(networkId)) found.push(id);
    after = page.next;
  } while (after !== undefined);
  return found;
}

/** Tombstones must be applied and answered within this time of their arrival. */
export const TOMBSTONE_SECONDS = 900;

export interface Acknowledgement {
  bundleId: string;
  refs: string[];
  withdrawn: number;
  reopened: number;
  at: number;
}

/**
 * Does what the plan says. The caller runs it in one transaction of the store, enters the issuer's new sequence in the
 * same, re-opens the pairs named, and sends the acknowledgement back.
 */
export async function applyImport(plan: ImportPlan, store: FingerprintStore, now: number): Promise<Acknowledgement> {
  await store.putNetworks([plan.network]);
  for (const nodes of batches(plan.nodes)) await store.putNodes(nodes);
  for (const edges of batches(plan.edges)) await store.putEdges(edges);
  for (const fingerprints of batches(plan.fingerprints)) await store.putFingerprints(fingerprints);
  for (const ids of batches(plan.withdrawn)) await store.deleteFingerprints(ids);
  return {
    bundleId: plan.bundleId,
    refs: plan.tombstones.map(({ ref }) => ref),
    withdrawn: plan.withdrawn.length,
    reopened: plan.reopened.length,
    at: now,
  };
}

function* batches<T>(items: readonly T[]): Generator<T[]> {
  for (let from = 0; from < items.length; from += BATCH_LIMIT) yield items.slice(from, from + BATCH_LIMIT);
}
