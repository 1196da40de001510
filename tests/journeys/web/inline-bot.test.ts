import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Bot, InlineQueryResultBuilder } from 'grammy';
import { assertNoProblems, bubble, chromiumPath } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { makeBot } from '../../support/bots.ts';
import { skipWithout } from '../../support/needs.ts';

const skip = skipWithout('chromium', chromiumPath);
const perPage = 10;
const pages = 3;

/** Offers thirty lamps in three pages, and asks people to connect their own first. */
function makeLampBot(root: string, token: string): Bot {
  const bot = new Bot(token, { client: { apiRoot: root } });
  bot.command('start', (ctx) => ctx.reply(`Begun with ${ctx.match}`));
  bot.on('inline_query', (ctx) => {
    const { query, offset } = ctx.inlineQuery;
    if (query === 'none') return ctx.answerInlineQuery([]);
    if (query === 'page')
      return ctx.answerInlineQuery([], { button: { text: 'Choose on a page', web_app: { url: pageOfBot } } });
    const from = Number(offset || 0);
    const lamps = Array.from({ length: perPage }, (_, index) => `Lamp ${from + index + 1}`);
    return ctx.answerInlineQuery(
      lamps.map((lamp) => InlineQueryResultBuilder.article(lamp, lamp).text(`Chosen: ${lamp} ${query}`)),
      {
        next_offset: from + perPage < perPage * pages ? String(from + perPage) : '',
        button: { text: 'Connect your lamps', start_parameter: 'connect' },
      },
    );
  });
  return bot;
}

const pageOfBot = 'https://lamps.example/choose';

test('what a bot offers is chosen by keys, page after page, and leads to the bot', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555018000' });
  const { page } = chat.ada;
  const bot = makeLampBot(
    chat.server.http,
    await makeBot(chat.server, '15550180002', 'lamp_bot', '--inline', 'Which lamp?'),
  );
  try {
    void bot.start();
    await chat.friend.sendText(chat.adaId, 'Which lamp shall we take?');
    await page.getByRole('link', { name: /Wick/ }).click();
    const field = page.locator('#tocsin-composer');
    const offered = page.getByRole('list', { name: 'What the bot offers' });
    await field.fill('@lamp_bot none');
    await page.getByText('Which lamp?', { exact: true }).waitFor();
    await field.fill('@lamp_bot brass');
    await offered.getByRole('button', { name: /^Lamp 1 / }).waitFor();
    for (let n = 0; n < perPage; n += 1) await field.press('ArrowDown');
    await offered.getByRole('button', { name: /^Lamp 11 / }).waitFor();
    await field.press('ArrowDown');
    await field.press('Enter');
    await bubble(page, 'Chosen: Lamp 11 brass').waitFor();
    await field.fill('@lamp_bot brass');
    await offered.waitFor();
    await field.press('Escape');
    await offered.waitFor({ state: 'detached' });
    await field.fill('@lamp_bot page');
    await page.evaluate(() => {
      Object.assign(window, { open: (url: string) => Object.assign(window, { openedPage: url }) });
    });
    await page.getByRole('button', { name: 'Choose on a page' }).click();
    const opened = await (await page.waitForFunction(() => 'openedPage' in window && window.openedPage)).jsonValue();
    assert.match(String(opened), /^https:\/\/lamps\.example\/choose#tgWebAppData=.*user%3D/);
    await field.fill('@lamp_bot oak');
    await page.getByRole('button', { name: 'Connect your lamps' }).click();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await bubble(page, 'Begun with connect').waitFor();
    assertNoProblems(chat.ada);
  } finally {
    await bot.stop();
    await chat.close();
  }
});
