import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Bot, type Context } from '@maxhub/max-bot-api';
import type { Update } from '@maxhub/max-bot-api/types';
import type { TelegramClient } from '@mtcute/node';
import { Bot as GrammyBot } from 'grammy';
import sharp from 'sharp';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';
import { untried, watchFetch } from './max-world.ts';

const owner = '+79991270001';
let server: TestServer;
let ann: TelegramClient;
let bob: TelegramClient;
let annId: number;
let bobId: number;
let token: string;
let bot: Bot;
const updates: Update[] = [];

const watched = watchFetch();

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, owner, 'Ann');
  bob = await signUp(server, '+79991270002', 'Bob');
  await bob.setMyUsername('bob_wick');
  [annId, bobId] = [(await ann.getMe()).id, (await bob.getMe()).id];
  token = await makeBot(server, owner, 'keeper_bot');
  bot = makeKeeper();
  void bot.start();
});

after(async () => {
  watched.stop();
  bot?.stopPolling();
  await ann?.destroy();
  await bob?.destroy();
  await server?.stop();
});

function makeKeeper(): Bot {
  const made = new Bot(token, { clientOptions: { baseUrl: `${server.http}/max/` } });
  made.use((ctx: Context, next) => {
    updates.push(ctx.update);
    return next();
  });
  return made;
}

const updatesOf = <T extends Update['update_type']>(type: T) =>
  updates.filter((update): update is Extract<Update, { update_type: T }> => update.update_type === type);

/** The newest update of a kind that passes. */
async function heard<T extends Update['update_type']>(
  type: T,
  passes: (update: Extract<Update, { update_type: T }>) => boolean = () => true,
): Promise<Extract<Update, { update_type: T }>> {
  await until(() => updatesOf(type).some(passes));
  const found = updatesOf(type).findLast(passes);
  assert.ok(found);
  return found;
}

