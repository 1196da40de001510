import { found } from '../errors.ts';
import { networkPosterior, type NetworkPosterior } from '../networks/network-posterior.ts';
import type { NetworkRecord, NodeRecord, SignalType } from '../networks/types.ts';
import type { SafetyContext, SafetyTx, SubjectRecord } from '../ports.ts';
import { type Actor, requireMay } from '../roles.ts';
import { parseSubjectKey } from '../subjects.ts';
import { statusFromEvents } from '../events/status.ts';
import type { NetworkMatch } from './types.ts';
import type { Lane, SuspicionState } from '../networks/decide.ts';

/** A network as the list shows it. */
export interface NetworkSummary {
  readonly id: string;
  readonly label: string;
  readonly policyCategory: string;
  readonly actionAtMs: number;
  readonly source: NetworkRecord['source'];
  /** `operation:12`, `order:3`, `case:4`, or another server's number. */
  readonly decisionRef: string;
  readonly members: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly languages: Readonly<Record<string, number>>;
  /** About how many people were in its chats together, each counted once per chat. */
  readonly reach: number;
  readonly fingerprints: { readonly total: number; readonly byType: Partial<Record<SignalType, number>> };
  /** When the first of its fingerprints expires; null when it has none left. */
  readonly expiresAtMs: number | null;
  readonly matches: Readonly<Record<SuspicionState, number>>;
  /** The network's own probability of being back, apart from its members'. */
  readonly posterior: NetworkPosterior;
  /** When the first subject that was suspected or confirmed was seen. */
  readonly firstSeenMs: number | null;
}

const matchPages = 5_000;

/** Every remembered network, newest action first. */
export async function listNetworks(safety: SafetyContext, actor: Actor): Promise<NetworkSummary[]> {
  requireMay(actor, 'networks.see');
  return safety.store.read(async (tx) => {
    const summaries: NetworkSummary[] = [];
    for (const network of await tx.memory.networks()) summaries.push(await summaryOf(tx, network));
    return summaries;
  });
}

const matchesOf = (tx: SafetyTx, networkId: string): Promise<NetworkMatch[]> =>
  tx.matches.find({ where: { network: networkId }, order: [{ by: 'tenths', descending: true }], limit: matchPages });

async function summaryOf(tx: SafetyTx, network: NetworkRecord): Promise<NetworkSummary> {
  const nodes = await tx.memory.nodesOf(network.id);
  const { byType, earliestExpiry } = await tx.memory.bankOf(network.id);
  const matches = await matchesOf(tx, network.id);
  const count: Record<SuspicionState, number> = {
    quiet: 0,
    suspected: 0,
    priority: 0,
    confirmed: 0,
    refuted: 0,
    insufficient: 0,
  };
  for (const { state } of matches) count[state]++;
  const seen = matches.filter(({ state }) => state !== 'quiet' && state !== 'refuted').map((match) => match.raisedAtMs);
  return {
    id: network.id,
    label: network.label,
    policyCategory: network.policyCategory,
    actionAtMs: Math.round(network.actionAt * 1_000),
    source: network.source,
    decisionRef: network.decisionId,
    members: nodes.length,
    kinds: tallyOf(nodes, ({ kind }) => kind),
    languages: tallyOf(nodes, ({ lang }) => lang ?? 'unknown'),
    reach: nodes.reduce((sum, { sizeBucket }) => sum + 2 ** sizeBucket, 0),
    fingerprints: { total: Object.values(byType).reduce((sum, n) => sum + n, 0), byType },
    expiresAtMs: earliestExpiry === undefined ? null : earliestExpiry * 1_000,
    matches: count,
    posterior: networkPosterior(matches),
    firstSeenMs: seen.length === 0 ? null : Math.min(...seen),
  };
}

function tallyOf(nodes: readonly NodeRecord[], of: (node: NodeRecord) => string): Record<string, number> {
  const tally: Record<string, number> = {};
  for (const node of nodes) tally[of(node)] = (tally[of(node)] ?? 0) + 1;
  return tally;
}

/** A point of the network's picture: a removed member, or a subject of today that may be one come back. */
export interface GraphNode {
  readonly id: string;
  readonly role: 'removed' | 'candidate';
  readonly kind: string;
  readonly lang: string | null;
  /** log2 of its members, where known. */
  readonly sizeBucket: number | null;
  /** Of candidates. */
  readonly matchId?: number;
  readonly state?: SuspicionState;
  readonly label?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** `resembles` leads from a candidate to the removed member that most of its evidence comes from. */
  readonly type: 'forward' | 'mention' | 'invite' | 'resembles';
  readonly weightBucket: number;
}

export interface NetworkView {
  readonly network: NetworkSummary;
  readonly graph: { readonly nodes: readonly GraphNode[]; readonly edges: readonly GraphEdge[] };
  /** What happened, oldest first. */
  readonly timeline: readonly {
    readonly atMs: number;
    readonly what: 'action' | 'raised' | 'confirmed' | 'refuted' | 'insufficient';
    readonly matchId?: number;
  }[];
  readonly matches: readonly MatchRow[];
}

