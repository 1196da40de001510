import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../../tests/support/test-world.ts';
import { createBot } from '../create-bot.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { collectBotUpdates } from './collect.ts';
import { pruneBotUpdates, waitingUpdates } from './feeds.ts';

const dayS = 24 * 3600;

test('what a bot does not fetch is kept for a day, whether it was looked for at once or only later', async (t) => {
  const world = await createTestWorld(t);
  const ann = await world.addPerson('Ann');
  const { id: bot } = await createBot(world, { owner: ann, name: 'Lamp bot', username: 'lamp_bot' });
  const say = (text: string) => sendMessage(world, { sender: ann, peer: bot, data: { text } });
  const waiting = async (): Promise<number> => {
    await collectBotUpdates(world, bot, new Set(['message']));
    await pruneBotUpdates(world);
    return (await waitingUpdates(world, bot, { afterId: 0, limit: 100 })).length;
  };
  await say('early');
  assert.equal(await waiting(), 1);
  world.waitS(dayS - 60);
  await say('late');
  assert.equal(await waiting(), 2);
  world.waitS(120);
  assert.equal(await waiting(), 1);
  world.waitS(dayS);
  assert.equal(await waiting(), 0);
  // Nobody looked for this one while it was fresh.
  await say('unseen');
  world.waitS(dayS + 60);
  assert.equal(await waiting(), 0);
});
