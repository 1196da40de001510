import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Message, TelegramClient, tl } from '@mtcute/node';
import Long from 'long';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { withoutTelethon } from '../scenario/telethon.ts';
import { errorOf, joinBy } from './people.ts';

let server: TestServer;
let owner: TelegramClient;
let reader: TelegramClient;
let stranger: TelegramClient;
let channel: number;
let group: number;

before(async () => {
  server = await startTestServer();
  owner = await signUp(server, '+79992230001', 'Olive');
  reader = await signUp(server, '+79992230002', 'Rowan');
  stranger = await signUp(server, '+79992230003', 'Sage');
  channel = (await owner.createChannel({ title: 'Lamp news', description: '' })).id;
  group = (await owner.createSupergroup({ title: 'Lamp talk', description: '' })).id;
  await owner.setChatUsername(channel, 'lamp_news');
  await reader.joinChat('lamp_news');
});

after(async () => {
  for (const client of [owner, reader, stranger]) await client?.destroy();
  await server?.stop();
});

const link = async (): Promise<void> => {
  await owner.call({
    _: 'channels.setDiscussionGroup',
    broadcast: await owner.resolveChannel(channel),
    group: await owner.resolveChannel(group),
  });
};

const fullOf = async (client: TelegramClient, chat: number): Promise<tl.RawChannelFull> => {
  const { fullChat } = await client.call({
    _: 'channels.getFullChannel',
    channel: await client.resolveChannel(chat),
  });
  assert.equal(fullChat._, 'channelFull');
  return fullChat as tl.RawChannelFull;
};

const own = async (client: TelegramClient, id: number): Promise<Message> => {
  const [message] = await client.getMessages('lamp_news', [id]);
  assert.ok(message);
  return message;
};

const post = async (client: TelegramClient, id: number): Promise<tl.RawMessage> => {
  const { raw } = await own(client, id);
  assert.equal(raw._, 'message');
  return raw as tl.RawMessage;
};

test('a group of one’s own becomes the discussion of a channel, once', async () => {
  const fitting = await owner.call({ _: 'channels.getGroupsForDiscussion' });
  assert.deepEqual(
    fitting.chats.map((chat) => ('title' in chat ? chat.title : '')),
    ['Lamp talk'],
  );
  const empty = { _: 'inputChannelEmpty' } as const;
  const broadcast = await owner.resolveChannel(channel);
  const talk = await owner.resolveChannel(group);
  const set = (one: tl.TypeInputChannel, other: tl.TypeInputChannel) =>
    owner.call({ _: 'channels.setDiscussionGroup', broadcast: one, group: other });
  assert.equal(await errorOf(set(talk, talk)), 'BROADCAST_ID_INVALID');
  assert.equal(await errorOf(set(broadcast, broadcast)), 'MEGAGROUP_ID_INVALID');
  assert.equal(await errorOf(set(broadcast, empty)), 'LINK_NOT_MODIFIED');
  await link();
  assert.equal(await errorOf(link()), 'LINK_NOT_MODIFIED');
  assert.equal((await fullOf(owner, channel)).linkedChatId, -1000000000000 - group);
  assert.equal((await fullOf(owner, group)).linkedChatId, -1000000000000 - channel);
});

test('a post is copied into the group, pinned; comments are counted under it', async () => {
  const sent = await owner.sendText(channel, 'the lamps are lit');
  const root = await reader.getDiscussionMessage({ chatId: 'lamp_news', message: sent.id });
  assert.ok(root);
  assert.equal(root.text, 'the lamps are lit');
  assert.equal(root.raw._ === 'message' && root.raw.pinned, true);
  const forward = root.raw._ === 'message' ? root.raw.fwdFrom : undefined;
  assert.deepEqual(forward?.savedFromPeer, { _: 'peerChannel', channelId: -1000000000000 - channel });
  assert.equal(forward?.savedFromMsgId, sent.id);

  await reader.commentText(await own(reader, sent.id), 'so early today');
  const second = await owner.commentText(await own(owner, sent.id), 'it is winter');
  await owner.replyText(second, 'and dark');
  const { replies } = await post(reader, sent.id);
  assert.equal(replies?.comments, true);
  assert.equal(replies?.replies, 3);
  assert.equal(replies?.channelId, -1000000000000 - group);
  const ids = { olive: (await owner.getMe()).id, rowan: (await reader.getMe()).id };
  assert.deepEqual(
    replies?.recentRepliers?.map((peer) => (peer._ === 'peerUser' ? peer.userId : 0)),
    [ids.olive, ids.rowan],
  );
  const thread = await reader.call({
    _: 'messages.getReplies',
    peer: await reader.resolvePeer('lamp_news'),
    msgId: sent.id,
    offsetId: 0,
    offsetDate: 0,
    addOffset: 0,
    limit: 10,
    maxId: 0,
    minId: 0,
    hash: Long.ZERO,
  });
  assert.ok('messages' in thread);
  const texts = thread.messages.map((message) => (message._ === 'message' ? message.message : message._));
  assert.deepEqual(texts, ['and dark', 'it is winter', 'so early today']);
  const dark = thread.messages[0];
  assert.equal(dark?._ === 'message' && dark.replyTo?._ === 'messageReplyHeader' && dark.replyTo.replyToTopId, root.id);
});

