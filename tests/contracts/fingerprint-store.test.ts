import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createMemoryStore } from '../../src/safety/networks/memory-store.ts';
import type { FingerprintStore } from '../../src/safety/networks/fingerprint-store.ts';
import { noSuspicion } from '../../src/safety/networks/decide.ts';
import type { Fingerprint, NetworkRecord, Signal } from '../../src/safety/networks/types.ts';
import { newWatch, openTally } from '../../src/safety/networks/watch.ts';
import { memorySafetyStore } from '../../src/safety/testing/memory-store.ts';
import type { SafetyStore } from '../../src/safety/ports.ts';
import { safetyStore } from '../../src/storage/index.ts';
import { eachStore } from '../support/each-store.ts';

const network = (id: string, actionAt = 1_000): NetworkRecord => ({
  id,
  label: 'Cinder Choir',
  policyCategory: 'scams',
  actionAt,
  decisionId: '7',
  source: { kind: 'own' },
});

const numbers = (count: number, step: number) => Uint32Array.from({ length: count }, (_, at) => at * step + 1);

const signals: Signal[] = [
  {
    type: 'text',
    sketch: {
      keyId: 'k1',
      minhash: Uint16Array.from({ length: 128 }, (_, at) => (at * 523) & 0xffff),
      bottom: numbers(64, 67_000_000),
      shingleCount: 90,
    },
  },
  {
    type: 'picture',
    role: 'avatar',
    sketch: {
      pdq: numbers(176, 24_000_000),
      stable: numbers(16, 3),
      shape: numbers(16, 5),
      shapeSigns: [44, 0],
      quality: 87.5,
    },
  },
  { type: 'title', sketch: { skeleton: 'ab'.repeat(8), trigrams: numbers(9, 7), variant: true } },
  { type: 'handle', sketch: { skeleton: 'cd'.repeat(8), trigrams: numbers(3, 7), variant: false } },
  { type: 'link', path: '0123456789abcdef' },
  { type: 'mention', ref: '0123456789abcdef' },
  { type: 'layout', hash: '0123456789abcdef' },
  { type: 'commands', hash: '0123456789abcdef' },
  { type: 'hours', hours: Array.from({ length: 24 }, (_, hour) => hour) },
  { type: 'token', token: 'fedcba9876543210' },
];

const fingerprint = (number: number, facts: Partial<Fingerprint> = {}): Fingerprint => ({
  id: `f${String(number).padStart(4, '0')}`,
  nodeId: 'n1',
  networkId: 'net1',
  decisionId: '7',
  keyId: 'k1',
  createdAt: 1_000,
  expiresAt: 9_000,
  df: 0,
  signal: signals[number % signals.length] ?? { type: 'link', path: '' },
  ...facts,
});

type Work = (
  work: (write: <T>(change: (memory: FingerprintStore) => Promise<T>) => Promise<T>) => Promise<void>,
) => Promise<void>;

