import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  calibrated,
  checkBatch,
  explain,
  GROUP_LEVELS,
  GROUPS,
  isCorroborated,
  isotonic,
  judge,
  type Levels,
  type Match,
  MAX_LINES,
  networkPosterior,
  newWatch,
  nextSuspicion,
  noSuspicion,
  notePost,
  NO_EVIDENCE,
  type PostSketch,
  refit,
  resurgenceCurve,
  scorePair,
  STARTER_WEIGHTS,
  type Suspicion,
  type TrainingPair,
  WEIGHTS,
  whatWouldChange,
} from './index.ts';

const DAY = 86_400;
const context = { now: 10 * DAY, actionAt: 5 * DAY, confirmedSiblings: 0, bank: { avatars: 700, names: 1_400 } };
const anyLevels = fc
  .record(
    Object.fromEntries(
      GROUPS.map((group) => [group, fc.option(fc.nat(GROUP_LEVELS[group].length - 1), { nil: undefined })]),
    ),
  )
  .map((levels) => ({ ...NO_EVIDENCE, ...levels }) as Levels);

test('the evidence lines are at most five and add up to the score exactly', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const score = scorePair(WEIGHTS, levels, context);
      const lines = explain(score);
      assert.ok(lines.length <= MAX_LINES);
      assert.equal(
        lines.reduce((sum, { tenths }) => sum + tenths, 0),
        score.tenths,
      );
      for (const { words } of lines) assert.ok(words.length > 0);
    }),
  );
});

test('without any supporting line the probability is lower or the same', () => {
  fc.assert(
    fc.property(anyLevels, (levels) => {
      const score = scorePair(WEIGHTS, levels, context);
      for (const { posterior } of whatWouldChange(WEIGHTS, score)) assert.ok(posterior <= score.posterior);
    }),
  );
});

test('the table in force keeps its order: more of the same evidence never counts less', () => {
  for (const group of ['avatar', 'media', 'name', 'link', 'graph', 'operations', 'template', 'hours'] as const) {
    const bits = WEIGHTS.bits[group];
    assert.equal(bits.length, GROUP_LEVELS[group].length);
    for (let level = 1; level < bits.length; level++) assert.ok((bits[level] ?? 0) >= (bits[level - 1] ?? 0), group);
  }
  for (let at = 1; at < WEIGHTS.calibration.length; at++) {
    const [left, right] = [WEIGHTS.calibration[at - 1], WEIGHTS.calibration[at]];
    assert.ok(left && right && left[0] < right[0] && left[1] <= right[1]);
  }
});

test('a larger bank makes a look-alike worth less, a recent action makes a match worth more', () => {
  const levels: Levels = { ...NO_EVIDENCE, avatar: 2 };
  const at = (changes: object): number => scorePair(WEIGHTS, levels, { ...context, ...changes }).tenths;
  assert.ok(at({ bank: { avatars: 20_000, names: 1 } }) < at({}));
  assert.ok(at({ now: 200 * DAY }) < at({}));
  assert.ok(at({ confirmedSiblings: 3 }) > at({ confirmedSiblings: 2 }));
});

const scored = (atS: number, posterior: number, evidence: string[], extra: object = {}) =>
  ({
    kind: 'scored',
    atS,
    tenths: Math.round(posterior * 100),
    posterior,
    lane: 'normal',
    corroborated: true,
    evidence,
    ...extra,
  }) as const;
const step = (state: Suspicion, input: Parameters<typeof nextSuspicion>[1]): Suspicion =>
  nextSuspicion(state, input, STARTER_WEIGHTS);

test('suspicion leads to friction that ends within a day, and never further without a person', () => {
  let state = noSuspicion('channel:1', 'n', 0);
  state = step(state, scored(1, 0.6, ['a']));
  assert.equal(state.state, 'suspected');
  assert.equal(state.friction, undefined);
  state = step(state, scored(2, 0.95, ['a', 'b']));
  assert.equal(state.state, 'priority');
  assert.equal(state.friction?.untilS, 2 + DAY);
  state = step(state, scored(DAY / 2, 0.99, ['a', 'b', 'c']));
  assert.equal(state.friction?.untilS, 2 + DAY, 'friction is not prolonged by more evidence');
  state = step(state, { kind: 'clock', atS: 2 + DAY });
  assert.equal(state.friction, undefined);
  assert.equal(state.state, 'priority');
  state = step(state, scored(3 * DAY, 0.9999, ['a', 'b', 'c', 'd']));
  assert.equal(state.friction, undefined, 'friction that ended does not begin again');
});

test('no input but a person’s verdict confirms', () => {
  const inputs = fc.oneof(
    fc
      .record({
        posterior: fc.double({ min: 0, max: 1, noNaN: true }),
        evidence: fc.array(fc.string({ maxLength: 2 }), { maxLength: 4 }),
      })
      .map(({ posterior, evidence }) => scored(1, posterior, evidence)),
    fc.constant({ kind: 'clock', atS: 5 * DAY } as const),
  );
  fc.assert(
    fc.property(fc.array(inputs, { maxLength: 20 }), (list) => {
      let state = noSuspicion('channel:1', 'n', 0);
      for (const input of list) state = step(state, input);
      assert.notEqual(state.state, 'confirmed');
    }),
  );
});