describe('a MAX bot in a group', () => {
  let chat: number;

  test('is told that it came, and of new titles', async () => {
    const group = await ann.createSupergroup({ title: 'Wicks' });
    chat = group.id;
    await ann.addChatMembers(chat, ['keeper_bot'], {});
    const added = await heard('bot_added');
    assert.deepEqual([added.chat_id, added.user.user_id, added.is_channel], [chat, annId, false]);
    const rights = {
      deleteMessages: true,
      inviteUsers: true,
      banUsers: true,
      pinMessages: true,
      changeInfo: true,
      addAdmins: true,
    };
    await ann.editAdminRights({ chatId: chat, userId: 'keeper_bot', rights });
    await ann.setChatTitle(chat, 'Oil and wicks');
    const titled = await heard('chat_title_changed');
    assert.deepEqual([titled.chat_id, titled.title, titled.user.user_id], [chat, 'Oil and wicks', annId]);
  });

  test('hears who comes and goes, and knows them', async () => {
    await ann.addChatMembers(chat, ['bob_wick'], {});
    const came = await heard('user_added');
    assert.deepEqual([came.user.user_id, came.inviter_id], [bobId, annId]);
    const { members } = await bot.api.getChatMembers(chat);
    assert.deepEqual(members.map(({ user_id }) => user_id).sort(), [annId, bobId, bot.botInfo?.user_id].sort());
    const found = await bot.api.getChatMembers(chat, { user_ids: [bobId] });
    assert.deepEqual([found.members[0]?.first_name, found.members[0]?.is_admin], ['Bob', false]);
  });

  test('makes and unmakes admins with permissions', async () => {
    await bot.api.addChatAdmins(chat, [
      { user_id: bobId, permissions: ['pin_message', 'add_remove_members'], alias: 'trimmer' },
    ]);
    const admins = await bot.api.getChatAdmins(chat);
    const made = admins.members.find(({ user_id }) => user_id === bobId);
    assert.deepEqual([made?.is_admin, made?.alias], [true, 'trimmer']);
    assert.ok(made?.permissions?.includes('pin_message') && made.permissions.includes('add_remove_members'));
    assert.ok(!made?.permissions?.includes('change_chat_info'));
    const own = await bot.api.getChatMembership(chat);
    assert.ok(own.permissions?.includes('add_admins') && !own.is_owner);
    await bot.api.removeChatAdmin(chat, bobId);
    assert.equal((await bot.api.getChatMembers(chat, { user_ids: [bobId] })).members[0]?.is_admin, false);
  });

  test('changes the chat, pins, and tells what it is', async () => {
    const edited = await bot.api.editChatInfo(chat, { title: 'Harbour lights', description: 'lamps of the harbour' });
    assert.deepEqual(
      [edited.title, edited.description, edited.type, edited.status],
      ['Harbour lights', 'lamps of the harbour', 'chat', 'active'],
    );
    const sent = await bot.api.sendMessageToChat(chat, 'pin me');
    await bot.api.pinMessage(chat, sent.body.mid);
    assert.equal((await bot.api.getPinnedMessage(chat)).message?.body.mid, sent.body.mid);
    assert.equal((await bot.api.getChat(chat)).pinned_message?.body.text, 'pin me');
    const [pinned] = await ann.getHistory(chat, { limit: 2 });
    assert.ok(pinned);
    await bot.api.unpinMessage(chat);
    assert.equal((await bot.api.getPinnedMessage(chat)).message, null);
    await bot.api.sendAction(chat, 'typing_on');
    const { chats } = await bot.api.getAllChats();
    assert.ok(chats.some(({ chat_id, participants_count }) => chat_id === chat && participants_count === 3));
  });

  test('reads messages by time and by their names, answers and forwards them', async () => {
    const sent = await ann.sendText(chat, 'the lamp is lit');
    const { message } = await heard('message_created', (update) => update.message.body.text === 'the lamp is lit');
    assert.deepEqual(
      [message.recipient.chat_id, message.recipient.chat_type, message.body.seq],
      [chat, 'chat', sent.id],
    );
    const again = await bot.api.getMessage(message.body.mid);
    assert.deepEqual(again, message);
    const { messages } = await bot.api.getMessages(chat, { count: 2 });
    assert.equal(messages[0]?.body.text, 'the lamp is lit');
    const named = await bot.api.getMessages(chat, { message_ids: [message.body.mid] });
    assert.deepEqual(
      named.messages.map(({ body }) => body.mid),
      [message.body.mid],
    );
    const answer = await bot.api.sendMessageToChat(chat, 'seen', { link: { type: 'reply', mid: message.body.mid } });
    assert.deepEqual([answer.link?.type, answer.link?.message.text], ['reply', 'the lamp is lit']);
    await ann.sendText('keeper_bot', 'hello');
    await heard('message_created', (update) => update.message.body.text === 'hello');
    const passed = await bot.api.sendMessageToUser(annId, '', { link: { type: 'forward', mid: message.body.mid } });
    assert.deepEqual(
      [passed.link?.type, passed.link?.sender?.user_id, passed.link?.message.text],
      ['forward', annId, 'the lamp is lit'],
    );
  });

  test('tells of an album as one message, and sends one', async () => {
    const picture = (background: string) =>
      sharp({ create: { width: 50, height: 40, channels: 3, background } })
        .png()
        .toBuffer();
    const [red, blue] = [await picture('#c00'), await picture('#00c')];
    await ann.sendMediaGroup(chat, [
      { type: 'photo', file: red, caption: 'two lamps' },
      { type: 'photo', file: blue },
    ]);
    const { message } = await heard('message_created', (update) => update.message.body.text === 'two lamps');
    assert.deepEqual(
      message.body.attachments?.map(({ type }) => type),
      ['image', 'image'],
    );
    const images = [await bot.api.uploadImage({ source: red }), await bot.api.uploadImage({ source: blue })];
    const sent = await bot.api.sendMessageToChat(chat, 'mine', { attachments: images.map((image) => image.toJson()) });
    assert.equal(sent.body.attachments?.length, 2);
    const many = Array.from(
      { length: 12 },
      (_, index) => images.map((image) => image.toJson())[index % 2] ?? assert.fail(),
    );
    const long = await bot.api.sendMessageToChat(chat, 'o'.repeat(4000), { attachments: many });
    assert.deepEqual([long.body.attachments?.length, long.body.text?.length], [12, 4000]);
    await assert.rejects(
      bot.api.sendMessageToChat(chat, 'more', { attachments: [...many, ...many.slice(0, 1)] }),
      /size \(13\) must be at most 12/,
    );
    await bot.api.editMessage(long.body.mid, { text: 'fewer', attachments: many.slice(0, 2).reverse() });
    const fewer = await bot.api.getMessage(long.body.mid);
    assert.deepEqual([fewer.body.attachments?.length, fewer.body.text], [2, 'fewer']);
    await assert.rejects(
      bot.api.editMessage(long.body.mid, { attachments: many.slice(0, 3) }),
      /size \(3\) must be at most 2 in an edit/,
    );
    const [only, ...none] = (await ann.getHistory(chat, { limit: 3 })).filter(({ text }) => text.startsWith('o'));
    assert.deepEqual([only, none], [undefined, []]);
    await bot.api.deleteMessage(long.body.mid);
    await bot.api.deleteMessage(sent.body.mid);
    const texts = (await ann.getHistory(chat, { limit: 3 })).map(({ text }) => text);
    assert.ok(!texts.includes('mine') && texts.includes('two lamps'), texts.join());
  });

  test('hears of deletions, sends a member away and leaves', async () => {
    const sent = await ann.sendText(chat, 'a slip');
    const { message } = await heard('message_created', (update) => update.message.body.text === 'a slip');
    await ann.deleteMessages([sent]);
    const removed = await heard('message_removed', ({ message_id }) => message_id === message.body.mid);
    assert.deepEqual([removed.chat_id, removed.user_id], [chat, annId]);
    await bot.api.removeChatMember(chat, bobId);
    assert.equal((await bot.api.getChat(chat)).participants_count, 2);
    await bot.api.addChatMembers(chat, [bobId]);
    assert.equal((await bot.api.getChat(chat)).participants_count, 3);
    await ann.kickChatMember({ chatId: chat, userId: 'keeper_bot' });
    const gone = await heard('bot_removed');
    assert.deepEqual([gone.chat_id, gone.user.user_id], [chat, annId]);
    await assert.rejects(bot.api.sendMessageToChat(chat, 'back?'), /40[34]: /);
    const room = await ann.createGroup({ title: 'Room', users: ['keeper_bot'] });
    assert.deepEqual(await bot.api.leaveChat(room.chat.id), { success: true });
  });
});

