import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let server: TestServer;
let owner: TelegramClient;
let reader: TelegramClient;
let stranger: TelegramClient;

before(async () => {
  server = await startTestServer();
  owner = await signUp(server, '+79992220001', 'Olive');
  reader = await signUp(server, '+79992220002', 'Rowan');
  stranger = await signUp(server, '+79992220003', 'Sage');
});

after(async () => {
  for (const client of [owner, reader, stranger]) await client?.destroy();
  await server?.stop();
});

/** Client libraries know links by another host; the hash is what counts. */
const invitation = async (chat: number): Promise<string> => {
  const { link } = await owner.createInviteLink(chat);
  assert.ok(link.startsWith(server.http));
  return `https://t.me/+${link.split('+').at(-1)}`;
};

const errorOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof Error && 'text' in error ? String(error.text) : String(error)),
  );

test('a public channel: post, join, read, push, edit, delete', async () => {
  const channel = await owner.createChannel({ title: 'Lamp lighting', description: 'poems at dusk' });
  await owner.setChatUsername(channel.id, 'lamp_lighting');
  const first = await owner.sendText(channel.id, 'the first lamp');
  assert.equal(first.chat.id, channel.id);

  const seen: string[] = [];
  reader.onNewMessage.add((message) => void seen.push(message.text));
  const edited: string[] = [];
  reader.onEditMessage.add((message) => void edited.push(message.text));
  await reader.joinChat('lamp_lighting');
  const second = await owner.sendText(channel.id, 'the second lamp');
  await until(() => seen.includes('the second lamp'));

  const found = await reader.resolveChannel('lamp_lighting');
  assert.ok(found);
  const history = await reader.getHistory('lamp_lighting');
  assert.deepEqual(
    history.filter((message) => !message.isService).map((message) => message.text),
    ['the second lamp', 'the first lamp'],
  );
  await owner.editMessage({ chatId: channel.id, message: second.id, text: 'the second lamp, trimmed' });
  await until(() => edited.includes('the second lamp, trimmed'));
  await owner.deleteMessagesById(channel.id, [first.id]);
  const after = await reader.getMessages('lamp_lighting', [first.id]);
  assert.equal(after[0], null);
  assert.equal(await errorOf(reader.sendText('lamp_lighting', 'may I?')), 'CHAT_ADMIN_REQUIRED');
});

test('a private channel hides itself from strangers and opens to a link', async () => {
  const channel = await owner.createChannel({ title: 'Back room', description: '' });
  await owner.sendText(channel.id, 'not for everybody');
  const link = await invitation(channel.id);
  const preview = await stranger.getChatPreview(link);
  assert.equal(preview.title, 'Back room');
  await stranger.joinChat(link);
  const texts = (await stranger.getHistory(channel.id)).map((message) => message.text);
  assert.ok(texts.includes('not for everybody'));
  const strangerId = (await stranger.getMe()).id;
  const members = await owner.getChatMembers(channel.id);
  assert.ok(members.some((member) => member.user.id === strangerId));
  await owner.banChatMember({ chatId: channel.id, participantId: strangerId });
  assert.equal(await errorOf(stranger.getHistory(channel.id)), 'CHANNEL_PRIVATE');
});

test('a supergroup: members write, restrictions hold, admins act', async () => {
  const group = await owner.createSupergroup({ title: 'Wick trimmers', description: '' });
  const link = await invitation(group.id);
  await reader.joinChat(link);
  const said = await reader.sendText(group.id, 'good evening');
  assert.equal(said.sender.displayName, 'Rowan');
  const readerId = (await reader.getMe()).id;
  await owner.restrictChatMember({ chatId: group.id, userId: readerId, restrictions: { sendMessages: true } });
  assert.equal(await errorOf(reader.sendText(group.id, 'still here')), 'CHAT_WRITE_FORBIDDEN');
  const members = await owner.getChatMembers(group.id);
  assert.deepEqual(members.map((member) => member.user.displayName).sort(), ['Olive', 'Rowan']);
  assert.equal(await errorOf(reader.deleteMessagesById(group.id, [1])), 'MESSAGE_DELETE_FORBIDDEN');
});

test('getChannelDifference after a pause ends in the same state', async () => {
  const channel = await owner.createChannel({ title: 'Long night', description: '' });
  const link = await invitation(channel.id);
  await reader.joinChat(link);
  const peer = await reader.resolveChannel(channel.id);
  const before = await reader.call({ _: 'channels.getFullChannel', channel: peer });
  assert.equal(before.fullChat._, 'channelFull');
  for (let hour = 1; hour <= 12; hour++) await owner.sendText(channel.id, `hour ${hour}`);
  const pts = before.fullChat._ === 'channelFull' ? before.fullChat.pts : 0;
  const filter = { _: 'channelMessagesFilterEmpty' } as const;
  const difference = await reader.call({ _: 'updates.getChannelDifference', channel: peer, filter, pts, limit: 100 });
  assert.equal(difference._, 'updates.channelDifference');
  if (difference._ !== 'updates.channelDifference') return;
  const told = difference.newMessages.map((message) => (message._ === 'message' ? message.message : ''));
  assert.deepEqual(
    told,
    Array.from({ length: 12 }, (_, index) => `hour ${index + 1}`),
  );
  assert.equal(difference.pts, pts + 12);
});
