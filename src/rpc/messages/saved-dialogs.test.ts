import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId, type Stage } from '../../../tests/replay/stage.ts';

const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 50, maxId: 0, minId: 0, hash: Long.ZERO };
const whole = { offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: 20, hash: Long.ZERO };

/** Ann has a note of her own, and two messages of Ben's that she kept, the newer one last. */
async function open(t: TestContext): Promise<Stage> {
  const s = await openStage(await createDispatcher(t));
  await s.say(s.ben, s.ann, 'The lamp is lit.');
  const first = await s.newest(s.ann, s.ben);
  await s.say(s.ben, s.ann, 'And the wick is new.');
  const second = await s.newest(s.ann, s.ben);
  await keep(s, first.id);
  await s.say(s.ann, s.ann, 'Buy oil');
  await keep(s, second.id);
  return s;
}

const keep = (s: Stage, id: number): Promise<unknown> =>
  s.annDoes('messages.forwardMessages', {
    fromPeer: s.peer(s.ann, s.ben),
    toPeer: { _: 'inputPeerSelf' },
    id: [id],
    randomId: [randomId()],
  });

async function dialogs(
  s: Stage,
  method: string,
  more: object = {},
): Promise<{ user: number; top: string; pinned: boolean }[]> {
  const answer = await s.asAnn(method, more);
  assert.ok(answer._ === 'messages.savedDialogs' || answer._ === 'messages.savedDialogsSlice');
  const texts = new Map(answer.messages.map((one) => [one.id, one._ === 'message' ? one.message : one._]));
  return answer.dialogs.map((one) => {
    assert.ok(one._ === 'savedDialog' && one.peer._ === 'peerUser');
    return { user: one.peer.userId, top: texts.get(one.topMessage) ?? '', pinned: one.pinned ?? false };
  });
}

async function texts(s: Stage, method: string, more: object): Promise<string[]> {
  const answer = await s.asAnn(method, more);
  assert.ok('messages' in answer);
  return (answer.messages as tl.TypeMessage[]).map((one) => (one._ === 'message' ? one.message : one._));
}

test('Saved Messages are listed by where they came from, newest first, page by page', async (t) => {
  const s = await open(t);
  const all = await dialogs(s, 'messages.getSavedDialogs', whole);
  assert.deepEqual(all, [
    { user: s.ben, top: 'And the wick is new.', pinned: false },
    { user: s.ann, top: 'Buy oil', pinned: false },
  ]);
  const first = await s.asAnn('messages.getSavedDialogs', { ...whole, limit: 1 });
  assert.ok(first._ === 'messages.savedDialogsSlice' && first.count === 2);
  const offsetId = first.dialogs[0]?.topMessage ?? 0;
  assert.deepEqual(await dialogs(s, 'messages.getSavedDialogs', { ...whole, limit: 1, offsetId }), all.slice(1));
  const ids = [s.peer(s.ann, s.ann)];
  assert.deepEqual(await dialogs(s, 'messages.getSavedDialogsByID', { ids }), all.slice(1));
});

test('a part of Saved Messages has its history and its search, and is cleared without the others', async (t) => {
  const s = await open(t);
  const [ben, self] = [s.peer(s.ann, s.ben), { _: 'inputPeerSelf' }];
  const kept = ['And the wick is new.', 'The lamp is lit.'];
  assert.deepEqual(await texts(s, 'messages.getSavedHistory', { peer: ben, ...page }), kept);
  assert.deepEqual(await texts(s, 'messages.getSavedHistory', { peer: self, ...page }), ['Buy oil']);
  const search = {
    ...page,
    peer: self,
    savedPeerId: ben,
    filter: { _: 'inputMessagesFilterEmpty' },
    minDate: 0,
    maxDate: 0,
  };
  assert.deepEqual(await texts(s, 'messages.search', { ...search, q: 'wick' }), kept.slice(0, 1));
  assert.deepEqual(await texts(s, 'messages.search', { ...search, q: 'oil' }), []);
  await s.annDoes('messages.deleteSavedHistory', { peer: ben, maxId: 0 });
  assert.deepEqual(await texts(s, 'messages.getHistory', { peer: self, ...page }), ['Buy oil']);
  assert.deepEqual(await texts(s, 'messages.getHistory', { peer: ben, ...page }), kept);
});

