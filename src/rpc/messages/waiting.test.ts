import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { sendAwaited, sendDue } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t));
const whenOnline = 0x7ffffffe;
const tomorrow = (s: Stage) => s.dispatcher.world.clock.nowS() + 86_400;

async function waitingIn(s: Stage, peer: number): Promise<tl.RawMessage[]> {
  const answer = await s.asAnn('messages.getScheduledHistory', { peer: s.peer(s.ann, peer), hash: Long.ZERO });
  assert.ok('messages' in answer);
  return (answer.messages as tl.TypeMessage[]).filter((one) => one._ === 'message');
}

async function onlyWaiting(s: Stage): Promise<tl.RawMessage> {
  const [one, ...more] = await waitingIn(s, s.ben);
  assert.deepEqual(more, []);
  return one ?? assert.fail('nothing waits');
}

const dice = { _: 'inputMediaDice', emoticon: '🎲' };
const place = (lat: number) => ({
  _: 'inputMediaVenue',
  geoPoint: { _: 'inputGeoPoint', lat, long: 2 },
  ...{ title: 'The lamp room', address: 'Wick street', provider: '', venueId: '', venueType: '' },
});

test('a message waits for its receiver to come, where both show when they are here', async (t) => {
  const s = await open(t);
  await s.say(s.ann, s.ben, 'when you are here', { scheduleDate: whenOnline });
  assert.equal((await waitingIn(s, s.ben))[0]?.date, whenOnline);
  assert.equal(await sendAwaited(s.dispatcher.world), 0);
  await s.benDoes('account.updateStatus', { offline: false });
  assert.equal(await sendAwaited(s.dispatcher.world), 1);
  assert.equal((await s.newest(s.ben, s.ann)).message, 'when you are here');
  assert.deepEqual(await waitingIn(s, s.ben), []);
  await s.benDoes('account.setPrivacy', {
    key: { _: 'inputPrivacyKeyStatusTimestamp' },
    rules: [{ _: 'inputPrivacyValueDisallowAll' }],
  });
  await assert.rejects(s.say(s.ann, s.ben, 'again', { scheduleDate: whenOnline }), /SCHEDULE_STATUS_PRIVATE/);
  await assert.rejects(s.say(s.ann, s.ann, 'to me', { scheduleDate: whenOnline }), /SCHEDULE_STATUS_PRIVATE/);
});

test('what waits keeps in whose name it is sent, and takes the draft away', async (t) => {
  const s = await open(t);
  const chat = await s.supergroup(s.ann);
  const { id: channel } = await s
    .asAnn('channels.createChannel', { title: 'Post', about: '', broadcast: true })
    .then(
      (answer) => ('chats' in answer ? (answer.chats as tl.RawChannel[])[0] : undefined) ?? assert.fail('no channel'),
    );
  const sendAs = s.peer(s.ann, -1_000_000_000_000 - channel);
  await s.annDoes('channels.updateUsername', {
    channel: s.channel(s.ann, -1_000_000_000_000 - channel),
    username: `post_${s.ann}`,
  });
  const early = s.say(s.ann, chat, 'in its name', { scheduleDate: tomorrow(s), sendAs });
  await assert.rejects(early, /SEND_AS_PEER_INVALID/, 'only where everybody may look');
  await s.annDoes('channels.updateUsername', { channel: s.channel(s.ann, chat), username: `lamps_${s.ann}` });
  await s.annDoes('messages.saveDraft', { peer: s.peer(s.ann, chat), message: 'half' });
  await s.say(s.ann, chat, 'in its name', { scheduleDate: tomorrow(s), sendAs, clearDraft: true });
  assert.equal((await s.dialog(s.ann, chat)).draft?._ ?? 'draftMessageEmpty', 'draftMessageEmpty');
  assert.deepEqual((await waitingIn(s, chat))[0]?.fromId, { _: 'peerChannel', channelId: channel });
  s.dispatcher.world.waitS(86_401);
  await sendDue(s.dispatcher.world);
  assert.deepEqual((await s.newest(s.ben, chat)).fromId, { _: 'peerChannel', channelId: channel });
});

