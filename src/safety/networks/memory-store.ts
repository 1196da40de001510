import type { Suspicion } from './decide.ts';
import type { FingerprintStore, VerdictRecord } from './fingerprint-store.ts';
import type { Fingerprint, NetworkEdge, NetworkRecord, NodeRecord, SignalType } from './types.ts';
import type { WatchRecord } from './watch.ts';

/** The store in memory, for the replay, for tests and for a first start. */
export function createMemoryStore(): FingerprintStore {
  const networks = new Map<string, NetworkRecord>();
  const nodes = new Map<string, NodeRecord>();
  const edges = new Map<string, NetworkEdge>();
  const fingerprints = new Map<string, Fingerprint>();
  const watches = new Map<string, WatchRecord>();
  const suspicions = new Map<string, Suspicion>();
  const verdicts: VerdictRecord[] = [];
  const states = new Map<string, Uint8Array>();
  return {
    async putNetworks(list) {
      for (const network of list) networks.set(network.id, network);
    },
    network: async (id) => networks.get(id),
    networks: async () => [...networks.values()],
    async putNodes(list) {
      for (const node of list) nodes.set(node.id, node);
    },
    nodesOf: async (networkId) => [...nodes.values()].filter((node) => node.networkId === networkId),
    async putEdges(list) {
      for (const edge of list) edges.set(`${edge.from} ${edge.to} ${edge.type}`, edge);
    },
    edgesOf: async (networkId) => [...edges.values()].filter((edge) => edge.networkId === networkId),
    async deleteNodes(ids) {
      const gone = new Set(ids);
      for (const id of ids) nodes.delete(id);
      for (const [key, edge] of edges) if (gone.has(edge.from) || gone.has(edge.to)) edges.delete(key);
    },
    async putFingerprints(list) {
      for (const fingerprint of list) fingerprints.set(fingerprint.id, fingerprint);
    },
    async fingerprints({ networkId, after, limit }) {
      const ids = [...fingerprints.keys()].sort();
      const items: Fingerprint[] = [];
      for (const id of ids) {
        if (after !== undefined && id <= after) continue;
        const fingerprint = fingerprints.get(id);
        if (!fingerprint || (networkId !== undefined && fingerprint.networkId !== networkId)) continue;
        if (items.length === limit) return { items, next: items.at(-1)?.id };
        items.push(fingerprint);
      }
      return { items, next: undefined };
    },
    fingerprintsById: async (ids) => ids.flatMap((id) => fingerprints.get(id) ?? []),
    async bankOf(networkId) {
      const byType: Partial<Record<SignalType, number>> = {};
      let earliestExpiry: number | undefined;
      for (const { networkId: of, signal, expiresAt } of fingerprints.values()) {
        if (of !== networkId) continue;
        byType[signal.type] = (byType[signal.type] ?? 0) + 1;
        earliestExpiry = Math.min(earliestExpiry ?? expiresAt, expiresAt);
      }
      return { byType, earliestExpiry };
    },
    fingerprintsOfDecision: async (decisionId) =>
      [...fingerprints.values()]
        .filter((item) => item.decisionId === decisionId)
        .map((item) => item.id)
        .sort(),
    expiredFingerprints: async (now, limit) =>
      [...fingerprints.values()]
        .filter((item) => item.expiresAt <= now)
        .map((item) => item.id)
        .slice(0, limit),
    async renewFingerprints(ids, expiresAt) {
      for (const id of ids) {
        const fingerprint = fingerprints.get(id);
        if (fingerprint) fingerprints.set(id, { ...fingerprint, expiresAt });
      }
    },
    async deleteFingerprints(ids) {
      for (const id of ids) fingerprints.delete(id);
    },
    async putWatches(list) {
      for (const watch of list) watches.set(watch.subject, watch);
    },
    watch: async (subject) => watches.get(subject),
    watches: async ({ after, limit }) =>
      [...watches.values()]
        .filter(({ subject }) => after === undefined || subject > after)
        .sort((a, b) => (a.subject < b.subject ? -1 : 1))
        .slice(0, limit),
    async deleteWatches(subjects) {
      for (const subject of subjects) watches.delete(subject);
    },
    async putSuspicions(list) {
      for (const item of list) suspicions.set(`${item.subject} ${item.networkId}`, item);
    },
    suspicions: async (networkId) => [...suspicions.values()].filter((item) => item.networkId === networkId),
    async putVerdicts(list) {
      verdicts.push(...list);
    },
    verdicts: async () => [...verdicts],
    async putState(name, bytes) {
      states.set(name, bytes);
    },
    state: async (name) => states.get(name),
  };
}
