import type { Crypto } from '../fingerprints/ports.ts';
import { toHex, utf8 } from './bytes.ts';
import type { Bundle, SignalLine, TombstoneLine } from './bundle-types.ts';
import type { Json } from './canonical-json.ts';

/** The TLP marking definitions that STIX 2.1 fixes by id. */
const TLP = {
  green: 'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da',
  amber: 'marking-definition--f88d31f6-486b-44da-b317-01333bde0b82',
  red: 'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed',
} as const;

const EXTENSION = 'extension-definition--6b5a7d0e-6a5e-5c1c-9a0b-3c2f8f7c1d55';

/**
 * The same reference gives the same object in every export. It has the form of version 4, because OASIS's schemas of
 * STIX 2.1 take versions 1 to 5 only, and 5 would want SHA-1.
 */
function uuidOf(crypto: Crypto, name: string): string {
  const hex = toHex(crypto.sha256(utf8(`tocsin stix ${name}`)).subarray(0, 16));
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

const timeOf = (seconds: number): string => new Date(seconds * 1_000).toISOString();

/**
 * A checked bundle as a STIX 2.1 bundle: an identity, one indicator per fingerprint with its validity, relationships
 * for edges, sightings, and a grouping that holds all. A withdrawn fingerprint is an indicator with `revoked`.
 */
export function toStix(crypto: Crypto, bundle: Bundle): Json {
  const { header, lines } = bundle;
  const identity = `identity--${uuidOf(crypto, header.issuer)}`;
  const common = {
    spec_version: '2.1',
    created: timeOf(header.createdAt),
    modified: timeOf(header.createdAt),
    created_by_ref: identity,
    object_marking_refs: [TLP[header.tlp]],
  };
  const idOf = (ref: string): string => `indicator--${uuidOf(crypto, `${header.issuer}/${ref}`)}`;
  const gone = new Set(lines.filter((line): line is TombstoneLine => line.type === 'tombstone').map(({ ref }) => ref));
  const byRef = Map.groupBy(
    lines.filter((line): line is SignalLine => line.type === 'signal'),
    ({ ref }) => ref,
  );
  const objects: { [key: string]: Json }[] = [
    { ...common, type: 'identity', id: identity, name: header.issuer, identity_class: 'organization' },
  ];
  const indicator = (ref: string, parts: readonly SignalLine[]): { [key: string]: Json } => ({
    ...common,
    type: 'indicator',
    id: idOf(ref),
    indicator_types: ['attribution'],
    pattern_type: 'tocsin-nfb',
    pattern:
      parts.map(({ signal, value, distanceRule }) => `${signal}:${value} (${distanceRule})`).join(' AND ') ||
      `withdrawn:${ref}`,
    valid_from: timeOf(header.createdAt),
    valid_until: timeOf(header.validUntil),
    revoked: gone.has(ref),
    extensions: {
      [EXTENSION]: {
        extension_type: 'property-extension',
        node: parts[0]?.node ?? '',
        df: parts[0]?.df ?? 0,
        network: header.network.ref,
        policy_category: header.policyCategory,
        legal_basis: header.legalBasis,
        decision_ref: header.decisionRef,
        appeal_status: header.appealStatus,
      },
    },
  });
  for (const [ref, parts] of byRef) objects.push(indicator(ref, parts));
  for (const ref of gone) if (!byRef.has(ref)) objects.push(indicator(ref, []));
  for (const line of lines) {
    if (line.type !== 'sighting') continue;
    const id = `sighting--${uuidOf(crypto, `${line.by} ${line.ref} ${line.at}`)}`;
    objects.push({
      ...common,
      type: 'sighting',
      id,
      sighting_of_ref: idOf(line.ref),
      count: line.count,
      last_seen: timeOf(line.at),
    });
  }
  objects.push({
    ...common,
    type: 'grouping',
    id: `grouping--${uuidOf(crypto, `${header.issuer}/${header.bundleId}`)}`,
    context: 'suspicious-activity',
    object_refs: objects.map(({ id }) => id ?? null),
  });
  return { type: 'bundle', id: `bundle--${uuidOf(crypto, header.bundleId)}`, objects };
}
