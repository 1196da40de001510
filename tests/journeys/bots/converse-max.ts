import assert from 'node:assert/strict';
import { Bot, Keyboard } from '@maxhub/max-bot-api';
import type { TelegramClient } from '@mtcute/node';
import { until } from '../../support/until.ts';
import { lampPicture } from './converse.ts';

const buttons = Keyboard.button;

/** A bot on the official MAX library that does what people ask of it in `converseWithMax`. */
export function makeMaxLamp(baseUrl: string, token: string): Bot {
  const bot = new Bot(token, { clientOptions: { baseUrl } });
  bot.command('keys', (ctx) =>
    ctx.reply('Welcome', { attachments: [Keyboard.inlineKeyboard([[buttons.callback('Light', 'light')]])] }),
  );
  bot.action('light', (ctx) => ctx.answerOnCallback({ message: { text: 'it burns', attachments: [] } }));
  bot.command('ask', (ctx) =>
    ctx.reply('choose', {
      attachments: [Keyboard.inlineKeyboard([[buttons.message('wick'), buttons.message('oil')]])],
    }),
  );
  bot.command('file', async (ctx) => {
    const file = await ctx.api.uploadFile({ source: Buffer.from('oil and wick') });
    await ctx.reply('a list', { attachments: [file.toJson()] });
  });
  bot.command('picture', async (ctx) => {
    const image = await ctx.api.uploadImage({ source: lampPicture });
    await ctx.reply('a lamp', { attachments: [image.toJson()] });
  });
  bot.on('message_created', async (ctx) => {
    const [first] = ctx.message.body.attachments ?? [];
    if (first?.type === 'file') await ctx.reply(`got ${await (await fetch(first.payload.url)).text()}`);
    else if (first?.type === 'image') await ctx.reply(`seen ${(await fetch(first.payload.url)).status}`);
    else await ctx.reply(`echo ${ctx.message.body.text}`);
  });
  return bot;
}

const steps = {
  command: ['/keys', 'Welcome'],
  keyboard: ['/ask', 'choose'],
  fileUp: ['/file', 'a list'],
  pictureUp: ['/picture', 'a lamp'],
  text: ['hello', 'echo hello'],
} as const;

/** What a person does with that bot. There is nothing inline in MAX. Returns what the bot was able to do. */
export async function converseWithMax(person: TelegramClient, username: string): Promise<string[]> {
  const newest = async () => (await person.getHistory(username, { limit: 1 }))[0];
  const answered = (text: string) => until(async () => (await newest())?.text === text);
  const done: string[] = [];
  for (const [ability, [said, answer]] of Object.entries(steps)) {
    await person.sendText(username, said);
    await answered(answer);
    const message = await newest();
    assert.ok(message);
    done.push(ability);
    if (ability === 'command') {
      await person.getCallbackAnswer({ message, data: 'light' });
      await answered('it burns');
      done.push('button');
    }
    if (ability === 'keyboard')
      assert.ok(message.raw._ === 'message' && message.raw.replyMarkup?._ === 'replyKeyboardMarkup');
    if (ability === 'fileUp') {
      assert.ok(message.media?.type === 'document');
      assert.equal(Buffer.from(await person.downloadAsBuffer(message.media)).toString(), 'oil and wick');
      await person.sendMedia(username, { type: 'document', file: Buffer.from('two lamps'), fileName: 'own.txt' });
      await answered('got two lamps');
      done.push('fileDown');
    }
    if (ability === 'pictureUp') {
      assert.equal(message.media?.type, 'photo');
      await person.sendMedia(username, { type: 'photo', file: lampPicture });
      await answered('seen 200');
      done.push('pictureDown');
    }
  }
  return done;
}
