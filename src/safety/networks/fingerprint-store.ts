import type { Suspicion } from './decide.ts';
import type { Fingerprint, NetworkEdge, NetworkRecord, NodeRecord, SignalType } from './types.ts';
import type { WatchRecord } from './watch.ts';

/** A person's answer about a pair, kept for ever as training material: levels and score, no content. */
export interface VerdictRecord {
  subject: string;
  networkId: string;
  verdict: 'confirm' | 'refute' | 'insufficient';
  by: string;
  atS: number;
  levels: readonly (number | undefined)[];
  tenths: number;
  weightVersion: string;
}

export interface FingerprintPage {
  items: Fingerprint[];
  /** Pass to the next call; undefined after the last page. */
  next: string | undefined;
}

/**
 * Where the memory of removed networks is kept. All writes are idempotent by id and take batches of at most
 * `BATCH_LIMIT`; reads that may be long are paged in the order of ids. The matcher's indexes are built from
 * `fingerprints` at start and kept current by the same calls that write.
 */
export interface FingerprintStore {
  putNetworks(networks: readonly NetworkRecord[]): Promise<void>;
  network(id: string): Promise<NetworkRecord | undefined>;
  networks(): Promise<NetworkRecord[]>;
  putNodes(nodes: readonly NodeRecord[]): Promise<void>;
  nodesOf(networkId: string): Promise<NodeRecord[]>;
  putEdges(edges: readonly NetworkEdge[]): Promise<void>;
  edgesOf(networkId: string): Promise<NetworkEdge[]>;
  /** Forgets nodes and their edges; their fingerprints are deleted by id. */
  deleteNodes(ids: readonly string[]): Promise<void>;
  putFingerprints(fingerprints: readonly Fingerprint[]): Promise<void>;
  /** All of a network, or all there are. */
  fingerprints(filter: { networkId?: string; after?: string; limit: number }): Promise<FingerprintPage>;
  fingerprintsById(ids: readonly string[]): Promise<Fingerprint[]>;
  /** How many fingerprints of each kind a network has, and when the first of them expires. */
  bankOf(
    networkId: string,
  ): Promise<{ byType: Partial<Record<SignalType, number>>; earliestExpiry: number | undefined }>;
  /** Ids of the fingerprints that rest on a decision. */
  fingerprintsOfDecision(decisionId: string): Promise<string[]>;
  /** Ids of at most `limit` fingerprints whose time is over. */
  expiredFingerprints(nowS: number, limit: number): Promise<string[]>;
  renewFingerprints(ids: readonly string[], expiresAt: number): Promise<void>;
  deleteFingerprints(ids: readonly string[]): Promise<void>;
  putWatches(watches: readonly WatchRecord[]): Promise<void>;
  watch(subject: string): Promise<WatchRecord | undefined>;
  /** All of them in the order of their subjects, page by page. */
  watches(page: { after?: string; limit: number }): Promise<WatchRecord[]>;
  deleteWatches(subjects: readonly string[]): Promise<void>;
  putSuspicions(suspicions: readonly Suspicion[]): Promise<void>;
  suspicions(networkId: string): Promise<Suspicion[]>;
  putVerdicts(verdicts: readonly VerdictRecord[]): Promise<void>;
  verdicts(): Promise<VerdictRecord[]>;
  /** Bytes under a name, such as the background table: replaced as a whole. */
  putState(name: string, bytes: Uint8Array): Promise<void>;
  state(name: string): Promise<Uint8Array | undefined>;
}

export const BATCH_LIMIT = 1_000;
