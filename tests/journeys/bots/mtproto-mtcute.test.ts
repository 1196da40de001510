import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { BotInline, BotInlineMessage, BotKeyboard, type Message, type TelegramClient, type tl } from '@mtcute/node';
import Long from 'long';
import { find, inputPeer, inputUser, listen, lookFully, refusal } from '../../support/acquaintance.ts';
import { makeBot, mtcuteBot, tocsin } from '../../support/bots.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const ownerPhone = '+79990031001';

let server: TestServer;
let nora: TelegramClient;
let idris: TelegramClient;
let bot: TelegramClient;
let token: string;
const clients: TelegramClient[] = [];

before(async () => {
  server = await startTestServer();
  nora = await signUp(server, ownerPhone, 'Nora');
  idris = await signUp(server, '+79990031002', 'Idris');
  token = await makeBot(server, ownerPhone, 'lamplighter_bot', '--inline', 'a lamp');
  bot = await mtcuteBot(server, token);
  clients.push(nora, idris, bot);
});

after(async () => {
  for (const client of clients) await client.destroy();
  await server.stop();
});

/** The next message that a client hears and that fits. */
function nextMessage(client: TelegramClient, fits: (message: Message) => boolean): Promise<Message> {
  return new Promise((resolve) => {
    const hear = (message: Message): void => {
      if (!fits(message)) return;
      client.onNewMessage.remove(hear);
      resolve(message);
    };
    client.onNewMessage.add(hear);
  });
}

/** Raw updates of one kind, as they come. */
function hears<K extends tl.TypeUpdate['_']>(client: TelegramClient, kind: K) {
  const heard = listen(client);
  return async (): Promise<tl.FindByName<tl.TypeUpdate, K>> => {
    const isKind = (update: tl.TypeUpdate): update is tl.FindByName<tl.TypeUpdate, K> => update._ === kind;
    await until(() => heard.some(isKind));
    const found = heard.find(isKind);
    assert.ok(found);
    return found;
  };
}

