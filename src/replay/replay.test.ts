import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WEIGHTS } from '#safety';
import { GOAL_MESSAGE } from './ablation.ts';
import { transfer } from './bundle-transfer.ts';
import { loadCorpora } from './corpora.ts';
import { figuresOf, goalsOf } from './goals.ts';
import { share, thresholdAt } from './metrics.ts';
import { missesOf, missLine } from './misses.ts';
import { allFingerprints, exchangeKey, isSameNetwork } from './play.ts';
import { createRandom } from './random.ts';
import { openReplay } from './run-replay.ts';
import { EDIT_NAMES, TEXT_EDITS } from './text-edits.ts';
import { ACTION_AT, DAY } from './world-types.ts';
import { createWriter } from './writer.ts';

const SCALE = 0.04;
const SEED = 501;

test('a slice of the week: returned channels are found here and from bundles elsewhere, observers are left alone', async () => {
  const replay = openReplay({ scale: SCALE, onProgress: () => undefined });
  const played = await replay.play(SEED, WEIGHTS);
  const evaders = played.results.filter(({ channel }) => channel.truth);
  const obvious = evaders.filter(
    ({ channel }) => channel.truth?.evader === 'lazy' || channel.truth?.evader === 'moderate',
  );
  const right = (list: typeof evaders): number =>
    list.filter(({ alert, channel }) => alert && isSameNetwork(channel.truth?.networkId, alert.networkId)).length;
  assert.ok(right(obvious) >= obvious.length - 1, `${right(obvious)} of ${obvious.length} obvious returns`);
  for (const { channel, alert } of played.results)
    if (channel.profile.roles) assert.equal(alert, undefined, channel.profile.subject);
  const innocent = played.results.filter(({ channel }) => !channel.truth);
  const alerted = innocent.filter(({ alert }) => alert).length;
  assert.ok(alerted <= Math.ceil(innocent.length * 0.02), `${alerted} of ${innocent.length} innocent channels alerted`);

  const moved = await transfer(played.store, exchangeKey(SEED).id, ACTION_AT + 2 * DAY);
  assert.deepEqual(moved.refused, []);
  const arrived = await allFingerprints(moved.store);
  assert.ok(arrived.length > 0 && !arrived.some(({ signal }) => ['handle', 'token', 'mention'].includes(signal.type)));
  const elsewhere = await replay.playElsewhere(played, WEIGHTS);
  const found = elsewhere.results.filter(
    ({ alert, channel }) => alert && isSameNetwork(channel.truth?.networkId, alert.networkId),
  );
  assert.ok(found.length >= evaders.length / 2, `${found.length} of ${evaders.length} from bundles`);

  // Who came too late is listed with what it kept, what it showed and what held it back.
  const late = missesOf(played.results, WEIGHTS.priorityAt);
  const inTime = evaders.filter(({ alert, channel: { truth } }) => {
    const isRight = alert && truth && isSameNetwork(truth.networkId, alert.networkId);
    return isRight && alert.posts <= GOAL_MESSAGE[truth.evader];
  });
  assert.equal(late.length, evaders.length - inTime.length);
  for (const miss of late) assert.match(missLine(miss), /title (kept|edited|new).*showed \d+ reposts.*bound by/);

  const goals = goalsOf(figuresOf([played]), figuresOf([elsewhere]));
  assert.equal(goals.length, 10);
});

test('the same seed plays the same world', () => {
  const draw = (seed: number): number[] => Array.from({ length: 5 }, () => createRandom(seed).fork('a').next());
  assert.deepEqual(draw(3), draw(3));
  assert.notDeepEqual(draw(3), draw(4));
  const [corpus] = loadCorpora();
  assert.ok(corpus);
  const writer = createWriter(corpus);
  const random = createRandom(9);
  const text = writer.write(random, 30);
  for (const name of EDIT_NAMES) {
    const edit = TEXT_EDITS[name];
    assert.equal(edit?.(text, createRandom(1), writer), edit?.(text, createRandom(1), writer), name);
  }
});

test('intervals and thresholds', () => {
  const { low, value, high } = share(95, 100);
  assert.ok(low > 0.88 && low < value && high < 0.98);
  assert.equal(thresholdAt([], 0, 0.99), Number.POSITIVE_INFINITY);
});
