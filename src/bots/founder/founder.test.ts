import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ensureBuiltInBot, randomId64, sendMessage } from '#domain';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { until } from '../../../tests/support/until.ts';
import { answerMessage } from './answer-message.ts';
import { answerPress } from './answer-press.ts';
import { createFounder } from './founder.ts';

test('a message over which the founder stumbles is set aside after three tries, and the next person is answered', async (t) => {
  const world = await createTestWorld(t);
  const founder = await ensureBuiltInBot(world, { username: 'BotFounder', name: 'F', about: '', description: '' });
  assert.ok(founder !== undefined);
  const ann = await world.addPerson('Ann');
  const bea = await world.addPerson('Bea');
  const say = (sender: number, text: string) =>
    sendMessage(world, { sender, peer: founder, randomId: randomId64(world), data: { text } });
  await say(ann, 'a secret that breaks it');
  await say(bea, '/help');
  let tries = 0;
  const logged: Record<string, unknown>[] = [];
  const bot = createFounder(world, founder, (event) => logged.push(event), {
    press: answerPress,
    async message(partner, talk, message) {
      if (message.peer !== ann) return answerMessage(partner, talk, message);
      tries++;
      throw new TypeError(`cannot read ${message.content.text}`);
    },
  });
  bot.start();
  t.after(() => bot.close());
  const answers = async () => (await world.updatesOf(bea)).filter(({ kind }) => kind === 'newMessage').length;
  await until(async () => {
    bot.listener.nudges([{ mailbox: founder, pts: 0, entries: [] }]);
    return (await answers()) === 2;
  });
  assert.equal(tries, 3);
  assert.deepEqual(
    logged.map(({ event, error }) => [event, error]),
    [
      ['founder-failed', 'TypeError'],
      ['founder-failed', 'TypeError'],
      ['founder-set-aside', 'TypeError'],
    ],
  );
  assert.ok(!JSON.stringify(logged).includes('secret'));
});
