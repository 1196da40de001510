import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { createDelivery } from '../delivery/create-delivery.ts';
import { createFileIds } from '../files/file-id.ts';
import type { Outside } from '../outside/request.ts';
import { maxDialect } from './dialect.ts';
import { readWish, wordsOf } from './update-types.ts';

test('webhooks are called as both services say that they do', async (t) => {
  const world = await createTestWorld(t);
  const nobody = () => Promise.reject(new Error('nobody is called'));
  const outside: Outside = { addressOf: nobody, request: nobody };
  const delivery = createDelivery({ world, outside, log: () => undefined });
  const gateway = {
    world,
    delivery,
    outside,
    fileIds: createFileIds(new Uint8Array(32)),
    settings: { anyWebhook: false },
  };
  const [max, tamtam] = [maxDialect(gateway, 'max'), maxDialect(gateway, 'tamtam')];
  for (const { webhooks } of [max, tamtam]) {
    assert.deepEqual([webhooks.firstRetryMs, webhooks.longestRetryMs, webhooks.callsPerS], [30_000, 60_000, 100]);
    assert.equal(webhooks.keptMs, 8 * 3_600_000);
    assert.deepEqual([200, 201, 204, 302, 500].map(webhooks.accepts), [true, false, false, false, false]);
  }
  assert.deepEqual([max.webhooks.endsAfterMs, tamtam.webhooks.endsAfterMs], [8 * 3_600_000, undefined]);
  const webhook = { url: 'https://bot.example/', secret: 'wick-12345', maxConnections: 1 };
  const feed = { bot: 1, dialect: 'max' as const, confirmedId: 0, ahead: [], usedAt: 0, webhook };
  assert.deepEqual(max.webhookHeaders(feed), { 'x-max-bot-api-secret': 'wick-12345' });
  assert.deepEqual(tamtam.webhookHeaders({ ...feed, dialect: 'tamtam' }), {});
});

test('each service has its own kinds of updates', () => {
  assert.equal(wordsOf('max').length, 19);
  assert.equal(wordsOf('tamtam').length, 13);
  assert.throws(() => readWish('max', ['message_constructed']), /Unknown update type: message_constructed/);
  assert.throws(() => readWish('tamtam', ['bot_stopped']), /Unknown update type: bot_stopped/);
  assert.deepEqual(readWish('max', ['bot_started']), { words: ['bot_started'], allowed: ['message'] });
});
