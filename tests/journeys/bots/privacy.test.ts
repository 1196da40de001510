import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Message, Update } from 'grammy/types';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi, makeBot, startBotServer } from './bot-world.ts';

const phone = '+79990000381';
let server: TestServer;
let ann: TelegramClient;
let group: number;

interface Listener {
  token: string;
  offset: number;
}
let shy: Listener;
let curious: Listener;
let admin: Listener;

const listener = async (username: string, ...flags: string[]): Promise<Listener> => ({
  token: await makeBot(server, phone, username, ...flags),
  offset: 0,
});

/** Everything that a bot hears of until a message with this text comes; lines of the chat itself are named by their kind. */
async function heardUntil(bot: Listener, last: string): Promise<string[]> {
  const heard: string[] = [];
  await until(async () => {
    const body = { offset: bot.offset, timeout: 1 };
    const { result } = await callApi(server, bot.token, 'getUpdates', body);
    for (const update of result as Update[]) {
      bot.offset = update.update_id + 1;
      const message = update.message ?? update.channel_post;
      if (message) heard.push(wordsOf(message));
    }
    return heard.includes(last);
  });
  return heard;
}

const wordsOf = (message: Message): string =>
  message.text ?? message.caption ?? (message.new_chat_title ? 'a new title' : 'another line');

before(async () => {
  server = await startBotServer();
  ann = await signUp(server, phone, 'Ann');
  shy = await listener('shy_bot');
  curious = await listener('curious_bot', '--sees-all');
  admin = await listener('admin_bot');
  const made = await ann.createSupergroup({ title: 'Lamps' });
  group = made.id;
  await ann.addChatMembers(group, ['shy_bot', 'curious_bot', 'admin_bot'], {});
  await ann.editAdminRights({ chatId: group, userId: 'admin_bot', rights: { pinMessages: true } });
});

after(async () => {
  await ann?.destroy();
  await server?.stop();
});

describe('what a bot sees in a group', () => {
  const forAll = ['a new title', '/light', '/light@shy_bot', 'come @shy_bot', 'an answer to it', '/end'];

  test('in privacy mode what is meant for it; without it, or as an admin, everything', async () => {
    const { result } = await callApi(server, shy.token, 'sendMessage', { chat_id: group, text: 'I am here' });
    const spoken = (result as Message).message_id;
    await ann.setChatTitle(group, 'Brighter lamps');
    const quiet = await ann.sendText(group, 'only among us');
    await ann.sendText(group, '/light');
    await ann.sendText(group, '/light@shy_bot');
    await ann.sendText(group, '/light@curious_bot');
    await ann.sendText(group, 'come @shy_bot');
    await ann.sendText(group, 'an answer to it', { replyTo: spoken });
    await ann.sendText(group, 'an answer to another', { replyTo: quiet.id });
    await ann.sendMedia(group, { type: 'photo', file: await picture(), caption: 'a picture' });
    await ann.sendText(group, '/end');
    const seenBy = async (bot: Listener) => (await heardUntil(bot, '/end')).filter((words) => words !== 'another line');
    assert.deepEqual(await seenBy(shy), forAll);
    const everything = [
      ...['a new title', 'only among us', '/light', '/light@shy_bot', '/light@curious_bot', 'come @shy_bot'],
      ...['an answer to it', 'an answer to another', 'a picture', '/end'],
    ];
    assert.deepEqual(await seenBy(curious), everything);
    assert.deepEqual(await seenBy(admin), everything);
  });

  test('a bot hears nothing that another bot says', async () => {
    await callApi(server, admin.token, 'sendMessage', { chat_id: group, text: 'from a bot @shy_bot' });
    await ann.sendText(group, '/end');
    assert.deepEqual(await heardUntil(curious, '/end'), ['/end']);
    assert.deepEqual(await heardUntil(shy, '/end'), ['/end']);
  });

  test('made an admin it sees what is said from then on', async () => {
    await ann.editAdminRights({ chatId: group, userId: 'shy_bot', rights: { pinMessages: true } });
    await ann.sendText(group, 'now among us all');
    assert.ok((await heardUntil(shy, 'now among us all')).includes('now among us all'));
  });

  test('every post of a channel is told', async () => {
    const channel = await ann.createChannel({ title: 'News of lamps' });
    await ann.addChatMembers(channel.id, ['shy_bot'], {});
    await ann.sendText(channel.id, 'news');
    assert.ok((await heardUntil(shy, 'news')).includes('news'));
  });
});

async function picture(): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: 40, height: 40, channels: 3, background: '#a60' } })
    .png()
    .toBuffer();
}
