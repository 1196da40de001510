import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { answerCallback } from './callbacks.ts';

test('a press that nobody waits for any more cannot be answered, nor one of another bot', async (t) => {
  const world = await createTestWorld(t);
  const [ann, bot, other] = [
    await world.addPerson('Ann'),
    await world.addPerson('Lamp bot', { kind: 'bot' }),
    await world.addPerson('Oil bot', { kind: 'bot' }),
  ];
  const expiresAt = world.clock.nowS() + world.limits.callbackLifetimeS;
  for (const id of ['7', '8'])
    await world.store.write((tx) =>
      tx.botQueries.insert({ id, bot, account: ann, kind: 'callback', expiresAt, data: { peer: ann } }),
    );
  const answer = (query: string, by = bot) =>
    answerCallback(world, { bot: by, query, answer: { cacheS: 0, text: 'lit' } });
  await assert.rejects(answer('7', other), { code: 'query-id-invalid' });
  world.waitS(world.limits.callbackLifetimeS);
  await answer('7');
  // Answering again is no error, as long as the first answer was in time.
  await answer('7');
  world.waitS(1);
  await assert.rejects(answer('7'), { code: 'query-id-invalid' });
  await assert.rejects(answer('8'), { code: 'query-id-invalid' });
});
