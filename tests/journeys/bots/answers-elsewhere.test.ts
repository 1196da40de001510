import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { Api, InputFile, InputMediaBuilder } from 'grammy';
import sharp from 'sharp';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const annPhone = '+79990000471';
let server: TestServer;
let ann: TelegramClient;
let annId: number;
let token: string;
let api: Api;
let channel: number;
let group: number;
let closed: number;

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, annPhone, 'Ann');
  annId = (await ann.getMe()).id;
  token = await makeBot(server, annPhone, 'answer_bot');
  api = new Api(token, { apiRoot: server.http });
  await ann.sendText('answer_bot', '/start');
  channel = (await ann.createChannel({ title: 'News of lamps' })).id;
  await ann.editAdminRights({ chatId: channel, userId: 'answer_bot', rights: { postMessages: true }, rank: '' });
  group = (await ann.createSupergroup({ title: 'Keepers' })).id;
  await ann.addChatMembers(group, ['answer_bot'], {});
  closed = (await ann.createSupergroup({ title: 'Without bots' })).id;
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

async function errorOf(method: string, body: object): Promise<string> {
  const { ok, error_code, description } = await callApi(server, token, method, body);
  return ok ? 'no error' : `${error_code} ${description}`;
}

test('a bot answers a post of its channel in a group, and both doors tell which post, whose, and what is quoted', async () => {
  const post = await api.sendMessage(channel, 'Lamps are lit at dusk');
  const reply_parameters = { chat_id: channel, message_id: post.message_id, quote: 'at dusk' };
  const sent = await api.sendMessage(group, 'In winter too?', { reply_parameters });
  const { external_reply } = sent;
  assert.deepEqual(external_reply?.chat, { id: channel, type: 'channel', title: 'News of lamps' });
  assert.equal(external_reply.message_id, post.message_id);
  assert.ok(external_reply.origin.type === 'channel');
  assert.deepEqual(
    [external_reply.origin.chat.id, external_reply.origin.message_id, external_reply.origin.date],
    [channel, post.message_id, post.date],
  );
  assert.deepEqual(sent.quote, { text: 'at dusk', position: 14, is_manual: true });
  assert.equal(sent.reply_to_message, undefined);
  const [shown] = await ann.getMessages(group, [sent.message_id]);
  const header = shown?.raw._ === 'message' ? shown.raw.replyTo : undefined;
  assert.ok(header?._ === 'messageReplyHeader');
  assert.equal(header.replyToMsgId, post.message_id);
  assert.equal(header.replyToPeerId?._, 'peerChannel');
  assert.deepEqual([header.replyFrom?.channelPost, header.quoteText], [post.message_id, 'at dusk']);
});

test('files and albums answer elsewhere too, and what the answered message carries is told', async () => {
  const picture = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#a60' } })
    .jpeg()
    .toBuffer();
  const post = await api.sendPhoto(channel, new InputFile(picture, 'lamp.jpg'), { has_spoiler: true });
  const reply_parameters = { chat_id: channel, message_id: post.message_id };
  const file = await api.sendDocument(group, new InputFile(Buffer.from('oil'), 'oil.txt'), { reply_parameters });
  assert.equal(file.external_reply?.photo?.at(-1)?.file_unique_id, post.photo.at(-1)?.file_unique_id);
  assert.equal(file.external_reply?.has_media_spoiler, true);
  const album = await api.sendMediaGroup(
    group,
    [1, 2].map(() => InputMediaBuilder.photo(new InputFile(picture, 'lamp.jpg'))),
    { reply_parameters },
  );
  assert.deepEqual(
    album.map(({ external_reply }) => external_reply?.message_id),
    [post.message_id, post.message_id],
  );
  const named = { chat_id: group, message_id: file.message_id };
  const same = await api.sendMessage(group, 'The same chat by its number', { reply_parameters: named });
  assert.equal(same.reply_to_message?.message_id, file.message_id);
  assert.equal(same.external_reply, undefined);
});

test('which private chat it was stays between the two who speak there', async () => {
  const said = await api.sendMessage(annId, 'Only for you');
  const reply_parameters = { chat_id: annId, message_id: said.message_id };
  const sent = await api.sendMessage(group, 'About that', { reply_parameters });
  assert.deepEqual(Object.keys(sent.external_reply ?? {}), ['origin']);
  assert.equal(sent.external_reply?.origin.type, 'user');
  const [shown] = await ann.getMessages(group, [sent.message_id]);
  const header = shown?.raw._ === 'message' ? shown.raw.replyTo : undefined;
  assert.ok(header?._ === 'messageReplyHeader');
  assert.deepEqual([header.replyToPeerId, header.replyToMsgId], [undefined, undefined]);
  assert.deepEqual(header.replyFrom?.fromId, { _: 'peerUser', userId: (await api.getMe()).id });
});

test('what the bot cannot see it does not answer', async () => {
  const secret = await ann.sendText(closed, 'Not for bots');
  const answer = (chat_id: number | string, message_id: number, more: object = {}) =>
    errorOf('sendMessage', { chat_id: group, text: 'a', reply_parameters: { chat_id, message_id, ...more } });
  assert.equal(await answer(closed, secret.id), '400 Bad Request: chat not found');
  assert.equal(await answer('@nobody_here', 1), '400 Bad Request: chat not found');
  assert.equal(await answer(channel, 999), '400 Bad Request: message to be replied not found');
  assert.equal(await answer(channel, 999, { allow_sending_without_reply: true }), 'no error');
  const post = await api.sendMessage(channel, 'Stays here', { protect_content: true });
  const reply_parameters = { chat_id: channel, message_id: post.message_id, quote: 'Stays' };
  const sent = await api.sendMessage(group, 'Without it', { reply_parameters });
  assert.deepEqual([sent.external_reply, sent.quote], [undefined, undefined]);
});

test('no poll of a channel names its voters, sent, copied or forwarded', async () => {
  const poll = { question: 'Oil?', options: [{ text: 'yes' }, { text: 'no' }], is_anonymous: false };
  const refused = "400 Bad Request: non-anonymous polls can't be sent to channel chats";
  assert.equal(await errorOf('sendPoll', { ...poll, chat_id: channel }), refused);
  const asked = await api.sendPoll(group, poll.question, poll.options, { is_anonymous: false });
  const moved = { chat_id: channel, from_chat_id: group, message_id: asked.message_id };
  assert.equal(await errorOf('forwardMessage', moved), refused);
  assert.equal(await errorOf('copyMessage', moved), refused);
  const forwarding = ann.forwardMessagesById({ fromChatId: group, messages: [asked.message_id], toChatId: channel });
  await assert.rejects(forwarding, /BROADCAST_PUBLIC_VOTERS_FORBIDDEN/);
  const sending = ann.sendMedia(channel, { type: 'poll', question: 'Oil?', answers: ['yes', 'no'], public: true });
  await assert.rejects(sending, /BROADCAST_PUBLIC_VOTERS_FORBIDDEN/);
  await api.sendPoll(channel, poll.question, poll.options);
});
