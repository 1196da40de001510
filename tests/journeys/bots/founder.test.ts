import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Message, TelegramClient, tl } from '@mtcute/node';
import sharp from 'sharp';
import { find, look, lookFully } from '../../support/acquaintance.ts';
import { mtcuteBot } from '../../support/bots.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

let server: TestServer;
let nora: TelegramClient;
const clients: TelegramClient[] = [];
const heard: Message[] = [];

before(async () => {
  server = await startTestServer();
  nora = await person('+79990032001', 'Nora');
});

after(async () => {
  for (const client of clients) await client.destroy();
  await server.stop();
});

async function person(phone: string, name: string): Promise<TelegramClient> {
  const client = await signUp(server, phone, name, { reconnectMs: 100 });
  clients.push(client);
  client.onNewMessage.add((message) => void heard.push(message));
  return client;
}

/** Says something to the founder and returns its answer. */
async function ask(text: string, client = nora): Promise<Message> {
  const from = heard.length;
  await client.sendText('BotFounder', text);
  return answerAfter(from);
}

async function answerAfter(from: number): Promise<Message> {
  const isAnswer = (message: Message): boolean => !message.isOutgoing;
  await until(() => heard.slice(from).some(isAnswer));
  const answer = heard.slice(from).find(isAnswer);
  assert.ok(answer);
  return answer;
}

const tokenIn = (text: string): string => {
  const token = /\d+:[A-Za-z0-9_-]{35}/.exec(text)?.[0];
  assert.ok(token, `there is no token in: ${text}`);
  return token;
};

const buttonsOf = ({ raw }: Message): tl.RawKeyboardButtonCallback[] => {
  const rows = raw._ === 'message' && raw.replyMarkup?._ === 'replyInlineMarkup' ? raw.replyMarkup.rows : [];
  return rows.flatMap(({ buttons }) => buttons.filter((one) => one._ === 'keyboardButtonCallback'));
};

/** Presses a button by its words; returns the menu as it then is. */
async function press(menu: Message, words: string): Promise<Message> {
  const button = buttonsOf(menu).find(({ text }) => text.startsWith(words));
  assert.ok(button, `there is no button ${words}`);
  await nora.getCallbackAnswer({ chatId: 'BotFounder', message: menu.id, data: button.data });
  const same = (messages: (Message | null)[]): Message => {
    assert.ok(messages[0]);
    return messages[0];
  };
  let now = same(await nora.getMessages('BotFounder', menu.id));
  await until(async () => {
    now = same(await nora.getMessages('BotFounder', menu.id));
    return now.text !== menu.text || buttonsOf(now).some((one, at) => one.text !== buttonsOf(menu)[at]?.text);
  });
  return now;
}

describe('the bot that makes bots', () => {
  let token: string;

  test('makes a bot in a conversation that outlives a restart of the server', async () => {
    assert.match((await ask('/start')).text, /\/newbot/);
    assert.match((await ask('/newbot')).text, /called/);
    assert.match((await ask('Lamp Keeper')).text, /username/);
    await server.kill();
    server = await server.restart();
    assert.match((await ask('lamp keeper')).text, /5 to 32/);
    const made = await ask('lamp_keeper_bot');
    token = tokenIn(made.text);
    assert.ok(made.entities.some(({ kind }) => kind === 'code'));
    const bot = await mtcuteBot(server, token);
    clients.push(bot);
    assert.equal((await bot.getMe()).username, 'lamp_keeper_bot');
    await ask('/newbot');
    await ask('Another');
    assert.match((await ask('lamp_keeper_bot')).text, /already/);
    await ask('/cancel');
  });

  test('changes names, texts, commands, switches and the picture', async () => {
    const change = async (command: string, value: string): Promise<void> => {
      const choose = await ask(command);
      assert.ok(choose.raw._ === 'message' && choose.raw.replyMarkup?._ === 'replyKeyboardMarkup');
      await ask('@lamp_keeper_bot');
      assert.equal((await ask(value)).text, 'Done.', command);
    };
    await change('/setname', 'Keeper of Lamps');
    await change('/setabouttext', 'Keeps lamps lit');
    await change('/setdescription', 'Write to me at dusk');
    await change('/setcommands', 'light - Light a lamp\nout - Put it out');
    await change('/setprivacy', 'Disable');
    await change('/setjoingroups', 'Disable');
    await change('/setinline', 'Search lamps');
    await ask('/setuserpic');
    await ask('@lamp_keeper_bot');
    const picture = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#c80' } })
      .jpeg()
      .toBuffer();
    const from = heard.length;
    await nora.sendMedia('BotFounder', { type: 'photo', file: picture });
    assert.equal((await answerAfter(from)).text, 'Done.');

    const user = await look(nora, await find(nora, 'lamp_keeper_bot'));
    assert.equal(user.firstName, 'Keeper of Lamps');
    assert.deepEqual([user.botChatHistory, user.botNochats, user.botInlinePlaceholder], [true, true, 'Search lamps']);
    assert.equal(user.photo?._, 'userProfilePhoto');
    const full = await lookFully(nora, user);
    assert.deepEqual([full.about, full.botInfo?.description], ['Keeps lamps lit', 'Write to me at dusk']);
    assert.deepEqual(
      full.botInfo?.commands?.map(({ command }) => command),
      ['light', 'out'],
    );
  });

  test('its menus change a bot by buttons, and delete it', async () => {
    const list = await ask('/mybots');
    const menu = await press(list, '@lamp_keeper_bot');
    const opened = await press(menu, 'Privacy: off');
    assert.ok(buttonsOf(opened).some(({ text }) => text === 'Privacy: on'));
    const old = token;
    const from = heard.length;
    const revoke = buttonsOf(opened).find(({ text }) => text === 'Revoke token');
    assert.ok(revoke);
    await nora.getCallbackAnswer({ chatId: 'BotFounder', message: opened.id, data: revoke.data });
    token = tokenIn((await answerAfter(from)).text);
    await assert.rejects(mtcuteBot(server, old), /ACCESS_TOKEN_INVALID/);
    const sure = await press(opened, 'Delete');
    await press(sure, 'Delete for good');
    await assert.rejects(find(nora, 'lamp_keeper_bot'), /USERNAME_NOT_OCCUPIED/);
    assert.match((await ask('/mybots')).text, /no bots/);
  });

  test('nobody changes the bots of others, and words that it does not know are answered', async () => {
    const idris = await person('+79990032002', 'Idris');
    await ask('/newbot', idris);
    await ask('Quay Lamp', idris);
    await ask('quay_lamp_bot', idris);
    assert.match((await ask('/deletebot')).text, /no bots/);
    assert.match((await ask('hello there')).text, /do not know/);
    await ask('/deletebot', idris);
    assert.match((await ask('@some_other_bot', idris)).text, /no bot of that name/);
    await ask('@quay_lamp_bot', idris);
    assert.match((await ask('no', idris)).text, /Left/);
    assert.ok(await find(idris, 'quay_lamp_bot'));
  });
});