/** A match in a list, with what the messenger calls its subject. */
export interface MatchRow extends NetworkMatch {
  readonly label: string;
  readonly lang: string | null;
  readonly removed: boolean;
}

/** One network: its members, who may be back, how they are tied, and what happened when. */
export async function viewNetwork(safety: SafetyContext, actor: Actor, id: string): Promise<NetworkView> {
  requireMay(actor, 'networks.see');
  return safety.store.read(async (tx) => {
    const network = found(await tx.memory.network(id), 'network', id);
    const matches: MatchRow[] = [];
    for (const match of await matchesOf(tx, id)) matches.push(await rowOf(tx, safety, match));
    const nodes = await tx.memory.nodesOf(id);
    const edges = await tx.memory.edgesOf(id);
    return {
      network: await summaryOf(tx, network),
      graph: {
        nodes: [...nodes.map(removedNode), ...matches.map(candidateNode)],
        edges: [
          ...edges.map(({ from, to, type, weightBucket }) => ({ from, to, type, weightBucket })),
          ...matches.flatMap((match) =>
            match.nodeId === null
              ? []
              : [
                  {
                    from: match.subjectKey,
                    to: match.nodeId,
                    type: 'resembles' as const,
                    weightBucket: Math.round(match.tenths / 10),
                  },
                ],
          ),
        ],
      },
      timeline: timelineOf(network, matches),
      matches,
    };
  });
}

const removedNode = ({ id, kind, lang, sizeBucket }: NodeRecord): GraphNode => ({
  id,
  role: 'removed',
  kind,
  lang: lang ?? null,
  sizeBucket,
});

const candidateNode = (match: MatchRow): GraphNode => ({
  id: match.subjectKey,
  role: 'candidate',
  kind: match.kind,
  lang: match.lang,
  sizeBucket: null,
  matchId: match.id,
  state: match.state,
  label: match.label,
});

function timelineOf(network: NetworkRecord, matches: readonly NetworkMatch[]): NetworkView['timeline'] {
  const lines: NetworkView['timeline'][number][] = [{ atMs: Math.round(network.actionAt * 1_000), what: 'action' }];
  for (const { id, raisedAtMs, verdict, state } of matches) {
    lines.push({ atMs: raisedAtMs, what: 'raised', matchId: id });
    if (verdict && (state === 'confirmed' || state === 'refuted' || state === 'insufficient'))
      lines.push({ atMs: verdict.atMs, what: state, matchId: id });
  }
  return lines.sort((a, b) => a.atMs - b.atMs);
}

async function rowOf(tx: SafetyTx, safety: SafetyContext, match: NetworkMatch): Promise<MatchRow> {
  const record = await safety.directory.get(tx, parseSubjectKey(match.subjectKey));
  return {
    ...match,
    label: labelOf(record),
    lang: record?.lang ?? null,
    removed: await isRemoved(tx, match.subjectKey),
  };
}

const labelOf = (record: SubjectRecord | undefined): string => record?.label ?? '';

/** Whether a decision has the subject suspended or taken down now. */
export async function isRemoved(tx: SafetyTx, key: string): Promise<boolean> {
  const slots = await tx.slots.find({ where: { subject: key }, limit: 20 });
  return slots.some(({ slot }) => slot === 'suspend' || slot === 'takedown');
}

export interface MatchFilter {
  readonly network?: string | undefined;
  readonly state?: SuspicionState | undefined;
  readonly lane?: Lane | undefined;
  readonly review?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** Matches, strongest first. Without a state: those that wait for a person. */
export async function listMatches(safety: SafetyContext, actor: Actor, filter: MatchFilter): Promise<MatchRow[]> {
  requireMay(actor, 'networks.see');
  const { network, state, lane, review } = filter;
  return safety.store.read(async (tx) => {
    const found = await tx.matches.find({
      where: { network, state, lane, ...(review ? { review: 1 } : {}) },
      ...(state === undefined && !review ? { oneOf: { state: ['suspected', 'priority'] } } : {}),
      order: [{ by: 'tenths', descending: true }],
      offset: filter.offset ?? 0,
      limit: filter.limit ?? 50,
    });
    const rows: MatchRow[] = [];
    for (const match of found) rows.push(await rowOf(tx, safety, match));
    return rows;
  });
}

/** One match with everything that a person needs to judge it. */
export async function viewMatch(safety: SafetyContext, actor: Actor, id: number) {
  requireMay(actor, 'networks.see');
  return safety.store.read(async (tx) => {
    const match = found(await tx.matches.get(id), 'match', id);
    const network = await tx.memory.network(match.networkId);
    const others = await tx.matches.find({ where: { subject: match.subjectKey }, limit: 20 });
    const events = await tx.events.bySubject(match.subjectKey, 200);
    const record = await safety.directory.get(tx, parseSubjectKey(match.subjectKey));
    return {
      match: await rowOf(tx, safety, match),
      network: network ? await summaryOf(tx, network) : null,
      subject: record ?? null,
      status: statusFromEvents(match.subjectKey, events),
      otherNetworks: others
        .filter((other) => other.id !== id)
        .map(({ id: matchId, networkId, state, tenths }) => ({ matchId, networkId, state, tenths })),
    };
  });
}