test('one signal alone and protected subjects never reach friction', () => {
  const alone = step(noSuspicion('channel:1', 'n', 0), scored(1, 0.999, ['a'], { corroborated: false }));
  assert.equal(alone.state, 'suspected');
  const press = step(noSuspicion('channel:2', 'n', 0), scored(1, 0.999, ['a'], { lane: 'protected' }));
  assert.equal(press.friction, undefined);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, operations: 1, age: 3, hours: 2 }), false);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 2 }), false, 'who believes the same quotes the same');
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 2, member: 1 }), true, 'both are one removed member’s');
  assert.equal(
    isCorroborated({ ...NO_EVIDENCE, text: 2, member: 1 }, { acts: 2, posts: 30 }),
    false,
    'a rare thing there',
  );
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 2, disguise: 1 }), true);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 2, member: 1, stance: 2 }), false);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 1, link: 1, disguise: 0 }), false, 'a keepsake');
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 1, link: 1, disguise: 1 }), true, 'a keepsake is not disguised');
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 1, disguise: 1 }), false);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 3 }), true);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 2, link: 1 }), true);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, link: 3, age: 3 }), false, 'who writes about it shows its links');
  assert.equal(isCorroborated({ ...NO_EVIDENCE, text: 3, stance: 2 }), false, 'who shows several networks observes');
  const shown = { ...NO_EVIDENCE, media: 1, link: 1 };
  assert.equal(isCorroborated(shown, { acts: 1 }), false, 'one post may quote all of it');
  assert.equal(isCorroborated(shown, { acts: 2 }), true);
  assert.equal(isCorroborated({ ...NO_EVIDENCE, name: 2, avatar: 1 }, { acts: 0 }), true);
});

test('a link under old words counts, unless somebody whose words they are had shown it', () => {
  const found = (linkOf: string[], disguised: boolean | undefined) => {
    const watch = newWatch('channel:1', 0);
    const { matches, post } = repostWithLink(linkOf, disguised);
    notePost(watch, post, matches);
    const [tally] = watch.tallies;
    assert.deepEqual(tally?.reposts, ['text']);
    return { links: tally.links, disguised: tally.disguised };
  };
  assert.deepEqual(found(['sibling'], true), { links: ['link of sibling'], disguised: ['text'] });
  assert.deepEqual(found(['sibling', 'author'], false), { links: [], disguised: [] });
  assert.deepEqual(found([], undefined), { links: [], disguised: undefined }, 'who is asked may not know');
});

/** A post that repeats a text of the member "author" and has a link that these members showed. */
function repostWithLink(linkOf: string[], disguised: boolean | undefined): { matches: Match[]; post: PostSketch } {
  const of = { networkId: 'n', grade: 1 };
  const links = linkOf.map((nodeId) => ({
    ...{ ...of, nodeId, fingerprintId: `link of ${nodeId}` },
    ...{ kind: 'link' as const, thing: 'link 1' },
  }));
  const text = { ...of, nodeId: 'author', fingerprintId: 'text', kind: 'repost' as const };
  const post: PostSketch = {
    ...{ subject: 'channel:1', atS: 1, text: undefined, links: [], mentions: [], layout: undefined },
    ...{ pictures: [], refs: [], refusals: [] },
    ...(disguised === undefined ? {} : { disguised: () => disguised }),
  };
  return { matches: [text, ...links], post };
}

test('a refuted pair stays quiet until there is new evidence', () => {
  let state = step(noSuspicion('channel:1', 'n', 0), scored(1, 0.95, ['a', 'b']));
  state = step(state, { kind: 'verdict', atS: 2, verdict: 'refute', by: 'p' });
  assert.equal(state.state, 'refuted');
  assert.equal(step(state, scored(3, 0.99, ['a', 'b'])).state, 'refuted', 'the same evidence');
  assert.equal(step(state, scored(3, 0.96, ['a', 'b', 'c'])).state, 'refuted', 'new evidence of no weight');
  const again = step(state, { ...scored(3, 0.99, ['a', 'b', 'c']), tenths: 200 });
  assert.equal(again.state, 'priority', 'new evidence of weight');
});

test('an overturned decision ends suspicion', () => {
  const state = step(noSuspicion('channel:1', 'n', 0), scored(1, 0.95, ['a', 'b']));
  assert.deepEqual(step(state, { kind: 'decision_overturned', atS: 9 }), noSuspicion('channel:1', 'n', 9));
});

test('more than 25 subjects need two different persons', () => {
  assert.deepEqual(checkBatch(25, ['a']), { ok: true });
  assert.deepEqual(checkBatch(26, ['a']), { ok: false, refusal: 'second_person_needed' });
  assert.deepEqual(checkBatch(26, ['a', 'a']), { ok: false, refusal: 'same_person_twice' });
  assert.deepEqual(checkBatch(26, ['a', 'b']), { ok: true });
});

