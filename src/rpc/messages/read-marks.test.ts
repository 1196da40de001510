import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import { sendMessage } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t));

/** What Ann's client is told when it asks for what happened since. */
async function since(s: Stage, pts: number): Promise<tl.TypeUpdate[]> {
  const answer = await s.asAnn('updates.getDifference', { pts, date: s.dispatcher.world.clock.nowS(), qts: 0 });
  return answer._ === 'updates.difference' ? answer.otherUpdates : [];
}

const ptsOf = async (s: Stage): Promise<number> => {
  const state = await s.asAnn('updates.getState');
  assert.ok(state._ === 'updates.state');
  return state.pts;
};

test('reading a chat takes the mark away that was set by hand, and both sides know how far it was read', async (t) => {
  const s = await open(t);
  await s.say(s.ben, s.ann, 'one');
  const peer = { _: 'inputDialogPeer', peer: s.peer(s.ann, s.ben) };
  await s.annDoes('messages.markDialogUnread', { unread: true, peer });
  assert.equal((await s.dialog(s.ann, s.ben)).unreadMark, true);
  const { id } = await s.newest(s.ann, s.ben);
  await s.annDoes('messages.readHistory', { peer: s.peer(s.ann, s.ben), maxId: id });
  const mine = await s.dialog(s.ann, s.ben);
  assert.deepEqual([mine.unreadMark ?? false, mine.unreadCount, mine.readInboxMaxId], [false, 0, id]);
  const theirs = await s.dialog(s.ben, s.ann);
  assert.equal(theirs.readOutboxMaxId, (await s.newest(s.ben, s.ann)).id);
});

test('who sent a voice message sees and is told when it was played', async (t) => {
  const s = await open(t);
  const { world } = s.dispatcher;
  const media = await world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'document', owner: s.ann, createdAt: 1, digest: 'v', sizeBytes: 1, mime: 'audio/ogg', blob: 'v' },
      ...{ sizes: [], attributes: [{ kind: 'audio', durationS: 1, voice: true }] },
    }),
  );
  const data = { text: '', media: { kind: 'document' as const, media } };
  const { id } = await sendMessage(world, { sender: s.ann, peer: s.ben, data });
  assert.equal((await s.newest(s.ann, s.ben)).mediaUnread, true);
  const pts = await ptsOf(s);
  await s.benDoes('messages.readMessageContents', { id: [(await s.newest(s.ben, s.ann)).id] });
  assert.equal((await s.newest(s.ann, s.ben)).mediaUnread ?? false, false);
  const told = (await since(s, pts)).find((update) => update._ === 'updateReadMessagesContents');
  assert.deepEqual(told?.messages, [id]);
});
