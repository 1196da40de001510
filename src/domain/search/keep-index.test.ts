import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import type { World } from '../ports.ts';
import { sendMessage } from '../messages/send-message.ts';
import { indexMessages } from './index-messages.ts';
import { createIndexKeeper } from './keep-index.ts';
import { searchMessages } from './search-messages.ts';

const words = Array.from({ length: 100 }, (_, n) => `word${n.toString(36)}`);
const longTexts = 1_500;
const page = { offsetId: 0, offsetDate: 0, addOffset: 0, maxId: 0, minId: 0, limit: 50 };

test('what was indexed by itself is brought together by the keeper, a little in each commit, and found as before', async (t) => {
  const statements: string[] = [];
  const world = await createTestWorld(t, { onStatement: (text) => void statements.push(text) });
  const ember = await world.addPerson('Ember');
  const merge = () => world.store.write((tx) => tx.search.merge());
  await world.store.write(async (tx) => {
    for (let n = 0; n < longTexts; n++) {
      const text = words.map((word) => `${word}x${n % 500}`).join(' ');
      await tx.messages.insertContent({ sender: ember, date: 1, data: { text } });
    }
  });
  await sendMessage(world, { sender: ember, peer: ember, data: { text: 'the seventh lamp' } });
  assert.equal(await indexMessages(world), longTexts + 1);
  const keep = createIndexKeeper();
  statements.length = 0;
  await keepAll(keep, world);
  const count = (pattern: RegExp) => statements.filter((text) => pattern.test(text)).length;
  assert.ok(count(/'merge'/) > 1, 'there was something to merge');
  const order = statements.flatMap((text) => /'merge'|^COMMIT/.exec(text)?.[0] ?? []);
  assert.doesNotMatch(order.join(' '), /'merge' 'merge'/, 'each in a commit of its own');
  assert.equal(await merge(), false, 'nothing is left to merge');
  statements.length = 0;
  assert.equal(await keep(world), false);
  assert.equal(count(/'merge'/), 0, 'and it is not tried again');
  const { messages, total } = await searchMessages(world, ember, 'seventh', {}, page);
  assert.deepEqual([messages.length, total], [1, 1]);
  await sendMessage(world, { sender: ember, peer: ember, data: { text: 'the eighth lamp' } });
  await keepAll(keep, world);
  assert.equal(await indexMessages(world), 0, 'nothing is left for the search itself');
});

test('the keeper lets others in after each small commit, and catches up without a rest once it has fallen behind', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const put = (texts: number) =>
    world.store.write(async (tx) => {
      for (let n = 0; n < texts; n++)
        await tx.messages.insertContent({ sender: ember, date: 1, data: { text: 'lamp' } });
    });
  const waiting = async () => (await world.store.read((tx) => tx.search.waiting(10_000))).length;
  const keep = createIndexKeeper();
  const stepSizes = async () => {
    const sizes: number[] = [];
    for (let before = await waiting(); before > 0; ) {
      await keep(world);
      const after = await waiting();
      sizes.push(before - after);
      before = after;
    }
    return sizes;
  };
  await put(200);
  assert.deepEqual(await stepSizes(), [64, 64, 64, 8]);
  await put(2_000);
  assert.deepEqual(await stepSizes(), [64, 64, 64, 64, 64, 64, 64, 64, 512, 512, 464]);
  await put(100);
  assert.deepEqual(await stepSizes(), [64, 36]);
});

async function keepAll(keep: ReturnType<typeof createIndexKeeper>, world: World): Promise<void> {
  while (await keep(world));
}