test('an edit reaches the copy, a deleted comment is not counted, a deleted post takes its copy along', async () => {
  const sent = await owner.sendText(channel, 'wicks for sale');
  await reader.commentText(await own(reader, sent.id), 'how many?');
  const second = await owner.commentText(await own(owner, sent.id), 'forty');
  await owner.editMessage({ chatId: channel, message: sent.id, text: 'wicks are sold' });
  const root = await reader.getDiscussionMessage({ chatId: 'lamp_news', message: sent.id });
  assert.equal(root?.text, 'wicks are sold');
  await owner.deleteMessagesById(group, [second.id]);
  const { replies } = await post(reader, sent.id);
  assert.equal(replies?.replies, 1);
  assert.equal(replies?.recentRepliers?.length, 1);
  await owner.deleteMessagesById(channel, [sent.id]);
  assert.equal((await owner.getMessages(group, [root?.id ?? 0]))[0], null);
});

test('who sees the channel comments without joining, until the group wants members', async () => {
  const sent = await owner.sendText(channel, 'who will oil the hinges?');
  const comment = await stranger.commentText(await own(stranger, sent.id), 'I can');
  assert.equal(comment.sender.displayName, 'Sage');
  const listed: string[] = [];
  for await (const dialog of stranger.iterDialogs()) listed.push(dialog.peer.displayName);
  assert.ok(!listed.includes('Lamp talk'), 'a comment does not list the group');
  const talk = await owner.resolveChannel(group);
  await owner.call({ _: 'channels.toggleJoinToSend', channel: talk, enabled: true });
  const refused = stranger.commentText(await own(stranger, sent.id), 'and again');
  assert.equal(await errorOf(refused), 'CHAT_GUEST_SEND_FORBIDDEN');
  await owner.call({ _: 'channels.toggleJoinToSend', channel: talk, enabled: false });
});

test('Telethon comments with comment_to and reads the thread', { skip: withoutTelethon() }, async () => {
  await owner.sendText(channel, 'a lamp for Telethon');
  const script = fileURLToPath(new URL('../../support/telethon/comment.py', import.meta.url));
  const given = [script, String(server.dcId), String(server.port), server.publicKey, 'lamp_news', 'seen in Python'];
  const { stdout } = await promisify(execFile)('/usr/bin/python3', given);
  assert.deepEqual(JSON.parse(stdout), {
    sentTo: -1000000000000 - group,
    thread: ['seen in Python'],
    replies: 1,
    comments: true,
    linked: -1000000000000 - group,
  });
});

test('reading comments is told to one’s other devices and to their authors', async () => {
  const sent = await owner.sendText(channel, 'a quiet night');
  const root = await owner.getDiscussionMessage({ chatId: channel, message: sent.id });
  assert.ok(root);
  const mine = await owner.commentText(await own(owner, sent.id), 'is anybody awake?');
  const told: tl.TypeUpdate[] = [];
  owner.onRawUpdate.add(({ update }) => void told.push(update));
  const read = { _: 'messages.readDiscussion', peer: await reader.resolvePeer('lamp_news'), msgId: sent.id } as const;
  await reader.call({ ...read, readMaxId: mine.id });
  const seen = () => told.find((update) => update._ === 'updateReadChannelDiscussionOutbox');
  await until(() => seen() !== undefined);
  const update = seen();
  assert.ok(update?._ === 'updateReadChannelDiscussionOutbox');
  assert.equal(update.topMsgId, root.id);
  assert.equal(update.readMaxId, mine.id);
  const discussion = await reader.call({
    _: 'messages.getDiscussionMessage',
    peer: await reader.resolvePeer('lamp_news'),
    msgId: sent.id,
  });
  assert.equal(discussion.readInboxMaxId, mine.id);
  assert.equal(discussion.unreadCount, 0);
  assert.equal((await post(reader, sent.id)).replies?.readMaxId, mine.id);
});

test('a reply makes a thread in a plain supergroup; a thread is searched by itself', async () => {
  const plain = (await owner.createSupergroup({ title: 'Wick trimmers', description: '' })).id;
  await joinBy(reader, owner, plain);
  const root = await owner.sendText(plain, 'shall we trim today?');
  await reader.replyText(
    await reader.getMessages(plain, [root.id]).then(([message]) => message ?? root),
    'gladly, today',
  );
  await owner.sendText(plain, 'today it rains');
  const [seen] = await reader.getMessages(plain, [root.id]);
  assert.equal(seen?.raw._ === 'message' && seen.raw.replies?.replies, 1);
  assert.equal(seen?.raw._ === 'message' && seen.raw.replies?.comments, false);
  const found = await reader.searchMessages({ chatId: plain, query: 'today', threadId: root.id });
  assert.deepEqual(
    found.map((message) => message.text),
    ['gladly, today'],
  );
});

test('an unlinked group is a group again, and strangers are out', async () => {
  await owner.call({
    _: 'channels.setDiscussionGroup',
    broadcast: await owner.resolveChannel(channel),
    group: { _: 'inputChannelEmpty' },
  });
  assert.equal((await fullOf(owner, group)).linkedChatId, undefined);
  assert.equal(await errorOf(stranger.getHistory(group)), 'CHANNEL_PRIVATE');
  const sent = await owner.sendText(channel, 'no comment');
  assert.equal((await post(owner, sent.id)).replies, undefined);
});
