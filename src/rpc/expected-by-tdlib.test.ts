import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import { createDispatcher } from '../../tests/support/dispatcher.ts';

/** What TDLib looks for in answers, and refuses or complains of otherwise; most of Telegram's own apps stand on it. */

const founding = [
  { _: 'messages.createChat', title: 'Lamps', users: [] },
  { _: 'channels.createChannel', title: 'Lamps', about: '', megagroup: true },
  { _: 'channels.createChannel', title: 'Lamps', about: '', broadcast: true },
];

const isUpdates = (object: unknown): object is tl.RawUpdates =>
  typeof object === 'object' && object !== null && '_' in object && object._ === 'updates';

const hasUpdates = (object: unknown): object is tl.messages.RawInvitedUsers =>
  typeof object === 'object' && object !== null && '_' in object && object._ === 'messages.invitedUsers';

test('who founds a group or channel gets one new message with the id of a send, and rights that last', async (t) => {
  const rpc = await createDispatcher(t);
  const ann = await rpc.signIn('Ann');
  for (const request of founding) {
    const answer: unknown = await rpc.answer(ann, request);
    const updates = hasUpdates(answer) ? answer.updates : answer;
    assert.ok(isUpdates(updates));
    const ids: number[] = [];
    const told: number[] = [];
    for (const update of updates.updates) {
      if (update._ === 'updateMessageID' && !update.randomId.isZero()) ids.push(update.id);
      if (update._ === 'updateNewMessage' || update._ === 'updateNewChannelMessage') told.push(update.message.id);
    }
    assert.equal(told.length, 1, request._);
    assert.deepEqual(ids, told);
    const [chat] = updates.chats;
    const rights = chat && 'defaultBannedRights' in chat ? chat.defaultBannedRights : undefined;
    if (!('broadcast' in request)) assert.equal(rights?.untilDate, 2 ** 31 - 1);
  }
});

test('the list of all chats stands among the folders of somebody who has none', async (t) => {
  const rpc = await createDispatcher(t);
  const ann = await rpc.signIn('Ann');
  const answer = await rpc.answer(ann, { _: 'messages.getDialogFilters' });
  assert.ok(answer._ === 'messages.dialogFilters');
  assert.deepEqual(
    answer.filters.map((filter) => filter._),
    ['dialogFilterDefault'],
  );
});
