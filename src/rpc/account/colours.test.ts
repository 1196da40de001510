import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage } from '../../../tests/replay/stage.ts';

test('the emoji drawn on a colour of a person or channel is kept, where it is one of this server', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const id = await s.dispatcher.world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'document', owner: s.ben, createdAt: 1, digest: 'emoji', sizeBytes: 1, mime: 'image/webp' },
      ...{ blob: 'emoji', sizes: [], attributes: [{ kind: 'customEmoji', alt: '🏮' }] },
    }),
  );
  const backgroundEmojiId = Long.fromNumber(id);
  const set = (more: object, color: object) =>
    s.benDoes('account.updateColor', { ...more, color: { _: 'peerColor', ...color } });
  await set({}, { color: 2, backgroundEmojiId });
  await set({ forProfile: true }, { backgroundEmojiId });
  const seen = async (): Promise<tl.RawUser> => {
    const full = await s.asAnn('users.getFullUser', { id: s.user(s.ann, s.ben) });
    const user = 'users' in full ? (full.users as tl.TypeUser[])[0] : undefined;
    return user?._ === 'user' ? user : assert.fail('no user');
  };
  const { color, profileColor } = await seen();
  assert.deepEqual(color, { _: 'peerColor', color: 2, backgroundEmojiId });
  assert.deepEqual(profileColor, { _: 'peerColor', color: undefined, backgroundEmojiId });
  await assert.rejects(set({}, { color: 2, backgroundEmojiId: Long.fromNumber(4321) }), /DOCUMENT_INVALID/);
  await s.benDoes('account.updateColor', {});
  assert.deepEqual([(await seen()).color, (await seen()).profileColor], [undefined, profileColor]);

  const chat = await s.supergroup();
  await s.benDoes('channels.updateColor', { channel: s.channel(s.ben, chat), color: 3, backgroundEmojiId });
  const answer = await s.asAnn('channels.getChannels', { id: [s.channel(s.ann, chat)] });
  const [channel] = 'chats' in answer ? (answer.chats as tl.TypeChat[]) : [];
  assert.ok(channel?._ === 'channel');
  assert.deepEqual(channel.color, { _: 'peerColor', color: 3, backgroundEmojiId });
});

test('a state says how many messages wait to be read', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const unread = async () => {
    const state = await s.asAnn('updates.getState');
    return state._ === 'updates.state' ? state.unreadCount : -1;
  };
  const group = await s.group();
  await s.annDoes('messages.readHistory', { peer: s.peer(s.ann, group), maxId: 0 });
  assert.equal(await unread(), 0);
  for (const chat of [s.ann, s.ann, group]) await s.say(s.ben, chat, 'a lamp');
  assert.equal(await unread(), 3);
  const since = await s.asAnn('updates.getDifference', { pts: 1, date: 1, qts: 0 });
  assert.ok(since._ === 'updates.difference' && since.state._ === 'updates.state' && since.state.unreadCount === 3);
  await s.annDoes('messages.readHistory', { peer: s.peer(s.ann, s.ben), maxId: 0 });
  assert.equal(await unread(), 1);
});
