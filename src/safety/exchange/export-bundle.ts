import type { Crypto } from '../fingerprints/ports.ts';
import type { Fingerprint, NetworkEdge, NetworkRecord, NodeRecord } from '../networks/types.ts';
import { DAY_SECONDS } from '../networks/types.ts';
import { toHex } from './bytes.ts';
import {
  BUNDLE_LIMITS,
  type BundleHeader,
  type BundleLine,
  type OpinionLine,
  type SightingLine,
  type TombstoneLine,
} from './bundle-types.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type LintFinding, lintLine } from './privacy-lint.ts';
import { chainDigest, signedBytes } from './seal.ts';
import { needsKey, toSignalLines } from './signal-lines.ts';

export interface ExportInput {
  network: NetworkRecord;
  nodes: readonly NodeRecord[];
  fingerprints: readonly Fingerprint[];
  edges: readonly NetworkEdge[];
  opinions?: readonly OpinionLine[];
  sightings?: readonly SightingLine[];
  tombstones?: readonly TombstoneLine[];
  /** What the issuer says about the whole. */
  statement: Pick<
    BundleHeader,
    'legalBasis' | 'policyCategory' | 'decisionRef' | 'humanDecisions' | 'appealStatus' | 'tlp'
  >;
  /** The issuer's place in its own chain. */
  issuer: { name: string; privateKey: Uint8Array; publicKey: Uint8Array; sequence: number; previous: string };
  exchangeKeyId: string;
  bundleId: string;
  now: number;
}

export type ExportResult =
  | { ok: true; text: string; digest: string; signals: number }
  | { ok: false; findings: LintFinding[] };

/**
 * Writes a signed bundle of one network. Only what was made under the exchange key leaves, and pictures and hours;
 * the privacy lint runs over every line before anything is signed.
 */
export function exportBundle(crypto: Crypto, input: ExportInput): ExportResult {
  const { network, issuer, now } = input;
  const header: BundleHeader = {
    type: 'header',
    format: 'nfb/1',
    bundleId: input.bundleId,
    sequence: issuer.sequence,
    previous: issuer.previous,
    issuer: issuer.name,
    publicKey: toHex(issuer.publicKey),
    exchangeKeyEpoch: input.exchangeKeyId,
    createdAt: now,
    validUntil: validUntil(input),
    ...input.statement,
    network: { ref: network.id, actionAt: network.actionAt },
  };
  const leaving = input.fingerprints.filter(({ keyId, signal }) => !needsKey(signal) || keyId === input.exchangeKeyId);
  const signals = leaving.flatMap(toSignalLines);
  const lines: BundleLine[] = [
    ...input.nodes.map(({ id, kind, lang, createdWeek, sizeBucket }) => ({
      type: 'node' as const,
      localId: id,
      kind,
      ...(lang === undefined ? {} : { lang }),
      createdWeek,
      sizeBucket,
    })),
    ...signals,
    ...input.edges.map(({ from, to, type, weightBucket }) => ({
      type: 'edge' as const,
      from,
      to,
      edge: type,
      weightBucket,
    })),
    ...(input.opinions ?? []),
    ...(input.sightings ?? []),
    ...(input.tombstones ?? []),
  ];
  const written = [header, ...lines].map((line) => asJson(line));
  const findings = written.flatMap((line, at) => lintLine(line, at + 1));
  if (findings.length > 0) return { ok: false, findings };
  const texts = written.map(canonicalJson);
  const digest = chainDigest(crypto, texts);
  const signature = crypto.signEd25519(issuer.privateKey, signedBytes(digest));
  const seal = { type: 'seal', lines: texts.length, digest: toHex(digest), signature: toHex(signature) };
  return {
    ok: true,
    text: `${[...texts, canonicalJson(seal)].join('\n')}\n`,
    digest: toHex(digest),
    signals: signals.length,
  };
}

/** A bundle lives no longer than its oldest fingerprint, and 180 days at most. */
function validUntil({ fingerprints, now }: ExportInput): number {
  let until = now + BUNDLE_LIMITS.maxDays * DAY_SECONDS;
  for (const { expiresAt } of fingerprints) if (expiresAt < until) until = expiresAt;
  return Math.floor(until);
}

/** The line as plain JSON: the types above hold nothing else. */
const asJson = (line: BundleHeader | BundleLine): { [key: string]: Json } => ({ ...line });
