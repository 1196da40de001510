import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerJoinQuery, createChannel, editAdmin, exportInvite, showJoinPage } from '#domain';
import { createDispatcher } from '../../tests/support/dispatcher.ts';

test('whoever asks at a guarded door is told which bot decides, sees its page and hears the decision', async (t) => {
  const rpc = await createDispatcher(t);
  const { world } = rpc;
  const ann = await rpc.signIn('Ann');
  const bea = await rpc.signIn('Bea');
  const bot = await rpc.signIn('Guard', 'bot');
  const { chat } = await createChannel(world, { creator: ann, kind: 'supergroup', title: 'Guarded', about: '' });
  await editAdmin(world, { actor: ann, chat, account: bot, rights: ['inviteUsers'], rank: '' });
  const { hash } = await exportInvite(world, { actor: ann, chat, requestNeeded: true, replacePermanent: false });
  const channel = { _: 'inputChannel', channelId: -chat - 1e12, accessHash: rpc.hashFor(ann, chat) };
  const guardBot = { _: 'inputUser', userId: bot, accessHash: rpc.hashFor(ann, bot) };
  const door = { _: 'channels.toggleJoinRequest', channel, enabled: false, guardBot };
  assert.equal(await rpc.outcome(ann, door), 'ok');
  await rpc.answer(bea, { _: 'updates.getState' });
  const byLink: { _: string } & Record<string, unknown> = { _: 'messages.importChatInvite', hash };
  const asked = await rpc.answer(bea, byLink);
  assert.ok(asked._ === 'messages.chatInviteJoinResultWebView' && asked.botId === bot);
  const query = asked.queryId.toString();
  const open = { _: 'messages.requestChatJoinWebView', queryId: asked.queryId, platform: 'web' };
  assert.equal(await rpc.outcome(bea, open), 'QUERY_ID_INVALID');
  await showJoinPage(world, { bot, query, url: 'https://example.org/door' });
  const page = await rpc.answer(bea, open);
  assert.ok(page._ === 'webViewResultUrl' && page.url.startsWith('https://example.org/door#tgWebAppData='));
  assert.equal(await rpc.outcome(ann, open), 'QUERY_ID_INVALID');
  await answerJoinQuery(world, { bot, query, result: 'approve' });
  const told = (await rpc.pushed(bea)).map((bytes) => JSON.stringify(rpc.codec.read(bytes)));
  assert.ok(
    told.some((text) => text.includes('joinChatBotResultWebView')),
    told.join('\n'),
  );
  assert.ok(told.some((text) => text.includes('joinChatBotResultApproved')));
  assert.equal((await world.store.read((tx) => tx.chats.member(chat, bea)))?.status, 'member');
});
