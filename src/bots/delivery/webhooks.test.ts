import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createGroup, type QueuedUpdate } from '#domain';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { until } from '../../../tests/support/until.ts';
import { createOutside, type Outside } from '../outside/request.ts';
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
  options: {
    count: number;
    statuses: number[];
    manners?: Partial<WebhookManners>;
    /** In whose chat an update happened; all in one when it is not said. */
    peerOf?(id: number): number;
    /** Makes what the updates are about. */
    prepare?(parts: { world: TestWorld }): Promise<void>;
    /** Happens while an update is on its way. */
    meanwhile?(id: number): Promise<void>;
    /** A real way out, and where it leads. */
    outside?: Outside;
    url?: string;
  },
): Promise<Scene> {
  const world = await createTestWorld(t);
  await options.prepare?.({ world });
  const bot = await world.addPerson('Lamp bot');
  const calls: number[] = [];
  const statuses = [...options.statuses];
  const outside: Outside = options.outside ?? {
    addressOf: () => Promise.resolve('192.0.2.1'),
    async request({ body }) {
      const { id } = JSON.parse(Buffer.from(body ?? []).toString('utf8'));
      calls.push(id);
      await options.meanwhile?.(id);
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
    record: { type: 'message', mailbox: bot, peer: options.peerOf?.(id) ?? 7, id },
  });
  await world.store.write(async (tx) => {
    await tx.botFeeds.lock(bot, 1);
    const ids = Array.from({ length: options.count }, (_, index) => index + 1);
    await tx.botFeeds.append(bot, ids.map(message), options.count + 1);
    const webhook = { url: options.url ?? 'https://bot.example/hook', maxConnections: 4 };
    await tx.botFeeds.putFeed({ bot, dialect: 'max', confirmedId: 0, ahead: [], usedAt: 0, webhook });
  });
  t.after(() => delivery.close());
  return { world, delivery, bot, calls };
}

/** Waits while the clock goes on a hundredth of a second at each look. */
const asTimePasses = (scene: Scene, condition: () => boolean | Promise<boolean>): Promise<void> =>
  until(() => {
    scene.world.waitS(0.01);
    return condition();
  });

const pendingOf = async ({ delivery, bot }: Scene): Promise<number> => (await delivery.state(bot, 'max')).pending;

test('an update is brought again until 200 is answered, and those after it wait', async (t) => {
  const scene = await openScene(t, { count: 3, statuses: [500, 302, 201, 200] });
  await scene.delivery.start();
  await asTimePasses(scene, async () => (await pendingOf(scene)) === 0);
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
  await asTimePasses(scene, () => scene.calls.length > 2);
  assert.ok((await scene.delivery.state(scene.bot, 'max')).feed.webhook);
  scene.world.waitS(8 * 3600 + 1);
  await asTimePasses(scene, async () => (await scene.delivery.state(scene.bot, 'max')).feed.webhook === undefined);
});

/** A receiver on this machine that notes what it is called with. */
async function receiver(t: TestContext, answer: (id: number, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => answer(JSON.parse(text).id, response));
  }).listen(0, '127.0.0.1');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
}

const errorOf = async ({ delivery, bot }: Scene) => (await delivery.state(bot, 'max')).feed.lastError?.message;

