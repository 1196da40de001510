import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Message, TelegramClient, tl } from '@mtcute/node';
import sharp from 'sharp';
import { find, look, lookFully } from '../../support/acquaintance.ts';
import { mtcuteBot, tocsin } from '../../support/bots.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { callApi } from './bot-world.ts';

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

async function person(phone: string, name: string, langCode = 'en'): Promise<TelegramClient> {
  const client = await signUp(server, phone, name, { reconnectMs: 100, langCode });
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

  test('what is set in the chat the bot reads in its API, and the other way', async () => {
    await ask('/newbot');
    await ask('Tide *Table*');
    const made = await ask('tide_table_bot');
    assert.match(made.text, /^Tide \*Table\* is there/);
    const own = tokenIn(made.text);
    const api = async (method: string, body?: object): Promise<unknown> =>
      (await callApi(server, own, method, body)).result;
    const change = async (command: string, value: string): Promise<void> => {
      await ask(`${command} @tide_table_bot`);
      assert.equal((await ask(value)).text, 'Done.', command);
    };
    await change('/setname', 'Tide Clock');
    await change('/setabouttext', 'Tells the tide');
    await change('/setdescription', 'Name a harbour');
    await change('/setcommands', '/high - Next high water\n/low - Next low water');
    await change('/setinline', 'Harbour…');
    assert.deepEqual(await api('getMyName'), { name: 'Tide Clock' });
    assert.deepEqual(await api('getMyShortDescription'), { short_description: 'Tells the tide' });
    assert.deepEqual(await api('getMyDescription'), { description: 'Name a harbour' });
    const commands = [
      { command: 'high', description: 'Next high water' },
      { command: 'low', description: 'Next low water' },
    ];
    assert.deepEqual(await api('getMyCommands'), commands);
    const me = await api('getMe');
    assert.ok(me && typeof me === 'object' && 'supports_inline_queries' in me && 'can_join_groups' in me);
    assert.deepEqual([me.supports_inline_queries, me.can_join_groups], [true, true]);

    await api('setMyName', { name: 'Tide `Bell`' });
    await api('setMyShortDescription', { short_description: 'Rings at high water' });
    await api('setMyDescription', { description: '' });
    const menu = await press(await ask('/mybots'), '@tide_table_bot');
    assert.equal(menu.text, 'Tide `Bell` @tide_table_bot\nAbout: Rings at high water');
    await change('/setcommands', '/empty');
    assert.deepEqual(await api('getMyCommands'), []);
  });

  test('says what is wrong with a name, a list, a number, a text or a picture, and asks again', async () => {
    await ask('/newbot');
    assert.match((await ask('/empty')).text, /do not know/);
    assert.match((await ask('x'.repeat(65))).text, /1 to 64/);
    await ask('/cancel');
    assert.match((await ask('/token @nobodys_bot')).text, /no bot of that name/);
    await ask('/setcommands @tide_table_bot');
    assert.match((await ask('high water')).text, /One a line/);
    assert.match((await ask('Hoch! - water')).text, /One a line/);
    await ask('/setinline @tide_table_bot');
    assert.match((await ask('x'.repeat(65))).text, /too long/);
    await ask('/setinlinefeedback @tide_table_bot');
    assert.match((await ask('often')).text, /0 to 100/);
    assert.equal((await ask('50 %')).text, 'Done.');
    await ask('/newgame @tide_table_bot');
    assert.match((await ask('a game')).text, /short_name/);
    await ask('/setprivacy @tide_table_bot');
    assert.match((await ask('maybe')).text, /Enable/);
    assert.equal((await ask('disable')).text, 'Done.');
    await ask('/setuserpic @tide_table_bot');
    assert.match((await ask('here it is')).text, /not a photo/);
    const from = heard.length;
    await nora.sendMedia('BotFounder', { type: 'document', file: Buffer.from('no picture'), fileName: 'lamp.txt' });
    assert.match((await answerAfter(from)).text, /not a photo/);
    assert.match((await ask('/cancel')).text, /Left/);
    assert.match((await ask('/cancel')).text, /nothing to leave/);
  });

  test('a bot that was blocked is not changed, and everybody else is still answered', async () => {
    await tocsin(server, 'account', 'block', '@tide_table_bot');
    assert.match((await ask('/token @tide_table_bot')).text, /was blocked/);
    assert.match((await ask('/deletebot @tide_table_bot')).text, /was blocked/);
    const menu = await press(await ask('/mybots'), '@tide_table_bot');
    assert.deepEqual(
      buttonsOf(menu).map(({ text }) => text),
      ['« Back'],
    );
    assert.match((await ask('/help')).text, /newbot/);
  });

  test('speaks Russian with those whose device does', async () => {
    const vera = await person('+79990032003', 'Vera', 'ru');
    assert.match((await ask('/start', vera)).text, /Я создаю ботов/);
    assert.match((await ask('/newbot', vera)).text, /Как его назвать/);
    await ask('Маяк', vera);
    assert.match((await ask('маяк', vera)).text, /латинских/);
    assert.match((await ask('quay_lamp_bot', vera)).text, /занято/);
    assert.match((await ask('beacon_ru_bot', vera)).text, /Маяк готов/);
    await ask('/setjoingroups @beacon_ru_bot', vera);
    assert.equal((await ask('Выключить', vera)).text, 'Готово.');
    await ask('/deletebot @beacon_ru_bot', vera);
    assert.match((await ask('да, удалить', vera)).text, /удалён/);
  });
});
