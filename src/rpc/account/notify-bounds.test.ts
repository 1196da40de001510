import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

const kept = async (s: Stage): Promise<number> => {
  const answer = await s.asAnn('account.getNotifyExceptions', {});
  return 'updates' in answer && Array.isArray(answer.updates) ? answer.updates.length : -1;
};

test('settings are kept for chats that one sees, and for so many of them', async (t) => {
  const s = await openStage(await createDispatcher(t, { notifyExceptions: 2 }));
  const [group, forum] = [await s.group(), await s.supergroup(s.ann, true)];
  const mute = (peer: object, settings: object = { muteUntil: 0x7fffffff }) =>
    s.annDoes('account.updateNotifySettings', { peer, settings: { _: 'inputPeerNotifySettings', ...settings } });
  const chat = (peer: number) => ({ _: 'inputNotifyPeer', peer: s.peer(s.ann, peer) });
  for (const stranger of [{ _: 'inputPeerChat', chatId: 987_654 }, s.peer(s.ann, 987_654_321)])
    await assert.rejects(mute({ _: 'inputNotifyPeer', peer: stranger }), /PEER_ID_INVALID/);
  const topic = (topMsgId: number) => ({ _: 'inputNotifyForumTopic', peer: s.peer(s.ann, forum), topMsgId });
  await assert.rejects(mute(topic(4321)), /PEER_ID_INVALID/);
  assert.equal(await kept(s), 0);
  await mute(topic(1));
  await mute(chat(group));
  await assert.rejects(mute(chat(s.ben)), /SETTINGS_INVALID/);
  await mute(chat(group), { muteUntil: 5 });
  assert.equal(await kept(s), 2);
  await mute(chat(group), {});
  await mute(chat(s.ben));
  assert.equal(await kept(s), 2);
});
