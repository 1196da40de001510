/**
 * The Network Fingerprint Bundle, version 1: JSON Lines in canonical JSON. First a header, then nodes, signals, edges,
 * opinions, sightings and tombstones in any order, last a seal. Never content, names, handles, numbers or addresses.
 */
export interface BundleHeader {
  type: 'header';
  format: 'nfb/1';
  bundleId: string;
  /** 1, 2, 3 … per issuer; with `previous` it chains an issuer's bundles. */
  sequence: number;
  /** Digest of the issuer's bundle before; 64 zeros for the first. */
  previous: string;
  issuer: string;
  /** Ed25519, hexadecimal. */
  publicKey: string;
  /** Id of the exchange key under which texts, titles, links and layouts were hashed. */
  exchangeKeyEpoch: string;
  createdAt: number;
  /** At most 180 days later. */
  validUntil: number;
  legalBasis: string;
  policyCategory: string;
  /** The issuer's own number of the decision. */
  decisionRef: string;
  humanDecisions: number;
  appealStatus: 'open' | 'none' | 'upheld' | 'rejected';
  tlp: 'green' | 'amber' | 'red';
  network: { ref: string; actionAt: number };
}

export interface NodeLine {
  type: 'node';
  localId: string;
  kind: 'channel' | 'group' | 'bot' | 'account';
  lang?: string;
  createdWeek: number;
  sizeBucket: number;
}

export const SIGNAL_TYPES = [
  'pdq22',
  'minhash128k',
  'bottomk64k',
  'title_tri_k',
  'link_k',
  'template_k',
  'hours24',
] as const;
export type BundleSignalType = (typeof SIGNAL_TYPES)[number];

/** `ref` names the fingerprint for opinions and tombstones; the two lines of one text share it. */
export interface SignalLine {
  type: 'signal';
  ref: string;
  node: string;
  signal: BundleSignalType;
  /** Hexadecimal digits only. */
  value: string;
  distanceRule: string;
  df: number;
  /** Tenths of a bit that the issuer found it to be worth. */
  weightHint: number;
}

export interface EdgeLine {
  type: 'edge';
  from: string;
  to: string;
  edge: 'forward' | 'mention' | 'invite';
  weightBucket: number;
}

export interface OpinionLine {
  type: 'opinion';
  ref: string;
  verdict: 'agree' | 'disagree' | 'investigating';
  by: string;
  at: number;
}

export interface SightingLine {
  type: 'sighting';
  ref: string;
  count: number;
  by: string;
  at: number;
}

/** Takes back a fingerprint (`ref`), a node's, or with the network's `ref` everything. */
export interface TombstoneLine {
  type: 'tombstone';
  ref: string;
  reason: 'appeal_upheld' | 'error' | 'expired';
  at: number;
}

export interface SealLine {
  type: 'seal';
  lines: number;
  digest: string;
  signature: string;
}

export type BundleLine = NodeLine | SignalLine | EdgeLine | OpinionLine | SightingLine | TombstoneLine;

export interface Bundle {
  header: BundleHeader;
  lines: BundleLine[];
  /** Digest of the whole, which the issuer's next bundle names as `previous`. */
  digest: string;
}

export const BUNDLE_LIMITS = {
  maxBytes: 64 * 1024 * 1024,
  maxLines: 200_000,
  maxLineBytes: 16_384,
  maxDays: 180,
} as const;

/** Why a bundle was refused, each by name; nothing of a refused bundle is imported. */
export type BundleRefusal =
  | 'bundle_too_large'
  | 'bundle_corrupt'
  | 'bundle_unsigned'
  | 'bundle_signature_wrong'
  | 'bundle_issuer_unknown'
  | 'bundle_replayed'
  | 'bundle_out_of_order'
  | 'bundle_expired'
  | 'bundle_valid_too_long'
  | 'bundle_from_the_future'
  | 'bundle_private'
  | 'bundle_key_unknown';

export const NO_PREVIOUS = '0'.repeat(64);
