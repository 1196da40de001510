import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { lampPicture } from './converse.ts';

/** A grammY bot that does what people ask of it in `converse`. */
export function makeGrammyLamp(root: string, token: string): Bot {
  const bot = new Bot(token, { client: { apiRoot: root } });
  const list = Buffer.from('oil and wick');
  bot.command('start', (ctx) => ctx.reply('Welcome', { reply_markup: new InlineKeyboard().text('Light', 'light') }));
  bot.callbackQuery('light', async (ctx) => {
    await ctx.answerCallbackQuery('lit');
    await ctx.editMessageText('it burns');
  });
  bot.command('file', (ctx) => ctx.replyWithDocument(new InputFile(list, 'lamps.txt'), { caption: 'a list' }));
  bot.command('picture', (ctx) => ctx.replyWithPhoto(new InputFile(lampPicture, 'lamp.png'), { caption: 'a lamp' }));
  bot.command('keys', (ctx) => ctx.reply('choose', { reply_markup: new Keyboard().text('wick').text('oil') }));
  bot.on('message:document', async (ctx) => {
    const { file_path } = await ctx.getFile();
    await ctx.reply(`got ${await (await fetch(`${root}/file/bot${token}/${file_path}`)).text()}`);
  });
  bot.on('message:photo', (ctx) => ctx.reply(`seen ${ctx.message.photo.at(-1)?.width}`));
  bot.on('message:text', (ctx) => ctx.reply(`echo ${ctx.message.text}`));
  bot.on('inline_query', (ctx) => {
    const input_message_content = { message_text: `inline ${ctx.inlineQuery.query}` };
    return ctx.answerInlineQuery([{ type: 'article', id: '1', title: 'Lamp', input_message_content }]);
  });
  return bot;
}