test('over HTTP: a chat whose calls fail in every way keeps its order, waits longer each time and holds up no other', async (t) => {
  const calls: number[] = [];
  const atMs: number[] = [];
  const errors: (string | undefined)[] = [];
  let failures = 0;
  const url = await receiver(t, (id, response) => {
    calls.push(id);
    if (id !== 1) return void response.end();
    atMs.push(scene.world.clock.nowMs());
    failures++;
    if (failures === 1) return void response.writeHead(500).end();
    // The second is never answered, the third is hung up on.
    if (failures === 2) return;
    if (failures === 3) return void response.destroy();
    if (failures === 4) return void response.writeHead(503).end();
    response.end();
  });
  const scene: Scene = await openScene(t, {
    ...{ count: 300, statuses: [], url, outside: createOutside({ allowPrivate: true }) },
    // One is the failing chat's first and the last its second.
    peerOf: (id) => (id === 1 || id === 300 ? 7 : 8 + (id % 3)),
    manners: { firstRetryMs: 50, longestRetryMs: 200, callTimeoutMs: 5_000, accepts: (status) => status < 300 },
  });
  await scene.delivery.start();
  // While the first is not taken, everything of others is.
  await until(async () => (await pendingOf(scene)) === 2);
  assert.deepEqual(
    calls.filter((id) => id !== 1).sort((a, b) => a - b),
    Array.from({ length: 298 }, (_, index) => index + 2),
  );
  await asTimePasses(scene, async () => {
    const error = await errorOf(scene);
    if (errors.at(-1) !== error) errors.push(error);
    return (await pendingOf(scene)) === 0;
  });
  assert.deepEqual(
    calls.filter((id) => id === 1 || id === 300),
    [1, 1, 1, 1, 1, 300],
  );
  for (const peer of [0, 1, 2]) {
    const ofChat = calls.filter((id) => id !== 1 && id !== 300 && id % 3 === peer);
    assert.deepEqual(
      ofChat,
      ofChat.toSorted((a, b) => a - b),
      `chat ${peer}`,
    );
  }
  const pausesMs = atMs.slice(1).map((at, index) => at - (atMs[index] ?? 0));
  assert.deepEqual(
    pausesMs.map((pauseMs, index) => pauseMs >= ([50, 100, 200, 200][index] ?? 0)),
    [true, true, true, true],
    pausesMs.join(),
  );
  for (const told of ['Wrong response from the webhook: 500 Internal Server Error', 'Read timeout expired'])
    assert.ok(errors.includes(told), errors.join());
  assert.equal(errors.at(-1), 'Wrong response from the webhook: 503 Service Unavailable');
});

test('a receiver that asks for time gets it, for that chat', async (t) => {
  const calls: number[] = [];
  let busy = true;
  const url = await receiver(t, (id, response) => {
    calls.push(id);
    if (id === 1 && busy) response.writeHead(429, { 'retry-after': '1' });
    response.end();
  });
  const scene = await openScene(t, {
    ...{ count: 3, statuses: [], url, outside: createOutside({ allowPrivate: true }) },
    peerOf: (id) => (id === 2 ? 8 : 7),
  });
  await scene.delivery.start();
  await until(async () => (await pendingOf(scene)) === 2);
  busy = false;
  scene.world.waitS(0.9);
  assert.deepEqual(calls, [1, 2]);
  await asTimePasses(scene, async () => (await pendingOf(scene)) === 0);
  assert.deepEqual(calls, [1, 2, 1, 3]);
});

test('what waits behind a slow call is told as things stand by then: nothing of a chat that was closed meanwhile', async (t) => {
  let group = 0;
  const scene: Scene = await openScene(t, {
    ...{ count: 4, statuses: [] },
    peerOf: (id) => (id === 4 ? 8 : group),
    async meanwhile(id) {
      if (id !== 1) return;
      await close(group, 1);
      scene.world.waitS(2);
    },
    async prepare({ world }) {
      const creator = await world.addPerson('Ann');
      group = (await createGroup(world, { creator, title: 'Lamps', members: [] })).chat;
    },
  });
  const close = (id: number, suspendedAt: number) =>
    scene.world.store.write(async (tx) => {
      const chat = await tx.chats.get(id);
      if (chat) await tx.chats.update({ ...chat, suspendedAt });
    });
  await scene.delivery.start();
  await asTimePasses(scene, async () => (await pendingOf(scene)) === 0);
  assert.deepEqual(scene.calls.toSorted(), [1, 4]);
});

test('a bot that is shut out while it is called is called again when it is let in', async (t) => {
  const stand = (suspendedAt?: number) =>
    scene.world.store.write(async (tx) => {
      const { suspendedAt: _, ...bot } = (await tx.accounts.get(scene.bot)) ?? assert.fail();
      await tx.accounts.update({ ...bot, ...(suspendedAt === undefined ? {} : { suspendedAt }) });
    });
  const scene: Scene = await openScene(t, {
    ...{ count: 3, statuses: [] },
    async meanwhile(id) {
      if (id !== 1) return;
      await stand(1);
      scene.world.waitS(2);
    },
  });
  await scene.delivery.start();
  await asTimePasses(scene, async () => (await pendingOf(scene)) === 2);
  await scene.delivery.close();
  assert.deepEqual(scene.calls, [1]);
  await stand();
  await scene.delivery.start();
  await asTimePasses(scene, async () => (await pendingOf(scene)) === 0);
  assert.deepEqual(scene.calls, [1, 2, 3]);
});
