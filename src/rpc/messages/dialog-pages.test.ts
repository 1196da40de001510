import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, type Stage } from '../../../tests/replay/stage.ts';

/** All chats, as client libraries walk through them: each page begins below what the last dialog before showed. */
async function walk(s: Stage, limit: number): Promise<number[]> {
  const found: number[] = [];
  let offsetDate = 0;
  let offsetId = 0;
  let offsetPeer: tl.TypeInputPeer = { _: 'inputPeerEmpty' };
  for (let pages = 0; pages < 20; pages += 1) {
    const page = await s.asAnn('messages.getDialogs', { offsetDate, offsetId, offsetPeer, limit, hash: Long.ZERO });
    assert.ok(page._ === 'messages.dialogs' || page._ === 'messages.dialogsSlice');
    const last = page.dialogs.at(-1);
    if (!last) return found;
    assert.ok(last._ === 'dialog' && last.peer._ !== 'peerChat');
    const id = last.peer._ === 'peerUser' ? last.peer.userId : -1_000_000_000_000 - last.peer.channelId;
    for (const one of page.dialogs)
      found.push(one._ === 'dialog' && one.peer._ === 'peerChannel' ? one.peer.channelId : 0);
    const newest = page.messages.find((message) => message.id === last.topMessage);
    offsetDate = newest && newest._ !== 'messageEmpty' ? newest.date : offsetDate;
    offsetId = last.topMessage;
    offsetPeer = s.peer(s.ann, id);
  }
  return assert.fail('the walk never came to its end');
}

test('a walk through the chats ends, wherever chats stand that were taken down and show no message', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const chats: number[] = [];
  for (const text of ['one', 'two', 'three', 'four']) {
    const chat = await s.supergroup();
    await s.say(s.ben, chat, text);
    chats.push(chat);
  }
  const inOrder = await walk(s, 100);
  assert.deepEqual(inOrder.toSorted(), chats.map((chat) => -1_000_000_000_000 - chat).toSorted());
  for (const closed of [0, 2, 3])
    await s.dispatcher.world.store.write(async (tx) => {
      const chat = await tx.chats.get(chats[closed] ?? 0);
      assert.ok(chat);
      await tx.chats.update({ ...chat, suspendedAt: 1 });
    });
  for (const limit of [1, 2, 3, 100]) assert.deepEqual(await walk(s, limit), inOrder, `pages of ${limit}`);
});
