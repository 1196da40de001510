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

test('profiles of groups say what waits there, in which folder they are and who asks to come in; admins see their rights', async (t) => {
  const s = await openStage(await createDispatcher(t));
  const [group, large] = [await s.group(), await s.supergroup()];
  const full = async (chat: number) => {
    const answer = await (chat === group
      ? s.asAnn('messages.getFullChat', { chatId: bareId(chat) })
      : s.asAnn('channels.getFullChannel', { channel: s.channel(s.ann, chat) }));
    assert.ok(answer._ === 'messages.chatFull' && answer.fullChat._ !== 'communityFull');
    return { fullChat: answer.fullChat, chats: answer.chats };
  };
  const state = async (chat: number) => {
    const { fullChat } = await full(chat);
    return [fullChat.hasScheduled, fullChat.folderId];
  };
  const scheduleDate = s.dispatcher.world.clock.nowS() + 86_400;
  for (const chat of [group, large]) {
    await s.say(s.ben, chat, 'a lamp');
    assert.deepEqual(await state(chat), [false, undefined]);
    await s.say(s.ann, chat, 'later', { scheduleDate });
    const folderPeers = [{ _: 'inputFolderPeer', peer: s.peer(s.ann, chat), folderId: 1 }];
    await s.annDoes('folders.editPeerFolders', { folderPeers });
    assert.deepEqual(await state(chat), [true, 1]);
  }
  await s.benDoes('messages.editChatAdmin', { chatId: bareId(group), userId: s.user(s.ben, s.ann), isAdmin: true });
  const ask = (account: number, method: string, more: object) => s.dispatcher.answer(account, { _: method, ...more });
  const invite = await ask(s.ben, 'messages.exportChatInvite', { peer: s.peer(s.ben, group), requestNeeded: true });
  assert.ok(invite._ === 'chatInviteExported');
  const cal = await s.dispatcher.signIn('Cal');
  const hash = invite.link.slice(invite.link.lastIndexOf('/') + 1).replace('+', '');
  await assert.rejects(ask(cal, 'messages.importChatInvite', { hash }), /INVITE_REQUEST_SENT/);
  const { fullChat, chats } = await full(group);
  assert.deepEqual([fullChat.requestsPending, fullChat.recentRequesters?.map(Number)], [1, [cal]]);
  const own = chats.find((chat) => chat._ === 'chat');
  assert.ok(own?._ === 'chat' && own.adminRights?.pinMessages && own.adminRights.banUsers);
});
