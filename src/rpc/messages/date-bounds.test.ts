import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

const page = { offsetId: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO };
const filter = { _: 'inputMessagesFilterEmpty' };

/** Ben says a word in each of five seconds; returned is the stage and the first of them. */
async function open(t: TestContext): Promise<{ s: Stage; firstS: number }> {
  const s = await openStage(await createDispatcher(t));
  const { world } = s.dispatcher;
  world.waitS(1);
  const firstS = world.clock.nowS();
  for (const word of ['lamp one', 'lamp two', 'lamp three', 'lamp four', 'lamp five']) {
    await s.say(s.ben, s.ann, word);
    world.waitS(1);
  }
  return { s, firstS };
}

async function texts(s: Stage, method: string, more: object): Promise<string[]> {
  const answer = await s.asAnn(method, more);
  assert.ok('messages' in answer);
  return (answer.messages as tl.TypeMessage[]).map((one) => (one._ === 'message' ? one.message : one._));
}

test('a search between two moments finds what was said between them, and not in them', async (t) => {
  const { s, firstS } = await open(t);
  const between = { minDate: firstS, maxDate: firstS + 4 };
  const found = ['lamp four', 'lamp three', 'lamp two'];
  const here = { ...page, ...between, peer: s.peer(s.ann, s.ben), filter };
  for (const q of ['lamp', '']) assert.deepEqual(await texts(s, 'messages.search', { ...here, q }), found);
  const offset = { offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 50 };
  assert.deepEqual(await texts(s, 'messages.searchGlobal', { ...offset, ...between, filter, q: 'lamp' }), found);
  const until = await texts(s, 'messages.search', { ...here, minDate: 0, maxDate: firstS + 1, q: 'lamp' });
  assert.deepEqual(until, ['lamp one']);
});

test('history is read from a moment on backwards, and cleared between two, without what was said in them', async (t) => {
  const { s, firstS } = await open(t);
  const peer = s.peer(s.ann, s.ben);
  const history = (offsetDate: number) => texts(s, 'messages.getHistory', { ...page, peer, offsetDate });
  assert.deepEqual((await history(firstS + 2)).slice(0, 2), ['lamp two', 'lamp one']);
  const between = { minDate: firstS + 1, maxDate: firstS + 3 };
  await s.annDoes('messages.deleteHistory', { peer, maxId: 0, justClear: true, ...between });
  assert.deepEqual((await history(0)).slice(0, 4), ['lamp five', 'lamp four', 'lamp two', 'lamp one']);
});
