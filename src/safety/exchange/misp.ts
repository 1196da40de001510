import type { Crypto } from '../fingerprints/ports.ts';
import { toHex, utf8 } from './bytes.ts';
import type { Bundle, SignalLine, TombstoneLine } from './bundle-types.ts';
import type { Json } from './canonical-json.ts';

/** The same reference gives the same attribute in every export. */
function uuidOf(crypto: Crypto, name: string): string {
  const hex = toHex(crypto.sha256(utf8(`tocsin misp ${name}`)).subarray(0, 16));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

/**
 * A checked bundle as one MISP event: each fingerprint a text attribute that no detection rule uses by itself, with its
 * validity; what was withdrawn is marked as deleted.
 */
export function toMisp(crypto: Crypto, { header, lines }: Bundle): Json {
  const gone = new Set(lines.filter((line): line is TombstoneLine => line.type === 'tombstone').map(({ ref }) => ref));
  const signals = lines.filter((line): line is SignalLine => line.type === 'signal');
  const byRef = Map.groupBy(signals, ({ ref }) => ref);
  const attribute = (ref: string, parts: readonly SignalLine[]): Json => ({
    uuid: uuidOf(crypto, `${header.issuer}/${ref}`),
    type: 'text',
    category: 'External analysis',
    value: parts.map(({ signal, value }) => `${signal}:${value}`).join(' ') || `withdrawn:${ref}`,
    comment: parts[0]?.distanceRule ?? '',
    to_ids: false,
    deleted: gone.has(ref),
    first_seen: new Date(header.createdAt * 1_000).toISOString(),
    last_seen: new Date(header.validUntil * 1_000).toISOString(),
  });
  return {
    Event: {
      uuid: uuidOf(crypto, `${header.issuer}/${header.bundleId}`),
      info: `Network fingerprints of ${header.issuer}, decision ${header.decisionRef}`,
      date: new Date(header.createdAt * 1_000).toISOString().slice(0, 10),
      timestamp: String(header.createdAt),
      threat_level_id: '4',
      analysis: '2',
      distribution: '0',
      Tag: [{ name: `tlp:${header.tlp}` }],
      Attribute: [
        ...[...byRef].map(([ref, parts]) => attribute(ref, parts)),
        ...[...gone].filter((ref) => !byRef.has(ref)).map((ref) => attribute(ref, [])),
      ],
    },
  };
}
