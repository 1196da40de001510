import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { QueuedUpdate } from '#domain';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { until } from '../../../tests/support/until.ts';
import type { Outside } from '../outside/request.ts';
import { createDelivery, type Delivery } from './create-delivery.ts';
import type { WebhookManners } from './dialect.ts';

interface Scene {
  world: TestWorld;
  delivery: Delivery;
  bot: number;
  /** What the webhook was called with, in order. */
  calls: number[];
}

/** A bot with updates 1 … `count` that wait, and a webhook that answers with these statuses, then with 200. */
async function openScene(
  t: TestContext,
  options: { count: number; statuses: number[]; manners?: Partial<WebhookManners> },
): Promise<Scene> {
  const world = await createTestWorld(t);
  const bot = await world.addPerson('Lamp bot');
  const calls: number[] = [];
  const statuses = [...options.statuses];
  const outside: Outside = {
    async request({ body }) {
      calls.push(JSON.parse(Buffer.from(body ?? []).toString('utf8')).id);
      return { status: statuses.shift() ?? 200, headers: {}, body: Buffer.alloc(0) };
    },
  };
  const delivery = createDelivery({ world, outside, log: () => undefined });
  delivery.speak({
    name: 'max',
    defaults: ['message'],
    onePoller: false,
    webhooks: {
      firstRetryMs: 2,
      longestRetryMs: 4,
      callTimeoutMs: 1000,
      accepts: (status) => status === 200,
      ...options.manners,
    },
    write: (_feed, updates) => Promise.resolve(updates.map(({ id }) => ({ id, body: { id } }))),
    webhookHeaders: () => ({}),
  });
  const message = (id: number): QueuedUpdate => ({
    id,
    date: world.clock.nowS(),
    record: { type: 'message', mailbox: bot, peer: 7, id },
  });
  await world.store.write(async (tx) => {
    await tx.botFeeds.lock(bot, 1);
    const ids = Array.from({ length: options.count }, (_, index) => index + 1);
    await tx.botFeeds.append(bot, ids.map(message), options.count + 1);
    const webhook = { url: 'https://bot.example/hook', maxConnections: 4 };
    await tx.botFeeds.putFeed({ bot, dialect: 'max', confirmedId: 0, ahead: [], usedAt: 0, webhook });
  });
  t.after(() => delivery.close());
  return { world, delivery, bot, calls };
}

const pendingOf = async ({ delivery, bot }: Scene): Promise<number> => (await delivery.state(bot, 'max')).pending;

test('an update is brought again until 200 is answered, and those after it wait', async (t) => {
  const scene = await openScene(t, { count: 3, statuses: [500, 302, 201, 200] });
  await scene.delivery.start();
  await until(async () => (await pendingOf(scene)) === 0);
  assert.deepEqual(scene.calls, [1, 1, 1, 1, 2, 3]);
});

test('what happened too long ago is let go of', async (t) => {
  const scene = await openScene(t, { count: 2, statuses: [], manners: { keptMs: 8 * 3_600_000 } });
  scene.world.waitS(8 * 3600 + 1);
  await scene.delivery.start();
  await until(async () => (await pendingOf(scene)) === 0);
  assert.deepEqual(scene.calls, []);
});

test('a webhook that nobody answers for so long is forgotten', async (t) => {
  const never = Array.from({ length: 10_000 }, () => 500);
  const scene = await openScene(t, { count: 1, statuses: never, manners: { endsAfterMs: 8 * 3_600_000 } });
  await scene.delivery.start();
  await until(() => scene.calls.length > 2);
  assert.ok((await scene.delivery.state(scene.bot, 'max')).feed.webhook);
  scene.world.waitS(8 * 3600 + 1);
  await until(async () => (await scene.delivery.state(scene.bot, 'max')).feed.webhook === undefined);
});
