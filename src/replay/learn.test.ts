import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decisionsOf,
  GROUPS,
  type Levels,
  NO_EVIDENCE,
  packWeights,
  partDecisions,
  unpackWeights,
  type VerdictRecord,
  WEIGHTS,
} from '#safety';
import { learn } from './learn.ts';

const encode = (levels: Partial<Levels>): (number | undefined)[] => {
  const all: Levels = { ...NO_EVIDENCE, ...levels };
  return GROUPS.map((group) => all[group]);
};

/** At this desk one copied post with a link was always the network, and a same rhythm with a tie never was. */
function deskOf(): VerdictRecord[] {
  const member = encode({ text: 1, link: 1, age: 3, name: 0 });
  const other = encode({ text: 0, hours: 2, graph: 2, age: 3, name: 0 });
  return Array.from({ length: 240 }, (_, at) => ({
    subject: `chat:${at}`,
    networkId: `network-${at % 6}`,
    verdict: at % 2 === 0 ? 'confirm' : 'refute',
    by: 'Mod',
    atS: at,
    levels: at % 2 === 0 ? member : other,
    tenths: at % 2 === 0 ? -10 : 20,
    weightVersion: WEIGHTS.version,
  }));
}

test('what the desk decided teaches the weights, judged on networks that were kept apart', () => {
  const decided = partDecisions(decisionsOf(deskOf(), WEIGHTS));
  assert.ok(decided.frozen.length > 0 && decided.learned.length > decided.frozen.length);
  const apart = new Set(decided.frozen.map(({ networkId }) => networkId));
  assert.ok(!decided.learned.some(({ networkId }) => apart.has(networkId)), 'no network on both sides');
  const lessons = { start: WEIGHTS, training: [], frozen: [], version: 'desk-test', source: 'a desk', decided };
  const learned = learn(WEIGHTS, lessons);
  assert.ok(learned.decided && learned.decided.after.brier < learned.decided.before.brier / 2);
  assert.ok((learned.table.bits.link[1] ?? 0) > (learned.table.bits.link[0] ?? 0));
});

test('the last word about a pair counts, and who asked for more decided nothing', () => {
  const [first, second] = deskOf();
  assert.ok(first && second);
  const again: VerdictRecord = { ...first, verdict: 'refute', atS: 900 };
  const more: VerdictRecord = { ...second, verdict: 'insufficient', atS: 901 };
  const labels = decisionsOf([again, first, second, more], WEIGHTS).map(({ label }) => label);
  assert.deepEqual(labels, ['other', undefined]);
});

test('a kept table comes back as it was; one of another shape is left out', () => {
  assert.deepEqual(unpackWeights(packWeights(WEIGHTS)), WEIGHTS);
  assert.equal(unpackWeights(undefined), undefined);
  assert.equal(unpackWeights(new TextEncoder().encode('{"bits":')), undefined);
  const { bits } = WEIGHTS;
  assert.equal(unpackWeights(packWeights({ ...WEIGHTS, bits: { ...bits, text: [1, 2] } })), undefined);
});