/** What every memory of removed networks must do. */
function contract(open: Work): void {
  test('keeps every kind of fingerprint as it was put', () =>
    open(async (on) => {
      const all = signals.map((_, number) => fingerprint(number));
      await on((memory) => memory.putFingerprints(all));
      const read = await on((memory) => memory.fingerprints({ limit: 100 }));
      assert.deepEqual(read.items, all);
      assert.equal(read.next, undefined);
      await on((memory) => memory.putFingerprints([fingerprint(4, { df: 2 })]));
      assert.deepEqual(await on((memory) => memory.fingerprintsById(['f0004', 'nothing'])), [
        fingerprint(4, { df: 2 }),
      ]);
    }));

  test('pages through many, of all networks or of one', () =>
    open(async (on) => {
      const many = Array.from({ length: 333 }, (_, number) =>
        fingerprint(number, { networkId: number % 3 === 0 ? 'net2' : 'net1' }),
      );
      await on((memory) => memory.putFingerprints(many));
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const from = after;
        const page = await on((memory) =>
          memory.fingerprints({ networkId: 'net2', limit: 10, ...(from === undefined ? {} : { after: from }) }),
        );
        seen.push(...page.items.map(({ id }) => id));
        after = page.next;
      } while (after !== undefined);
      assert.deepEqual(
        seen,
        many.filter(({ networkId }) => networkId === 'net2').map(({ id }) => id),
      );
    }));

  test('finds what rests on a decision, what expired, and renews', () =>
    open(async (on) => {
      await on((memory) =>
        memory.putFingerprints([
          fingerprint(1, { decisionId: '8', expiresAt: 50 }),
          fingerprint(2, { decisionId: '8' }),
          fingerprint(3, { expiresAt: 60 }),
        ]),
      );
      assert.deepEqual(await on((memory) => memory.fingerprintsOfDecision('8')), ['f0001', 'f0002']);
      assert.deepEqual(await on((memory) => memory.expiredFingerprints(60, 10)), ['f0001', 'f0003']);
      await on((memory) => memory.renewFingerprints(['f0001'], 99));
      assert.deepEqual(await on((memory) => memory.expiredFingerprints(60, 10)), ['f0003']);
      assert.deepEqual(await on((memory) => memory.bankOf('net1')), {
        byType: { picture: 1, title: 1, handle: 1 },
        earliestExpiry: 60,
      });
      await on((memory) => memory.deleteFingerprints(['f0001', 'f0002', 'f0003']));
      assert.deepEqual(await on((memory) => memory.bankOf('net1')), { byType: {}, earliestExpiry: undefined });
    }));

  test('keeps networks, members and their ties', () =>
    open(async (on) => {
      await on((memory) => memory.putNetworks([network('net1'), network('net2', 2_000)]));
      await on((memory) => memory.putNetworks([{ ...network('net1'), label: 'renamed' }]));
      assert.deepEqual(await on((memory) => memory.network('net1')), { ...network('net1'), label: 'renamed' });
      assert.equal((await on((memory) => memory.networks())).length, 2);
      const node = {
        id: 'n1',
        networkId: 'net1',
        kind: 'channel' as const,
        lang: 'sv',
        createdWeek: 2_900,
        sizeBucket: 4,
      };
      await on((memory) => memory.putNodes([node, { ...node, id: 'n2' }, { ...node, id: 'n3', networkId: 'net2' }]));
      const edge = { networkId: 'net1', from: 'n1', to: 'n2', type: 'forward' as const, weightBucket: 3 };
      await on((memory) => memory.putEdges([edge, { ...edge, type: 'mention' }]));
      await on((memory) => memory.putEdges([{ ...edge, weightBucket: 4 }]));
      assert.deepEqual(await on((memory) => memory.nodesOf('net1')), [node, { ...node, id: 'n2' }]);
      assert.deepEqual(await on((memory) => memory.edgesOf('net1')), [
        { ...edge, weightBucket: 4 },
        { ...edge, type: 'mention' },
      ]);
      await on((memory) => memory.deleteNodes(['n2']));
      assert.deepEqual(await on((memory) => memory.edgesOf('net1')), []);
      assert.equal((await on((memory) => memory.nodesOf('net1'))).length, 1);
    }));

  test('keeps what is watched and suspected, and replaces it', () =>
    open(async (on) => {
      const watch = newWatch('chat:-1000000000001', 5);
      openTally(watch, 'net1')?.reposts.push('f0001');
      await on((memory) => memory.putWatches([watch, newWatch('account:3', 6)]));
      await on((memory) => memory.putWatches([{ ...watch, posts: 3 }]));
      assert.equal((await on((memory) => memory.watch(watch.subject)))?.posts, 3);
      const [first] = await on((memory) => memory.watches({ limit: 1 }));
      assert.equal(first?.subject, 'account:3');
      const rest = await on((memory) => memory.watches({ after: 'account:3', limit: 9 }));
      assert.deepEqual(rest[0]?.tallies[0]?.reposts, ['f0001']);
      await on((memory) => memory.deleteWatches(['account:3']));
      assert.equal(await on((memory) => memory.watch('account:3')), undefined);

      const suspicion = { ...noSuspicion('chat:-1000000000001', 'net1', 9), tenths: 44, evidence: ['f0001'] };
      await on((memory) => memory.putSuspicions([suspicion]));
      await on((memory) => memory.putSuspicions([{ ...suspicion, state: 'priority' }]));
      assert.deepEqual(await on((memory) => memory.suspicions('net1')), [{ ...suspicion, state: 'priority' }]);
      assert.deepEqual(await on((memory) => memory.suspicions('net2')), []);
      const verdict = {
        subject: 'chat:-1000000000001',
        networkId: 'net1',
        verdict: 'refute' as const,
        by: 'M-1',
        atS: 10,
        levels: [1, 2],
        tenths: 44,
        weightVersion: 'w',
      };
      await on((memory) => memory.putVerdicts([verdict]));
      assert.deepEqual(await on((memory) => memory.verdicts()), [verdict]);
    }));

  test('keeps bytes under a name', () =>
    open(async (on) => {
      assert.equal(await on((memory) => memory.state('background')), undefined);
      await on((memory) => memory.putState('background', Uint8Array.of(1, 2, 3)));
      await on((memory) => memory.putState('background', Uint8Array.of(0, 255)));
      assert.deepEqual([...((await on((memory) => memory.state('background'))) ?? [])], [0, 255]);
    }));
}

const over =
  (store: SafetyStore): Work =>
  (work) =>
    work((change) => store.write((tx) => change(tx.memory)));

suite('memory of networks in memory', () => {
  contract(async (work) => {
    const memory = createMemoryStore();
    await work((change) => change(memory));
  });
});
suite('memory of networks beside the desk in memory', () => {
  contract((work) => over(memorySafetyStore())(work));
});
eachStore('memory of networks', (current) => {
  contract((work) => over(safetyStore(current().store))(work));
});