test('parts of Saved Messages are pinned on top and put in order, five at most', async (t) => {
  const s = await open(t);
  const own = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ann) };
  const from = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ben) };
  await s.annDoes('messages.toggleSavedDialogPin', { pinned: true, peer: own });
  const users = async (method: string, more: object = {}) => (await dialogs(s, method, more)).map(({ user }) => user);
  assert.deepEqual(await users('messages.getSavedDialogs', whole), [s.ann, s.ben]);
  assert.deepEqual(await users('messages.getSavedDialogs', { ...whole, excludePinned: true }), [s.ben]);
  await s.annDoes('messages.reorderPinnedSavedDialogs', { force: true, order: [from, own] });
  assert.deepEqual(await users('messages.getPinnedSavedDialogs'), [s.ben, s.ann]);
  await s.annDoes('messages.toggleSavedDialogPin', { pinned: false, peer: from });
  assert.deepEqual(await users('messages.getPinnedSavedDialogs'), [s.ann]);
  for (let i = 0; i < 4; i++) {
    const peer = s.peer(s.ann, await s.dispatcher.signIn(`Lamp${i}`));
    await s.annDoes('messages.toggleSavedDialogPin', { pinned: true, peer: { _: 'inputDialogPeer', peer } });
  }
  await assert.rejects(s.annDoes('messages.toggleSavedDialogPin', { pinned: true, peer: from }), {
    message: 'PINNED_DIALOGS_TOO_MUCH',
  });
});

test('a chat in which somebody says the first word gets the timer that they want for new ones', async (t) => {
  const s = await openStage(await createDispatcher(t));
  await s.say(s.ben, s.ann, 'Before');
  await s.annDoes('messages.setDefaultHistoryTTL', { period: 86_400 });
  assert.equal(((await s.asAnn('messages.getDefaultHistoryTTL')) as tl.RawDefaultHistoryTTL).period, 86_400);
  await s.say(s.ann, s.ben, 'Hello');
  const history = await s.history(s.ben, s.ann);
  const [said, timer, before] = history;
  assert.ok(said?._ === 'message' && said.ttlPeriod === 86_400);
  assert.ok(timer?._ === 'messageService' && timer.action._ === 'messageActionSetMessagesTTL');
  assert.equal(timer.action.autoSettingFrom?.toNumber(), s.ann);
  assert.ok(before?._ === 'message' && before.ttlPeriod === undefined);
  assert.equal((await s.dialog(s.ben, s.ann)).ttlPeriod, 86_400);
  // Whoever turns it off is not overruled.
  await s.benDoes('messages.setHistoryTTL', { peer: s.peer(s.ben, s.ann), period: 0 });
  await s.say(s.ann, s.ben, 'Again');
  assert.equal((await s.dialog(s.ann, s.ben)).ttlPeriod, undefined);
  await assert.rejects(s.annDoes('messages.setDefaultHistoryTTL', { period: 5 }), { message: 'TTL_PERIOD_INVALID' });
});

test('live locations that still run are found, one of each person', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const share = (by: number, to: number, lat: number, period: number) =>
    s.dispatcher.bytes(by, {
      _: 'messages.sendMedia',
      ...{ peer: s.peer(by, to), message: '', randomId: randomId() },
      media: { _: 'inputMediaGeoLive', geoPoint: { _: 'inputGeoPoint', lat, long: 10 }, period },
    } as { _: string });
  await share(s.ben, s.ann, 48, 900);
  await share(s.ben, s.ann, 49, 900);
  await share(s.ann, s.ben, 50, 60);
  const places = async () => {
    const answer = await s.asAnn('messages.getRecentLocations', {
      peer: s.peer(s.ann, s.ben),
      limit: 10,
      hash: Long.ZERO,
    });
    assert.ok('messages' in answer);
    return (answer.messages as tl.RawMessage[]).map(({ media }) =>
      media?._ === 'messageMediaGeoLive' && media.geo._ === 'geoPoint' ? Math.round(media.geo.lat) : undefined,
    );
  };
  assert.deepEqual(await places(), [50, 49]);
  s.dispatcher.world.waitS(61);
  assert.deepEqual(await places(), [49]);
});

test('the group of the key exchange is told with random bytes, and only once', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const config = await s.asAnn('messages.getDhConfig', { version: 0, randomLength: 256 });
  assert.ok(config._ === 'messages.dhConfig' && config.p.length === 256 && config.random.length === 256);
  const again = await s.asAnn('messages.getDhConfig', { version: config.version, randomLength: 16 });
  assert.ok(again._ === 'messages.dhConfigNotModified' && again.random.length === 16);
  await assert.rejects(s.annDoes('messages.getDhConfig', { version: 0, randomLength: 1 << 20 }), {
    message: 'RANDOM_LENGTH_INVALID',
  });
});