test('an edit changes what a waiting message carries, also one that sends it at once', async (t) => {
  const s = await open(t);
  const peer = s.peer(s.ann, s.ben);
  await s.annDoes('messages.sendMedia', {
    ...{ peer, media: place(1), message: 'here', randomId: randomId(), scheduleDate: tomorrow(s) },
  });
  const { id } = await onlyWaiting(s);
  await s.annDoes('messages.editMessage', { peer, id, media: place(5), scheduleDate: tomorrow(s) });
  const [moved] = await waitingIn(s, s.ben);
  assert.ok(moved?.media?._ === 'messageMediaVenue' && moved.media.geo._ === 'geoPoint');
  assert.deepEqual([moved.message, moved.media.geo.lat], ['here', 5]);
  const refused = s.annDoes('messages.editMessage', { peer, id, media: dice, scheduleDate: tomorrow(s) });
  await assert.rejects(refused, /MEDIA_NEW_INVALID/);
  const nowS = s.dispatcher.world.clock.nowS();
  await s.annDoes('messages.editMessage', { peer, id, message: 'there', scheduleDate: nowS });
  assert.equal((await s.newest(s.ben, s.ann)).message, 'there');
  assert.deepEqual(await waitingIn(s, s.ben), []);
});

test('who sends by hand what may not be sent is told so, and it waits on; left alone it is dropped', async (t) => {
  const s = await open(t);
  await s.say(s.ann, s.ben, 'for tomorrow', { scheduleDate: tomorrow(s) });
  await s.benDoes('contacts.block', { id: s.peer(s.ben, s.ann) });
  const { id } = await onlyWaiting(s);
  const send = s.annDoes('messages.sendScheduledMessages', { peer: s.peer(s.ann, s.ben), id: [id] });
  await assert.rejects(send, /USER_IS_BLOCKED|YOU_BLOCKED_USER|MESSAGE_ID_INVALID|PEER_ID_INVALID/);
  assert.equal((await waitingIn(s, s.ben)).length, 1);
  s.dispatcher.world.waitS(86_401);
  await sendDue(s.dispatcher.world);
  assert.deepEqual(await waitingIn(s, s.ben), []);
  assert.deepEqual(await s.history(s.ben, s.ann), []);
});

test('what nothing here would keep of a send is refused instead of left out', async (t) => {
  const s = await open(t);
  const refused = async (more: object, error: RegExp) => assert.rejects(s.say(s.ann, s.ben, 'a lamp', more), error);
  await refused({ scheduleDate: tomorrow(s), scheduleRepeatPeriod: 86_400 }, /PREMIUM_ACCOUNT_REQUIRED/);
  await refused({ quickReplyShortcut: { _: 'inputQuickReplyShortcutId', shortcutId: 1 } }, /PREMIUM_ACCOUNT_REQUIRED/);
  await refused({ suggestedPost: { _: 'suggestedPost' } }, /SUGGESTED_POST_PEER_INVALID/);
  const peer = s.peer(s.ann, s.ben);
  await refused({ replyTo: { _: 'inputReplyToStory', peer, storyId: 1 } }, /STORY_ID_INVALID/);
  await refused({ replyTo: { _: 'inputReplyToMonoForum', monoforumPeerId: peer } }, /REPLY_TO_MONOFORUM_PEER_INVALID/);
  assert.deepEqual(await s.history(s.ann, s.ben), []);
});

test('nobody speaks in the name of another in a private chat or small group', async (t) => {
  const s = await open(t);
  const group = await s.group();
  const cal = await s.dispatcher.signIn('Cal');
  for (const chat of [s.ben, group]) {
    for (const one of [cal, s.ben, group]) {
      const sendAs = s.peer(s.ann, one);
      await assert.rejects(s.say(s.ann, chat, 'I am another', { sendAs }), /SEND_AS_PEER_INVALID/);
      const later = s.say(s.ann, chat, 'I am another', { sendAs, scheduleDate: tomorrow(s) });
      await assert.rejects(later, /SEND_AS_PEER_INVALID/);
    }
    await s.say(s.ann, chat, 'I am Ann', { sendAs: s.peer(s.ann, s.ann) });
    assert.deepEqual((await s.newest(s.ben, chat === group ? group : s.ann)).fromId, { _: 'peerUser', userId: s.ann });
  }
});
