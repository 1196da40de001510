import assert from 'node:assert/strict';
import { createHash, createHmac, generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { test } from 'node:test';
import { toHex } from './bytes.ts';
import { chainDigest, signedBytes } from './seal.ts';
import { type Crypto, deriveSketchKey, queryText, sketchLink, sketchName, sketchText } from '../fingerprints/index.ts';
import {
  createMatcher,
  createMemoryStore,
  type Fingerprint,
  type NetworkRecord,
  noSuspicion,
  sketchWords,
} from '../networks/index.ts';
import {
  applyImport,
  type BundleRefusal,
  BUNDLE_LIMITS,
  canonicalJson,
  exportBundle,
  type IssuerState,
  lintLine,
  NO_PREVIOUS,
  planImport,
  readBundle,
  toHmaFile,
  toStix,
  type TombstoneLine,
} from './index.ts';

const pair = generateKeyPairSync('ed25519');
const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(12));
const crypto: Crypto = {
  sha256: (data) => createHash('sha256').update(data).digest(),
  hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest(),
  signEd25519: (_key, data) => sign(null, data, pair.privateKey),
  verifyEd25519: (key, data, signature) =>
    Buffer.from(key).equals(publicKey) && verify(null, data, pair.publicKey, signature),
  randomBytes,
};
const key = deriveSketchKey(crypto, new TextEncoder().encode('exchange epoch 1 secret'));
const DAY = 86_400;
const NOW = 1_700_000_000;
const VERSES =
  'At dusk the lamplighters of the Cinder Choir climb the long hill and set each wick in order, one verse for every flame';

const network: NetworkRecord = {
  id: 'net1',
  label: 'choir',
  policyCategory: 'coordinated',
  actionAt: NOW - DAY,
  decisionId: 'dec1',
  source: { kind: 'own' },
};

function fingerprints(): Fingerprint[] {
  const text = sketchText(key, VERSES);
  const title = sketchName(key, 'Cinder Choir');
  const link = sketchLink(key, 'https://t.me/+lamp123');
  assert.ok(text && title && link);
  const made = (id: string, signal: Fingerprint['signal'], keyId = key.id): Fingerprint => ({
    id,
    nodeId: 'node1',
    networkId: 'net1',
    decisionId: 'dec1',
    keyId,
    createdAt: NOW,
    expiresAt: NOW + 100 * DAY,
    df: 0,
    signal,
  });
  return [
    made('fp1', { type: 'text', sketch: text }),
    made('fp2', { type: 'title', sketch: title }),
    made('fp3', { type: 'link', path: link.path }),
    made('fp4', { type: 'handle', sketch: title }),
    made('fp5', { type: 'token', token: 'device-of-an-operator' }),
    made('fp6', { type: 'hours', hours: Array.from({ length: 24 }, (_, hour) => hour) }, ''),
  ];
}

function bundle(
  changes: {
    sequence?: number;
    previous?: string;
    now?: number;
    tombstones?: TombstoneLine[];
    legalBasis?: string;
  } = {},
) {
  return exportBundle(crypto, {
    network,
    nodes: [{ id: 'node1', networkId: 'net1', kind: 'channel', lang: 'en', createdWeek: 2_600, sizeBucket: 7 }],
    fingerprints: changes.tombstones ? [] : fingerprints(),
    edges: [],
    ...(changes.tombstones ? { tombstones: changes.tombstones } : {}),
    statement: {
      legalBasis: changes.legalBasis ?? 'terms of service',
      policyCategory: 'coordinated',
      decisionRef: 'D-7',
      humanDecisions: 2,
      appealStatus: 'none',
      tlp: 'amber',
    },
    issuer: {
      name: 'server-a',
      privateKey: new Uint8Array(32),
      publicKey,
      sequence: changes.sequence ?? 1,
      previous: changes.previous ?? NO_PREVIOUS,
    },
    exchangeKeyId: key.id,
    bundleId: `bundle${changes.sequence ?? 1}`,
    now: changes.now ?? NOW,
  });
}

function written(changes: Parameters<typeof bundle>[0] = {}): { text: string; digest: string } {
  const result = bundle(changes);
  assert.ok(result.ok);
  return result;
}

const fresh: IssuerState = {
  publicKey: Buffer.from(publicKey).toString('hex'),
  lastSequence: 0,
  lastDigest: NO_PREVIOUS,
};
const read = (text: string, state: IssuerState | undefined = fresh, now = NOW + 60, keys = [key.id]) =>
  readBundle(crypto, text, { now, issuer: () => state, knownKeys: new Set(keys) });

test('canonical JSON has one spelling', () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, 'ü'] }), '{"a":[true,null,"ü"],"b":1}');
  assert.throws(() => canonicalJson({ a: Number.NaN }), RangeError);
});