describe('a bot on mtcute', () => {
  test('a person starts it through a link, and it answers with a keyboard', async () => {
    const user = await find(nora, 'lamplighter_bot');
    assert.equal(user.bot, true);
    assert.equal(user.botInlinePlaceholder, 'a lamp');
    const started = nextMessage(bot, ({ text }) => text.startsWith('/start'));
    const answered = nextMessage(nora, ({ text }) => text === 'Which street?');
    await nora.call({
      _: 'messages.startBot',
      bot: inputUser(user),
      peer: inputPeer(user),
      randomId: Long.fromNumber(11),
      startParam: 'from_the_link',
    });
    const start = await started;
    assert.equal(start.text, '/start from_the_link');
    await bot.sendText(start.chat.id, 'Which street?', {
      replyMarkup: BotKeyboard.reply([[BotKeyboard.text('Mill Lane')], [BotKeyboard.requestContact('My number')]], {
        resize: true,
        placeholder: 'a street',
      }),
    });
    const { raw } = await answered;
    assert.ok(raw._ === 'message' && raw.replyMarkup?._ === 'replyKeyboardMarkup');
    assert.equal(raw.replyMarkup.placeholder, 'a street');
    assert.deepEqual(
      raw.replyMarkup.rows.map(({ buttons }) => buttons.map(({ _ }) => _)),
      [['keyboardButton'], ['keyboardButtonRequestPhone']],
    );
    assert.equal(
      await refusal(
        nora.call({
          _: 'messages.startBot',
          bot: inputUser(user),
          peer: inputPeer(user),
          randomId: Long.fromNumber(12),
          startParam: 'with space',
        }),
      ),
      '400 START_PARAM_INVALID',
    );
  });

  test('buttons under a message are pressed, answered and changed', async () => {
    const user = await find(nora, 'lamplighter_bot');
    const shown = nextMessage(nora, ({ text }) => text === 'Light it?');
    const me = (await nora.getMe()).id;
    await bot.sendText(me, 'Light it?', {
      replyMarkup: BotKeyboard.inline([
        [BotKeyboard.callback('Yes', 'lit:1'), BotKeyboard.url('Map', 'https://example.org')],
      ]),
    });
    const message = await shown;
    const pressed = hears(bot, 'updateBotCallbackQuery');
    const answer = nora.getCallbackAnswer({ chatId: user.id, message: message.id, data: 'lit:1' });
    const query = await pressed();
    assert.equal(query.userId, me);
    assert.equal(Buffer.from(query.data ?? []).toString(), 'lit:1');
    await bot.answerCallbackQuery(query.queryId, { text: 'It burns', alert: true, cacheTime: 7 });
    const told = await answer;
    assert.deepEqual([told.message, told.alert, told.cacheTime], ['It burns', true, 7]);
    // Nobody hears a second answer, and it is no error.
    await bot.answerCallbackQuery(query.queryId, { text: 'again' });
    const unknown = bot.answerCallbackQuery(query.queryId.add(1), { text: 'again' });
    assert.equal(await refusal(unknown), '400 QUERY_ID_INVALID');

    const changed = hears(nora, 'updateEditMessage');
    await bot.editMessage({
      chatId: me,
      message: query.msgId,
      text: 'Lit.',
      replyMarkup: BotKeyboard.inline([[BotKeyboard.callback('Put out', 'out:1')]]),
    });
    const { message: edited } = await changed();
    assert.ok(edited._ === 'message' && edited.replyMarkup?._ === 'replyInlineMarkup');
    assert.equal(edited.replyMarkup.rows[0]?.buttons[0]?.text, 'Put out');
    const old = nora.getCallbackAnswer({ chatId: user.id, message: message.id, data: 'lit:1' });
    assert.equal(await refusal(old), '400 DATA_INVALID');
  });

  test('in a group it hears what is meant for it, and buttons there work for everybody', async () => {
    const user = await find(nora, 'lamplighter_bot');
    const heard: string[] = [];
    bot.onNewMessage.add((message) => void heard.push(message.text));
    const { chat } = await nora.createGroup({ title: 'Lamps', users: [user.id] });
    await nora.sendText(chat.id, 'quiet words');
    await nora.sendText(chat.id, '/lamps@lamplighter_bot');
    await until(() => heard.includes('/lamps@lamplighter_bot'));
    assert.ok(!heard.includes('quiet words'), 'privacy mode keeps what is not for bots from it');
    const shown = nextMessage(nora, ({ text }) => text === 'Three lamps');
    await bot.sendText(chat.id, 'Three lamps', {
      replyMarkup: BotKeyboard.inline([[BotKeyboard.callback('Count', 'n')]]),
    });
    const message = await shown;
    const pressed = hears(bot, 'updateBotCallbackQuery');
    const answer = nora.getCallbackAnswer({ chatId: chat.id, message: message.id, data: 'n' });
    const query = await pressed();
    await bot.answerCallbackQuery(query.queryId, { text: '3' });
    assert.equal((await answer).message, '3');
    await nora.sendText(chat.id, 'for you', { replyTo: message.id });
    await until(() => heard.includes('for you'));
  });

  test('inline: it offers results, one is sent, it learns of it and edits it', async () => {
    const user = await find(nora, 'lamplighter_bot');
    const friend = await idris.getMe();
    await idris.setMyUsername('idris_lamp');
    const peer = inputPeer(await find(nora, 'idris_lamp'));
    const asked = hears(bot, 'updateBotInlineQuery');
    const chosen = hears(bot, 'updateBotInlineSend');
    const ask = () =>
      nora.call({ _: 'messages.getInlineBotResults', bot: inputUser(user), peer, query: 'brass', offset: '' });
    const results = ask();
    const query = await asked();
    assert.deepEqual([query.query, query.offset, query.peerType?._], ['brass', '', 'inlineQueryPeerTypePM']);
    await bot.answerInlineQuery(
      query.queryId,
      [
        BotInline.article('lamp-1', {
          title: 'Brass lamp',
          message: BotInlineMessage.text('A brass lamp', {
            replyMarkup: BotKeyboard.inline([[BotKeyboard.callback('Polish', 'polish')]]),
          }),
        }),
      ],
      { cacheTime: 60, nextOffset: 'more', switchPm: { text: 'Settings', parameter: 'set' } },
    );
    const page = await results;
    assert.deepEqual([page.results.length, page.nextOffset, page.switchPm?.startParam], [1, 'more', 'set']);
    assert.equal(page.results[0]?.title, 'Brass lamp');
    const again = await ask();
    assert.ok(again.queryId.equals(page.queryId), 'a fresh answer is used again without asking the bot');

    const arrived = nextMessage(idris, ({ text }) => text === 'A brass lamp');
    await nora.call({
      _: 'messages.sendInlineBotResult',
      peer,
      randomId: Long.fromNumber(21),
      queryId: page.queryId,
      id: 'lamp-1',
    });
    const message = await arrived;
    assert.equal(message.viaBot?.id, user.id);
    const sent = await chosen();
    assert.deepEqual([sent.id, sent.query], ['lamp-1', 'brass']);
    const { msgId } = sent;
    assert.ok(msgId);
    const pressed = hears(bot, 'updateInlineBotCallbackQuery');
    const answer = idris.getCallbackAnswer({ chatId: message.chat.id, message: message.id, data: 'polish' });
    const press = await pressed();
    assert.equal(press.userId, friend.id);
    await bot.answerCallbackQuery(press.queryId, { text: 'It shines' });
    assert.equal((await answer).message, 'It shines');
    const edited = hears(idris, 'updateEditMessage');
    await bot.editInlineMessage({ messageId: press.msgId, text: 'A shining lamp' });
    const { message: after } = await edited();
    assert.ok(after._ === 'message' && after.message === 'A shining lamp');
  });

  test('commands, texts and the menu button reach people in their own language', async () => {
    const user = await find(nora, 'lamplighter_bot');
    const commands = [{ _: 'botCommand' as const, command: 'light', description: 'Light a lamp' }];
    await bot.setMyCommands({ commands, scope: { _: 'botCommandScopeDefault' } });
    await bot.setMyCommands({
      commands: [{ _: 'botCommand', command: 'admin', description: 'Look after lamps' }],
      scope: { _: 'botCommandScopePeer', peer: await bot.resolvePeer((await nora.getMe()).id) },
    });
    await bot.call({ _: 'bots.setBotInfo', langCode: '', about: 'Keeps lamps', description: 'Ask me for light' });
    await bot.call({
      _: 'bots.setBotMenuButton',
      userId: { _: 'inputUserEmpty' },
      button: { _: 'botMenuButton', text: 'Open', url: 'https://example.org/lamps' },
    });
    const mine = await lookFully(nora, user);
    assert.equal(mine.about, 'Keeps lamps');
    assert.equal(mine.botInfo?.description, 'Ask me for light');
    assert.deepEqual(
      mine.botInfo?.commands?.map(({ command }) => command),
      ['admin'],
    );
    assert.equal(mine.botInfo?.menuButton?._, 'botMenuButton');
    const theirs = await lookFully(idris, await find(idris, 'lamplighter_bot'));
    assert.deepEqual(
      theirs.botInfo?.commands?.map(({ command }) => command),
      ['light'],
    );
    const bad = bot.setMyCommands({ commands: [{ _: 'botCommand', command: 'Bad-Name', description: 'x' }] });
    assert.equal(await refusal(bad), '400 BOT_COMMAND_INVALID');
  });

  test('bots and people are refused what is not theirs', async () => {
    const newcomer = await signUp(server, '+79990031003', 'Orla');
    clients.push(newcomer);
    const stranger = (await newcomer.getMe()).id;
    const sayTo = (userId: number) =>
      bot.call({
        _: 'messages.sendMessage',
        peer: { _: 'inputPeerUser', userId, accessHash: Long.ZERO },
        message: 'hello',
        randomId: Long.fromNumber(userId),
      });
    assert.equal(
      await refusal(
        bot.call({
          _: 'messages.getDialogs',
          offsetDate: 0,
          offsetId: 0,
          offsetPeer: { _: 'inputPeerEmpty' },
          limit: 10,
          hash: Long.ZERO,
        }),
      ),
      '400 BOT_METHOD_INVALID',
    );
    assert.equal(await refusal(bot.call({ _: 'contacts.getContacts', hash: Long.ZERO })), '400 BOT_METHOD_INVALID');
    assert.equal(
      await refusal(nora.call({ _: 'messages.setBotCallbackAnswer', queryId: Long.ONE, cacheTime: 0 })),
      '400 USER_BOT_REQUIRED',
    );
    assert.equal(await refusal(sayTo(1_000_000_000)), '400 PEER_ID_INVALID');
    assert.equal(await refusal(sayTo(stranger)), '400 PEER_ID_INVALID', 'a bot speaks only to those who spoke to it');
    assert.equal(
      await refusal(
        idris.call({
          _: 'bots.setBotInfo',
          bot: inputUser(await find(idris, 'lamplighter_bot')),
          langCode: '',
          about: 'mine',
        }),
      ),
      '400 BOT_INVALID',
    );
  });

  test('a revoked token shuts the bot out', async () => {
    const other = await makeBot(server, ownerPhone, 'lantern_bot');
    const lantern = await mtcuteBot(server, other);
    clients.push(lantern);
    const renewed = await tocsin(server, 'bot', 'token', '@lantern_bot');
    const second = await mtcuteBot(server, other);
    clients.push(second);
    assert.notEqual(renewed, other);
    const revoked = await tocsin(server, 'bot', 'revoke', '@lantern_bot');
    for (const old of [other, renewed]) assert.equal(await refusal(mtcuteBot(server, old)), '400 ACCESS_TOKEN_INVALID');
    clients.push(await mtcuteBot(server, revoked));
    assert.match(await tocsin(server, 'bot', 'list', '--owner', ownerPhone), /@lantern_bot/);
    await tocsin(server, 'bot', 'delete', '@lantern_bot');
    assert.doesNotMatch(await tocsin(server, 'bot', 'list'), /@lantern_bot/);
  });
});
