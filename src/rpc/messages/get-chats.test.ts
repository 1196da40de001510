import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bareId } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage } from '../../../tests/replay/stage.ts';

test('whoever was never in a small group learns nothing of it by its number', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const id = bareId(await s.group());
  const cal = await s.dispatcher.signIn('Cal');
  const chatsOf = async (account: number) => {
    const answer = await s.dispatcher.answer(account, { _: 'messages.getChats', id: [id, 987_654] } as { _: string });
    return 'chats' in answer ? (answer.chats as { _: string }[]).map(({ _ }) => _) : [];
  };
  assert.deepEqual(await chatsOf(cal), ['chatEmpty', 'chatEmpty']);
  assert.deepEqual(await chatsOf(s.ann), ['chat', 'chatEmpty']);
});