test('a bundle carries sketches to another server, where a copy is recognised, and no identifier goes along', async () => {
  const { text } = written();
  for (const secret of ['Cinder', 'lamp', 'device-of-an-operator', 'fp4', 'fp5'])
    assert.ok(!text.includes(secret), secret);
  const answer = read(text);
  assert.ok(answer.ok);
  const store = createMemoryStore();
  const planned = await planImport(answer.bundle, store, NOW);
  assert.ok(planned.ok);
  assert.equal(planned.plan.fingerprints.length, 4);
  assert.equal((await store.networks()).length, 0, 'a preview changes nothing');
  await applyImport(planned.plan, store, NOW);
  const matcher = createMatcher(key.id);
  for (const fingerprint of (await store.fingerprints({ limit: 100 })).items) matcher.add(fingerprint);
  const found = matcher.matchPost(
    sketchWords(key, { subject: 's', atS: 0, text: `${VERSES.toUpperCase()} https://t.me/+lamp123` }),
  );
  assert.deepEqual(found.map(({ kind }) => kind).sort(), ['link', 'repost']);
  const stranger = deriveSketchKey(crypto, new TextEncoder().encode('another exchange secret'));
  assert.deepEqual(
    matcher.matchPost({ ...sketchWords(stranger, { subject: 's', atS: 0, text: VERSES }), text: undefined }),
    [],
  );
  assert.ok(queryText(stranger, VERSES));
});

/** The text changed by its own issuer, and sealed anew. */
function resealed(text: string, from: string, to: string): string {
  assert.ok(text.includes(from));
  const body = text.replace(from, to).trimEnd().split('\n').slice(0, -1);
  const digest = chainDigest(crypto, body);
  const signature = crypto.signEd25519(new Uint8Array(32), signedBytes(digest));
  const seal = { digest: toHex(digest), lines: body.length, signature: toHex(signature), type: 'seal' };
  return [...body, canonicalJson(seal)].join('\n');
}