describe('a MAX bot at a channel with comments', () => {
  test('posts, counts views, and reads, writes and hears comments', async () => {
    const channel = await ann.createChannel({ title: 'Lamp news', description: '' });
    const group = await ann.createSupergroup({ title: 'Lamp talk' });
    for (const { id } of [channel, group]) {
      await ann.addChatMembers(id, ['keeper_bot'], {});
      const rights = { postMessages: true, editMessages: true, deleteMessages: true, inviteUsers: true };
      await ann.editAdminRights({ chatId: id, userId: 'keeper_bot', rights });
    }
    const [broadcast, discussion] = [await ann.resolveChannel(channel.id), await ann.resolveChannel(group.id)];
    await ann.call({ _: 'channels.setDiscussionGroup', broadcast, group: discussion });
    const added = await heard('bot_added', ({ is_channel }) => is_channel);
    assert.equal(added.chat_id, channel.id);
    const post = await bot.api.sendMessageToChat(channel.id, 'a new lamp');
    assert.deepEqual([post.sender, post.recipient.chat_type], [undefined, 'channel']);
    const [shown] = (await bot.api.getMessages(channel.id, { count: 1 })).messages;
    assert.ok((shown?.stat?.views ?? 0) >= 1);

    const comment = await bot.api.sendComment(post.body.mid, 'who __likes__ it?', { format: 'markdown' });
    assert.equal(comment.message.recipient.chat_id, channel.id);
    const [root] = await ann.getHistory(group.id, { limit: 1 });
    assert.equal(root?.text, 'who likes it?');
    await ann.sendText(group.id, 'I do', { replyTo: root.id });
    const told = await heard('comment_created');
    assert.deepEqual([told.message.body.text, told.message.recipient.post_id], ['I do', post.body.seq]);
    const { messages } = await bot.api.getComments(post.body.mid);
    assert.deepEqual(
      messages.map(({ body }) => body.text),
      ['I do', 'who likes it?'],
    );
    await bot.api.editComment(post.body.mid, comment.message.body.mid, 'who wants it?', {});
    assert.equal((await bot.api.getComment(post.body.mid, comment.message.body.mid)).body.text, 'who wants it?');
    await bot.api.deleteComment(post.body.mid, told.message.body.mid);
    assert.deepEqual(
      (await bot.api.getComments(post.body.mid)).messages.map(({ body }) => body.text),
      ['who wants it?'],
    );
    const slip = await ann.sendText(group.id, 'a slip', { replyTo: root.id });
    const second = await heard('comment_created', ({ message }) => message.body.text === 'a slip');
    await ann.deleteMessages([slip]);
    const gone = await heard('comment_removed');
    assert.deepEqual(
      [gone.message_id, gone.chat_id, gone.post_id, gone.user_id],
      [second.message.body.mid, channel.id, post.body.mid, annId],
    );
  });

  test('tells where a post of a public channel can be read', async () => {
    const channel = await ann.createChannel({ title: 'Open news', description: '' });
    await ann.addChatMembers(channel.id, ['keeper_bot'], {});
    await ann.editAdminRights({ chatId: channel.id, userId: 'keeper_bot', rights: { postMessages: true } });
    assert.equal((await bot.api.sendMessageToChat(channel.id, 'hidden')).url, null);
    await ann.setChatUsername(channel.id, 'open_lamp_news');
    const post = await bot.api.sendMessageToChat(channel.id, 'for all');
    assert.equal(post.url, `${server.http}/open_lamp_news/${post.body.seq}`);
    assert.match(await (await fetch(post.url ?? '')).text(), /for all/);
  });
});

