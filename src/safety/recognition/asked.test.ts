import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveSketchKey } from '../fingerprints/keyed-hash.ts';
import { newWatch } from '../networks/watch.ts';
import { WEIGHTS } from '../networks/weights.ts';
import type { Actor } from '../roles.ts';
import { safetyWorld } from '../testing/world.ts';
import type { SketchAnswer } from './questions.ts';
import { readAnswer } from './read-answer.ts';
import { decideMatches } from './verdicts.ts';
import { loadEngine } from './watcher/engine.ts';
import { takeAnswer } from './watcher/take-answer.ts';

const moderator: Actor = { person: 1, role: 'moderator', pseudonym: 'M-1', via: 'console' };
const recognised: SketchAnswer = {
  matches: [
    {
      network: 'net1',
      policyCategory: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE',
      actionAt: 1_790_000_000,
      tenths: 110,
      posterior: 0.999,
      corroborated: true,
      lane: 'normal',
      lines: [
        { group: 'prior', words: 'Starting point', tenths: -66 },
        { group: 'text', words: 'Two posts repeat different removed texts', tenths: 62 },
        { group: 'name', words: 'Its name reads the same as a removed name', tenths: 114 },
      ],
      wouldChange: [{ without: 'name', words: 'without this: 41 %', posterior: 0.41 }],
    },
  ],
};
const [known] = recognised.matches;

test('an answer that is none, or whose lines do not add up, is not taken', () => {
  assert.deepEqual(readAnswer(JSON.stringify(recognised)), recognised);
  const wrong: [string, string][] = [
    ['no JSON', '<html>'],
    ['no list', '{}'],
    ['nothing', 'null'],
    ['another sum', JSON.stringify({ matches: [{ ...known, tenths: 111 }] })],
    [
      'six lines',
      JSON.stringify({ matches: [{ ...known, lines: [...(known?.lines ?? []), ...(known?.lines ?? [])] }] }),
    ],
    ['a lane of its own', JSON.stringify({ matches: [{ ...known, lane: 'removed' }] })],
    ['long words', JSON.stringify({ matches: [{ ...known, policyCategory: 'x'.repeat(101) }] })],
    ['six networks', JSON.stringify({ matches: [known, known, known, known, known, known] })],
  ];
  for (const [name, text] of wrong) assert.equal(readAnswer(text), undefined, name);
});

test('what another server recognises waits for a person, stays quiet once refuted, and leaves when it is taken back', async () => {
  const world = safetyWorld();
  const { safety } = world;
  const unreadable = async () => ({ ok: false, refusal: 'image_unreadable' }) as const;
  const context = {
    safety,
    key: deriveSketchKey(safety.crypto, new Uint8Array(32).fill(7)),
    weights: WEIGHTS,
    decode: unreadable,
    readPicture: unreadable,
    readBytes: async () => undefined,
    http: { request: () => Promise.reject(new Error('nobody is asked')) },
    holder: 'test',
  };
  const engine = await loadEngine(context);
  const ids = [-1_000_000_000_001, -1_000_000_000_002, -1_000_000_000_003];
  const [first = '', second = '', press = ''] = ids.map((id) => `chat:${id}`);
  for (const id of ids) world.add({ kind: 'chat', id });
  engine.recogniser.restore([{ ...newWatch(press, 1_790_000_000), roles: ['press'] }], []);
  const hear = (subject: string, answer: SketchAnswer): Promise<void> =>
    safety.store.write((tx) =>
      takeAnswer(tx, context, engine, { subject, issuer: 'north', answer, isLast: true, nowMs: world.nowMs }),
    );
  const matchOf = async (subject: string) =>
    safety.store.read((tx) => tx.matches.first({ where: { subject, network: 'north/net1' } }));

  for (const subject of [first, second, press]) await hear(subject, recognised);
  const raised = await matchOf(first);
  assert.deepEqual([raised?.state, raised?.tenths, raised?.lines], ['priority', 110, known?.lines]);
  const { friction } = raised ?? assert.fail('it is not raised');
  assert.ok(friction && friction.untilMs - world.nowMs <= 86_400_000, 'friction ends within a day');
  assert.equal((await matchOf(press))?.lane, 'protected');
  assert.equal((await matchOf(press))?.friction, null, 'the press is not slowed');

  const nothing: SketchAnswer = { matches: [] };
  await hear(first, nothing);
  const hushed = await matchOf(first);
  assert.deepEqual([hushed?.state, hushed?.friction], ['quiet', null], 'taken back there, it leaves the queue here');
  const lifted = await safety.store.read((tx) => tx.decisions.get(friction.decisionId));
  assert.equal(lifted?.status, 'reversed');

  const waiting = (await matchOf(second)) ?? assert.fail('it is not raised');
  await decideMatches(safety, moderator, [waiting.id], 'confirm', 'the same poems');
  engine.recogniser.verdict(second, 'north/net1', 'confirm', 'M-1', world.nowMs / 1_000);
  await hear(second, nothing);
  assert.equal((await matchOf(second))?.reviewBecause, 'evidence-withdrawn', 'a person looks at the decision again');

  await hear(first, recognised);
  const again = (await matchOf(first)) ?? assert.fail('it is not raised');
  await decideMatches(safety, moderator, [again.id], 'refute', 'another choir');
  engine.recogniser.verdict(first, 'north/net1', 'refute', 'M-1', world.nowMs / 1_000);
  world.nowMs += 3_600_000;
  await hear(first, recognised);
  assert.equal((await matchOf(first))?.state, 'refuted', 'without new evidence it stays quiet');
});
