import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sendMessage } from '#domain';
import { createDispatcher } from '../../tests/support/dispatcher.ts';

const part = {
  _: 'upload.saveFilePart',
  fileId: { low: 7, high: 0, unsigned: false },
  filePart: 0,
  bytes: new Uint8Array(8),
};
const state = { _: 'updates.getState' };

/** The number of `updatesTooLong` in the schema. */
const updatesTooLongId = 0xe317af7e;

async function open(t: TestContext) {
  const rpc = await createDispatcher(t, {}, true);
  const ann = await rpc.signIn('Ann');
  const bea = await rpc.signIn('Bea');
  let texts = 0;
  return {
    call: (request: { _: string }) => rpc.bytes(ann, request),
    pushed: () => rpc.pushed(ann),
    wait: (seconds: number) => rpc.world.waitS(seconds),
    side: rpc.addSession(ann),
    say: () =>
      sendMessage(rpc.world, {
        sender: bea,
        peer: ann,
        randomId: `${(texts += 1)}`,
        data: { text: `lamp ${texts}` },
      }),
  };
}

test('a session that only moves files beside another one hears nothing, until it asks for something else', async (t) => {
  const { call, pushed, side, say } = await open(t);
  await call(state);
  await side.call(part);
  await say();
  assert.equal((await pushed()).length, 1);
  assert.deepEqual(await side.pushed(), []);
  await side.call(state);
  await say();
  assert.equal((await pushed()).length, 1);
  assert.equal((await side.pushed()).length, 1);
  await side.call(part);
  await say();
  assert.equal((await side.pushed()).length, 1, 'files are not all that it asks for');
});

test('a session that moves files hears of what happens when its device has no other', async (t) => {
  const { side, say } = await open(t);
  await side.call(part);
  await say();
  assert.equal((await side.pushed()).length, 1);
});

test('a session that refused updates stays without them', async (t) => {
  const { side, say } = await open(t);
  await side.call({ _: 'invokeWithoutUpdates', query: state } as { _: string });
  await side.call(state);
  await say();
  assert.deepEqual(await side.pushed(), []);
});

test('a new session of a device that was away is told to ask for what it missed, and one that just signed in is not', async (t) => {
  const { call, pushed, side, wait } = await open(t);
  await call(state);
  assert.deepEqual(await pushed(), []);
  wait(60);
  await side.call(state);
  const [told, ...more] = await side.pushed();
  assert.deepEqual([told && Buffer.from(told).readUInt32LE(0), more], [updatesTooLongId, []]);
  await side.call(state);
  assert.deepEqual(await side.pushed(), [], 'once');
});