test('bad bundles are refused by name', () => {
  const { text, digest } = written();
  const lines = text.trimEnd().split('\n');
  const without = (at: number): string => lines.filter((_, index) => index !== at).join('\n');
  const seal = lines.at(-1) ?? '';
  const cases: [string, BundleRefusal | 'accepted', ReturnType<typeof read>][] = [
    ['cut off', 'bundle_unsigned', read(without(lines.length - 1))],
    ['a line lost', 'bundle_corrupt', read(without(2))],
    ['a value changed', 'bundle_corrupt', read(text.replace('"sizeBucket":7', '"sizeBucket":8'))],
    ['another spelling', 'bundle_corrupt', read(text.replace('"df":0', '"df": 0'))],
    ['not JSON', 'bundle_corrupt', read(`${text}}`)],
    ['nothing', 'bundle_corrupt', read('')],
    [
      'another signature',
      'bundle_signature_wrong',
      read(text.replace(seal, seal.replace(/"signature":"../, '"signature":"00'))),
    ],
    [
      'unknown issuer',
      'bundle_issuer_unknown',
      readBundle(crypto, text, { now: NOW, issuer: () => undefined, knownKeys: new Set([key.id]) }),
    ],
    ['replayed', 'bundle_replayed', read(text, { ...fresh, lastSequence: 1, lastDigest: digest })],
    [
      'one left out',
      'bundle_out_of_order',
      read(written({ sequence: 3, previous: digest }).text, { ...fresh, lastSequence: 1, lastDigest: digest }),
    ],
    [
      'another past',
      'bundle_out_of_order',
      read(written({ sequence: 2 }).text, { ...fresh, lastSequence: 1, lastDigest: digest }),
    ],
    ['expired', 'bundle_expired', read(text, fresh, NOW + 101 * DAY)],
    ['from the future', 'bundle_from_the_future', read(text, fresh, NOW - DAY)],
    ['sealed anew, the same', 'accepted', read(resealed(text, '"df":0', '"df":0'))],
    [
      'for too long',
      'bundle_valid_too_long',
      read(resealed(text, `"validUntil":${NOW + 100 * DAY}`, `"validUntil":${NOW + 181 * DAY}`)),
    ],
    ['with a title', 'bundle_private', read(resealed(text, '"sizeBucket":7', '"sizeBucket":7,"title":"Choir"'))],
    ['key not held', 'bundle_key_unknown', read(text, fresh, NOW, [])],
    ['a long line', 'bundle_too_large', read(`"${'x'.repeat(BUNDLE_LIMITS.maxLineBytes)}"`)],
    ['many lines', 'bundle_too_large', read('0\n'.repeat(BUNDLE_LIMITS.maxLines + 1))],
  ];
  for (const [name, refusal, answer] of cases) assert.equal(answer.ok ? 'accepted' : answer.refusal, refusal, name);
});

test('the privacy lint refuses content and identifiers, leaving and entering', () => {
  for (const legalBasis of ['ask @choir_admin', 'see https://t.me/x', 'call +43 660 1234567', 'from 192.168.0.1']) {
    const result = bundle({ legalBasis });
    assert.ok(!result.ok && result.findings[0]?.problem === 'looks_like_identifier', legalBasis);
  }
  const node = { type: 'node', localId: 'a', kind: 'channel', createdWeek: 1, sizeBucket: 1 };
  assert.deepEqual(lintLine(node, 1), []);
  assert.equal(lintLine({ ...node, title: 'Cinder Choir' }, 1)[0]?.problem, 'unknown_field');
  assert.equal(lintLine({ ...node, localId: 'a handle with words' }, 1)[0]?.problem, 'wrong_shape');
  assert.equal(lintLine({ type: 'content', text: 'x' }, 1)[0]?.problem, 'wrong_shape');
  const { sizeBucket: _dropped, ...short } = node;
  assert.equal(lintLine(short, 1)[0]?.problem, 'missing_field');
});

test('a tombstone withdraws the fingerprint and names every pair that relied on it', async () => {
  const store = createMemoryStore();
  const first = written();
  const one = read(first.text);
  assert.ok(one.ok);
  const planned = await planImport(one.bundle, store, NOW);
  assert.ok(planned.ok);
  await applyImport(planned.plan, store, NOW);
  const relying = {
    ...noSuspicion('channel:9', 'server-a/net1', NOW),
    state: 'confirmed' as const,
    evidence: ['server-a/fp1'],
  };
  const other = {
    ...noSuspicion('channel:8', 'server-a/net1', NOW),
    state: 'confirmed' as const,
    evidence: ['server-a/fp3'],
  };
  await store.putSuspicions([relying, other]);
  const second = written({
    sequence: 2,
    previous: first.digest,
    tombstones: [{ type: 'tombstone', ref: 'fp1', reason: 'appeal_upheld', at: NOW }],
  });
  const two = read(second.text, { ...fresh, lastSequence: 1, lastDigest: first.digest });
  assert.ok(two.ok);
  const again = await planImport(two.bundle, store, NOW);
  assert.ok(again.ok);
  assert.deepEqual(again.plan.withdrawn, ['server-a/fp1']);
  assert.deepEqual(
    again.plan.reopened.map(({ subject }) => subject),
    ['channel:9'],
  );
  const acknowledged = await applyImport(again.plan, store, NOW + 5);
  assert.deepEqual(acknowledged, { bundleId: 'bundle2', refs: ['fp1'], withdrawn: 1, reopened: 1, at: NOW + 5 });
  const left = (await store.fingerprints({ limit: 100 })).items.map(({ id }) => id);
  assert.ok(!left.includes('server-a/fp1') && left.includes('server-a/fp3'));
});

test('other formats: HMA file and STIX 2.1', () => {
  const pdq = new Uint32Array(22 * 8).fill(0x01234567);
  const picture: Fingerprint = {
    ...(fingerprints()[0] ?? assert.fail()),
    signal: {
      type: 'picture',
      role: 'avatar',
      sketch: { pdq, stable: new Uint32Array(16), shape: new Uint32Array(16), shapeSigns: [0, 0], quality: 90 },
    },
  };
  assert.equal(toHmaFile([picture, picture, ...fingerprints()]), `pdq ${'01234567'.repeat(8)}\n`);
  const answer = read(written().text);
  assert.ok(answer.ok);
  const stix = JSON.parse(JSON.stringify(toStix(crypto, answer.bundle)));
  assert.equal(stix.type, 'bundle');
  const kinds = stix.objects.map(({ type }: { type: string }) => type);
  assert.deepEqual(kinds, ['identity', 'indicator', 'indicator', 'indicator', 'indicator', 'grouping']);
  // As OASIS's JSON schemas of STIX 2.1 have it: identifiers, timestamps, what each type requires, references that resolve.
  const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
  const required: Record<string, string[]> = {
    identity: ['name', 'identity_class'],
    indicator: ['pattern', 'pattern_type', 'valid_from', 'indicator_types'],
    grouping: ['context', 'object_refs'],
  };
  const ids = new Set(stix.objects.map(({ id }: { id: string }) => id));
  assert.match(stix.id, new RegExp(`^bundle--${uuid}`));
  for (const object of stix.objects) {
    assert.match(object.id, new RegExp(`^${object.type}--${uuid}`));
    assert.equal(object.spec_version, '2.1');
    for (const name of required[object.type] ?? []) assert.ok(name in object, `${object.type} without ${name}`);
    for (const name of ['created', 'modified', 'valid_from', 'valid_until'])
      if (name in object) assert.match(object[name], time);
    if ('valid_until' in object) assert.ok(object.valid_until > object.valid_from);
    for (const ref of [object.created_by_ref, ...(object.object_refs ?? [])]) assert.ok(ids.has(ref), ref);
    for (const name of Object.keys(object.extensions ?? {}))
      assert.match(name, new RegExp(`^extension-definition--${uuid}`));
  }
});
