import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import sharp from 'sharp';
import { assertNoProblems, bubble, chromiumPath, endUndo, modal, type Visitor } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** What one writes now and sends later: seen, moved, sent at once and dropped on its page. */
test('messages that wait for their time', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;
  let friend: TelegramClient;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Alan', numbers: '1555022000' });
    ({ ada, friend } = chat);
    await friend.sendText(chat.adaId, 'Good morning');
    await ada.page.getByRole('link', { name: /Alan/ }).click();
    await bubble(ada.page, 'Good morning').waitFor();
  });
  after(() => chat?.close());

  const scheduleIt = async (text: string) => {
    await ada.page.locator('#tocsin-composer').fill(text);
    await ada.page.getByRole('button', { name: 'Send', exact: true }).click({ button: 'right' });
    await ada.page.getByRole('menuitem', { name: 'Send later' }).click();
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Schedule' }).click();
    await modal(ada.page).waitFor({ state: 'detached' });
    assert.equal(await ada.page.locator('#tocsin-composer').inputValue(), '');
  };
  const waiting = (text: string) => ada.page.getByRole('article').filter({ hasText: text });

  await t.test('a message is written for later and stands on its page, not in the chat', async () => {
    await scheduleIt('Light the **lamps**');
    await scheduleIt('Put them out');
    assert.equal(await bubble(ada.page, 'Light the lamps').count(), 0);
    await ada.page.getByRole('button', { name: 'Scheduled messages' }).click();
    await waiting('Light the lamps').locator('strong').waitFor();
    await waiting('Put them out').waitFor();
  });

  await t.test('it gets another time', async () => {
    const { page } = ada;
    await waiting('Light the lamps').getByRole('button', { name: 'Change the time' }).click();
    const field = page.getByLabel('Date and time');
    await field.fill('2020-01-01T10:00');
    await page.getByText('This time has passed').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Schedule' }).isDisabled(), true);
    const nextYear = new Date().getFullYear() + 1;
    await field.fill(`${nextYear}-01-02T03:04`);
    // The server keeps messages for no longer than a year.
    const far = new Date(nextYear, 0, 2).getTime() - Date.now() > 364 * 86_400_000;
    if (far) await field.fill(`${nextYear - 1}-12-31T03:04`);
    await page.getByRole('button', { name: 'Schedule' }).click();
    await modal(page).waitFor({ state: 'detached' });
    await waiting('Light the lamps').locator('time', { hasText: /3:04/ }).waitFor();
  });

  await t.test('it is sent at once', async () => {
    await waiting('Light the lamps').getByRole('button', { name: 'Send now' }).click();
    await waiting('Light the lamps').waitFor({ state: 'detached' });
    await until(async () => (await friend.getHistory(chat.adaId, { limit: 1 }))[0]?.text === 'Light the lamps');
  });

  await t.test('it is dropped, and the way to the page goes with the last one', async () => {
    await waiting('Put them out').getByRole('button', { name: 'Delete' }).click();
    await ada.page.getByText('Nothing is scheduled here').waitFor();
    await endUndo(ada.page);
    await ada.page.getByRole('main').getByRole('button', { name: 'Back' }).click();
    await bubble(ada.page, 'Light the lamps').waitFor();
    assert.equal(await ada.page.locator('#tocsin-composer').inputValue(), '');
    await ada.page.getByRole('button', { name: 'Scheduled messages' }).waitFor({ state: 'detached' });
    assert.equal((await friend.getHistory(chat.adaId, { limit: 1 }))[0]?.text, 'Light the lamps');
  });

  await t.test('pictures wait as one album, get another caption, and are sent together', async () => {
    const { page } = ada;
    const png = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#276b63' } })
      .png()
      .toBuffer();
    const pictures = ['north.png', 'south.png'].map((name) => ({ name, mimeType: 'image/png', buffer: png }));
    await page.locator('[data-attach=picture]').setInputFiles(pictures);
    const files = page.getByRole('dialog', { name: 'Send 2 files' });
    await files.getByLabel('Caption').fill('Two sides of the street');
    await files.getByRole('button', { name: 'Send later' }).click();
    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await modal(page).waitFor({ state: 'detached' });
    assert.equal(await bubble(page, 'Two sides').count(), 0);
    await page.getByRole('button', { name: 'Scheduled messages' }).click();
    await waiting('Two sides').getByRole('img').nth(1).waitFor();
    assert.equal(await page.getByRole('article').count(), 1);
    await waiting('Two sides').getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Both sides of **the street**');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await waiting('Both sides').locator('strong').waitFor();
    await waiting('Both sides').getByRole('button', { name: 'Send now' }).click();
    await page.getByText('Nothing is scheduled here').waitFor();
    const newest = () => friend.getHistory(chat.adaId, { limit: 2 });
    await until(async () => (await newest()).every(({ media }) => media?.type === 'photo'));
    const [second, first] = await newest();
    assert.equal(first?.text, 'Both sides of the street');
    assert.ok(first.groupedId && second?.groupedId?.eq(first.groupedId));
    await page.getByRole('main').getByRole('button', { name: 'Back' }).click();
    await bubble(page, 'Both sides').getByRole('button', { name: 'Open the picture' }).nth(1).waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});