test('network and members are judged apart', () => {
  const pair = (posterior: number, state: Suspicion['state'], lane: Suspicion['lane'] = 'normal'): Suspicion => ({
    ...noSuspicion('x', 'n', 0),
    posterior,
    state,
    lane,
  });
  assert.ok(Math.abs(networkPosterior([pair(0.6, 'suspected'), pair(0.5, 'suspected')]).back - 0.8) < 1e-9);
  assert.equal(networkPosterior([pair(0.9, 'priority', 'protected')]).back, 0);
  assert.equal(networkPosterior([pair(0.2, 'confirmed')]).back, 1);
});

test('survival curves: a worked example, and bands that hold the curve', () => {
  const members = [1, 2, 2, 5]
    .map((day) => ({ removedAt: 0, returnedAt: day * DAY }))
    .concat(Array.from({ length: 4 }, () => ({ removedAt: 0 }) as { removedAt: number; returnedAt: number }));
  const curve = resurgenceCurve(members, 10 * DAY);
  assert.deepEqual(
    curve.map(({ day, gone }) => [day, Math.round(gone * 1_000) / 1_000]),
    [
      [0, 1],
      [1, 0.875],
      [2, 0.625],
      [5, 0.5],
      [10, 0.5],
    ],
  );
  for (const { low, gone, high } of curve) assert.ok(low <= gone && gone <= high);
});

test('a survival curve of a network of which nobody is back goes on to now, and is surer the more are missing', () => {
  const after = (count: number) =>
    resurgenceCurve(
      Array.from({ length: count }, () => ({ removedAt: 0 })),
      30 * DAY,
    ).at(-1);
  assert.deepEqual([after(4)?.day, after(4)?.gone, after(4)?.high, after(4)?.atRisk], [30, 1, 1, 4]);
  assert.equal(Math.round((after(4)?.low ?? 0) * 100), 40);
  assert.equal(Math.round((after(400)?.low ?? 0) * 100), 99);
});

test('equal scores are one claim, and between two claims nothing is promised that was not seen', () => {
  const scored = (bits: number, members: number, others: number) =>
    Array.from({ length: members + others }, (_, at) => ({ bits, member: at >= others }));
  const curve = isotonic([
    ...scored(-12, 0, 400),
    ...scored(-9, 60, 140),
    ...[-8, -7, -6].flatMap((bits) => scored(bits, 4, 26)),
    ...scored(-5, 90, 10),
    ...scored(4, 200, 0),
  ]);
  assert.ok(Math.abs(calibrated(curve, -5) - 0.9) < 0.02);
  for (const bits of [-9, -7.5, -6]) assert.ok(Math.abs(calibrated(curve, bits) - 72 / 290) < 0.02, `${bits}`);
});

/** Pairs drawn from known rates: members repost and share links, others rarely. */
function drawnPairs(count: number, seed: number, labelled: boolean): (TrainingPair & { truth: boolean })[] {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, (_, at) => {
    const truth = at % 10 === 0;
    const draw = (member: number, other: number): number => (next() < (truth ? member : other) ? 1 : 0);
    const levels: Levels = {
      ...NO_EVIDENCE,
      text: draw(0.6, 0.01),
      link: draw(0.5, 0.02),
      avatar: 2 * draw(0.5, 0.02),
      operations: draw(0.4, 0.005),
      age: truth ? 3 : next() < 0.3 ? 3 : 1,
    };
    return { levels, truth, label: labelled && at % 4 === 0 ? (truth ? 'member' : 'other') : undefined };
  });
}

test('refit recovers the rates the pairs were drawn from, mostly without labels, and calibration improves', () => {
  const table = refit(STARTER_WEIGHTS, drawnPairs(6_000, 3, true), 'test', 'drawn');
  assert.ok(Math.abs((table.bits.text[1] ?? 0) - Math.log2(0.6 / 0.01)) < 1.2);
  assert.ok(Math.abs((table.bits.link[1] ?? 0) - Math.log2(0.5 / 0.02)) < 1.2);
  assert.ok((table.bits.text[0] ?? 0) < 0);
  const bitsOf = (pairs: ReturnType<typeof drawnPairs>) =>
    pairs.map(({ levels, truth }) => ({ bits: scorePair(table, levels, context).tenths / 10, member: truth }));
  const curve = isotonic(bitsOf(drawnPairs(6_000, 3, true)));
  const frozen = bitsOf(drawnPairs(6_000, 99, false));
  const before = judge(STARTER_WEIGHTS.calibration, frozen);
  const after = judge(curve, frozen);
  assert.ok(after.calibrationError < before.calibrationError);
  assert.ok(after.calibrationError < 0.02);
  for (let at = 1; at < curve.length; at++) assert.ok((curve[at]?.[1] ?? 0) >= (curve[at - 1]?.[1] ?? 0));
  assert.ok(calibrated(curve, 100) > 0.9 && calibrated(curve, -100) < 0.05);
});