test('one bot on grammY and on MAX at once hears everything twice, once in each', async () => {
  const telegram: string[] = [];
  const grammy = new GrammyBot(token, { client: { apiRoot: server.http } });
  grammy.on(
    'message:text',
    (ctx) => void telegram.push(`${ctx.chat.id} ${ctx.message.message_id} ${ctx.message.text}`),
  );
  void grammy.start();
  await until(() => grammy.isRunning());
  try {
    const sent = await ann.sendText('keeper_bot', 'to both');
    const { message } = await heard('message_created', (update) => update.message.body.text === 'to both');
    const { chat_id } = message.recipient;
    const [told] = updatesOf('message_created').filter((update) => update.message.body.text === 'to both');
    assert.equal(told?.user_locale, 'en');
    await until(() => telegram.some((line) => line.endsWith('to both')));
    // The same numbers in both doors.
    assert.deepEqual(
      telegram.filter((line) => line.endsWith('to both')),
      [`${annId} ${message.body.seq} to both`],
    );
    assert.equal(chat_id, annId);
    assert.equal(updatesOf('message_created').filter((update) => update.message.body.text === 'to both').length, 1);
    assert.ok(sent.id > 0);
    const file = await grammy.api.sendDocument(
      annId,
      new (await import('grammy')).InputFile(Buffer.from('oil'), 'oil.txt'),
    );
    const attachments = [{ type: 'file' as const, payload: { token: file.document.file_id } }];
    const again = await bot.api.sendMessageToChat(annId, 'the same file', { attachments });
    const [attached] = again.body.attachments ?? [];
    assert.ok(attached?.type === 'file');
    assert.equal(attached.payload.token, file.document.file_id);
  } finally {
    await grammy.stop();
  }
});

describe('a MAX bot behind a webhook', () => {
  let receiver: Server;

  test('is called with the secret, and polling is refused meanwhile', async () => {
    bot.stopPolling();
    const called = makeKeeper();
    const callback = called.webhookCallback({ domain: 'https://keeper.example', path: '/hook', secret: 'wick-12345' });
    const seen: (string | undefined)[] = [];
    receiver = createServer((request, response) => {
      seen.push(request.headers['x-max-bot-api-secret']?.toString());
      callback(request, response);
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/hook`;
    await called.api.subscribe(url, 'wick-12345', ['message_created']);
    await ann.sendText('keeper_bot', 'by webhook');
    await heard('message_created', (update) => update.message.body.text === 'by webhook');
    assert.ok(seen.length > 0 && seen.every((secret) => secret === 'wick-12345'));
    assert.deepEqual(
      (await called.api.getSubscriptions()).map(({ url: address, updateTypes }) => [address, updateTypes]),
      [[url, ['message_created']]],
    );
    await assert.rejects(called.api.getUpdates(), /405: Bot is subscribed to webhook/);
    assert.deepEqual(await called.api.unsubscribe(url), { success: true });
    assert.deepEqual(await called.api.getSubscriptions(), []);
    const { updates: left } = await called.api.getUpdates(['message_created'], { timeout: 1 });
    assert.deepEqual(
      left.filter((update) => update.update_type === 'message_created' && update.message.body.text === 'by webhook'),
      [],
    );
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });
});

/** Asked by the bot in max.test.ts. */
const askedElsewhere = ['GET videos/{video_token}', 'POST answers', 'PATCH me/commands', 'POST uploads'];

test('every operation was answered, and each answer had the fields of its type', () => {
  assert.deepEqual(watched.misfits, []);
  assert.deepEqual(
    untried('max').filter((operation) => !askedElsewhere.includes(operation)),
    [],
  );
});
