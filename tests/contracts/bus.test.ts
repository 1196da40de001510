import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Bus, BusListener, Nudge } from '../../src/domain/ports.ts';
import { createInProcessBus, createNatsBus, decodeMessage, encodeMessage } from '../../src/fanout/index.ts';
import { findNats, startNats, type TestNats } from '../support/nats.ts';
import { skipWithout } from '../support/needs.ts';
import { until } from '../support/until.ts';

/** Two ends of one bus: for a single node both are the same. */
interface Ends {
  here: Bus;
  there: Bus;
}

const nudge = (pts: number): Nudge => ({
  mailbox: 7,
  pts,
  entries: [{ pts, ptsCount: 1, date: 1, order: pts, body: { kind: 'newMessage', id: pts } }],
  exceptSession: 'k:s',
});

function recorder() {
  const heard: unknown[] = [];
  const listener: BusListener = {
    nudges: (nudges) => heard.push(...nudges),
    accountsChanged: (accounts) => heard.push({ accounts }),
    transient: (to, update) => heard.push({ to, update }),
    keysDropped: (keyIds, gone = false) => heard.push({ keyIds, gone }),
  };
  return { heard, listener };
}

function contract(open: () => Promise<Ends & { close(): Promise<void> }>): void {
  let ends: Awaited<ReturnType<typeof open>>;
  before(async () => {
    ends = await open();
  });
  after(() => ends?.close());

  test('everything published at one end is heard once and in order at both', async () => {
    const near = recorder();
    const far = recorder();
    const unsubscribe = [ends.here.subscribe(near.listener), ends.there.subscribe(far.listener)];
    ends.here.publish([nudge(1), nudge(2)], [5, 9]);
    ends.here.publish([], [6]);
    ends.here.publishTransient([5], { kind: 'status', account: 9 });
    ends.here.publishTransient({ chat: -3, except: 4 }, { kind: 'status', account: 4 });
    ends.here.publishKeysDropped(['00ff']);
    ends.here.publishKeysDropped(['00ee'], true);
    const expected = [
      { accounts: [5, 9] },
      nudge(1),
      nudge(2),
      { accounts: [6] },
      { to: [5], update: { kind: 'status', account: 9 } },
      { to: { chat: -3, except: 4 }, update: { kind: 'status', account: 4 } },
      { keyIds: ['00ff'], gone: false },
      { keyIds: ['00ee'], gone: true },
    ];
    assert.deepEqual(near.heard, expected, 'the publishing node hears it in the same turn');
    await until(() => far.heard.length >= expected.length);
    assert.deepEqual(far.heard, expected);
    for (const stop of unsubscribe) stop();
  });

  test('who left hears no more', async () => {
    const gone = recorder();
    const stays = recorder();
    ends.there.subscribe(gone.listener)();
    const leave = ends.there.subscribe(stays.listener);
    ends.here.publishKeysDropped(['aa']);
    await until(() => stays.heard.length === 1);
    assert.deepEqual(gone.heard, []);
    leave();
  });
}

suite('bus inside one process', () => {
  contract(async () => {
    const bus = createInProcessBus();
    return { here: bus, there: bus, close: async () => undefined };
  });
});

const program = findNats();
suite('bus over NATS', { skip: skipWithout('nats', program) }, () => {
  let nats: TestNats;
  before(async () => {
    nats = await startNats(program ?? '');
  });
  after(() => nats?.stop());

  contract(async () => {
    const here = await createNatsBus({ url: nats.url, nodeId: 'a' });
    const there = await createNatsBus({ url: nats.url, nodeId: 'b' });
    return { here, there, close: async () => void (await Promise.all([here.close(), there.close()])) };
  });

  test('a node whose NATS goes away serves its own listeners, and reaches the others again afterwards', async () => {
    const own = await startNats(program ?? '');
    const states: boolean[] = [];
    const here = await createNatsBus({ url: own.url, nodeId: 'a', onConnection: (now) => states.push(now) });
    const there = await createNatsBus({ url: own.url, nodeId: 'b' });
    const near = recorder();
    const far = recorder();
    here.subscribe(near.listener);
    there.subscribe(far.listener);
    await own.stop();
    await until(() => states.includes(false));
    here.publish([nudge(1)]);
    assert.equal(near.heard.length, 1);
    const again = await startNats(program ?? '', own.port);
    await until(() => states.includes(true));
    await until(() => {
      here.publishKeysDropped(['bb']);
      return far.heard.length > 0;
    });
    assert.deepEqual(far.heard[0], { keyIds: ['bb'], gone: false });
    await Promise.all([here.close(), there.close()]);
    await again.stop();
  });

  test('starting without NATS fails instead of waiting for ever', async () => {
    await assert.rejects(createNatsBus({ url: 'nats://127.0.0.1:1', nodeId: 'a' }));
  });
});

test('nudges too long for one message travel without their entries', () => {
  const big: Nudge = {
    ...nudge(3),
    entries: [{ ...nudge(3).entries[0]!, body: { kind: 'botEvent', event: 'x', data: { text: 'y'.repeat(700_000) } } }],
  };
  const bytes = encodeMessage('a', { kind: 'nudges', nudges: [big, nudge(4)] });
  assert.ok(bytes.length < 1024);
  assert.deepEqual(decodeMessage(bytes)?.message, {
    kind: 'nudges',
    nudges: [
      { mailbox: 7, pts: 3, entries: [], exceptSession: 'k:s' },
      { mailbox: 7, pts: 4, entries: [], exceptSession: 'k:s' },
    ],
  });
});

test('foreign messages are not for us', () => {
  for (const text of ['', 'x', '[]', '{}', '{"from":"a"}', '{"from":"a","message":{"kind":"other"}}', 'null']) {
    assert.equal(decodeMessage(new TextEncoder().encode(text)), undefined, text);
  }
});
