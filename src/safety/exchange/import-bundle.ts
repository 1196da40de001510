import type { Crypto } from '../fingerprints/ports.ts';
import { DAY_SECONDS } from '../networks/types.ts';
import { fromHex, toHex, utf8 } from './bytes.ts';
import {
  BUNDLE_LIMITS,
  type Bundle,
  type BundleHeader,
  type BundleLine,
  type BundleRefusal,
  NO_PREVIOUS,
  type SealLine,
} from './bundle-types.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { type LintFinding, lintLine } from './privacy-lint.ts';
import { chainDigest, signedBytes } from './seal.ts';

/** What the receiver knows of an issuer. */
export interface IssuerState {
  /** The key that a person accepted for this issuer, hexadecimal. */
  publicKey: string;
  lastSequence: number;
  lastDigest: string;
}

export interface ReadOptions {
  now: number;
  issuer: (name: string) => IssuerState | undefined;
  /** Ids of the exchange keys this server holds. */
  knownKeys: ReadonlySet<string>;
}

export type ReadResult =
  | { ok: true; bundle: Bundle }
  | { ok: false; refusal: BundleRefusal; line?: number; findings?: LintFinding[] };

const refuse = (refusal: BundleRefusal, line?: number): ReadResult => ({
  ok: false,
  refusal,
  ...(line === undefined ? {} : { line }),
});

/** Clocks differ; a bundle may come from five minutes ahead. */
const CLOCK_SLACK_SECONDS = 300;

/**
 * Reads and checks a bundle completely before anything is used: size, lines, privacy, seal, signature, issuer, order,
 * validity, key. It changes nothing.
 */
export function readBundle(crypto: Crypto, text: string, options: ReadOptions): ReadResult {
  if (text.length > BUNDLE_LIMITS.maxBytes) return refuse('bundle_too_large');
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length > BUNDLE_LIMITS.maxLines) return refuse('bundle_too_large');
  const parsed = parseLines(lines);
  if (!parsed.ok) return refuse(parsed.refusal, parsed.line);
  const seal = sealOf(parsed.values.at(-1));
  if (!seal) return refuse('bundle_unsigned');
  const body = lines.slice(0, -1);
  const digest = chainDigest(crypto, body);
  if (seal.lines !== body.length || seal.digest !== toHex(digest)) return refuse('bundle_corrupt', lines.length);
  const findings = parsed.values.slice(0, -1).flatMap((value, at) => lintLine(value, at + 1));
  if (findings.length > 0) return { ok: false, refusal: 'bundle_private', findings: findings.slice(0, 100) };
  // After the lint every line has exactly the fields of its type.
  const [header, ...rest] = parsed.values.slice(0, -1) as unknown as [BundleHeader, ...BundleLine[]];
  if (header?.type !== 'header' || rest.some((line) => (line.type as string) === 'header'))
    return refuse('bundle_corrupt', 1);
  return checkHeader(crypto, header, rest, digest, seal, options);
}

type Parsed = { ok: true; values: Json[] } | { ok: false; refusal: BundleRefusal; line: number };

function parseLines(lines: readonly string[]): Parsed {
  const values: Json[] = [];
  for (const [at, line] of lines.entries()) {
    if (line.length > BUNDLE_LIMITS.maxLineBytes) return { ok: false, refusal: 'bundle_too_large', line: at + 1 };
    let value: Json;
    try {
      value = JSON.parse(line);
      // One value has one text; a second spelling could hide a duplicate key from one reader and not from another.
      if (canonicalJson(value) !== line) return { ok: false, refusal: 'bundle_corrupt', line: at + 1 };
    } catch {
      return { ok: false, refusal: 'bundle_corrupt', line: at + 1 };
    }
    values.push(value);
  }
  return values.length === 0 ? { ok: false, refusal: 'bundle_corrupt', line: 1 } : { ok: true, values };
}

function sealOf(value: Json | undefined): SealLine | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'seal') return undefined;
  const { lines, digest, signature } = value;
  if (typeof lines !== 'number' || typeof digest !== 'string' || typeof signature !== 'string') return undefined;
  return { type: 'seal', lines, digest, signature };
}

function checkHeader(
  crypto: Crypto,
  header: BundleHeader,
  lines: BundleLine[],
  digest: Uint8Array,
  seal: SealLine,
  { now, issuer, knownKeys }: ReadOptions,
): ReadResult {
  const known = issuer(header.issuer);
  if (!known || known.publicKey !== header.publicKey) return refuse('bundle_issuer_unknown', 1);
  const publicKey = fromHex(header.publicKey);
  const signature = fromHex(seal.signature);
  if (!publicKey || !signature || !crypto.verifyEd25519(publicKey, signedBytes(digest), signature)) {
    return refuse('bundle_signature_wrong');
  }
  if (header.sequence <= known.lastSequence) return refuse('bundle_replayed', 1);
  const expected = known.lastSequence === 0 ? NO_PREVIOUS : known.lastDigest;
  if (header.sequence !== known.lastSequence + 1 || header.previous !== expected)
    return refuse('bundle_out_of_order', 1);
  if (header.createdAt > now + CLOCK_SLACK_SECONDS) return refuse('bundle_from_the_future', 1);
  if (header.validUntil <= now) return refuse('bundle_expired', 1);
  if (header.validUntil - header.createdAt > BUNDLE_LIMITS.maxDays * DAY_SECONDS)
    return refuse('bundle_valid_too_long', 1);
  if (!knownKeys.has(header.exchangeKeyEpoch)) return refuse('bundle_key_unknown', 1);
  return { ok: true, bundle: { header, lines, digest: toHex(digest) } };
}

/** The size of a text in bytes, for callers that must refuse before reading whole. */
export const bundleSizeBytes = (text: string): number => utf8(text).length;
