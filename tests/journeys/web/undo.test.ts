import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Page } from 'playwright-core';
import { assertNoProblems, chromiumPath } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** What one did with a way back is done once its time is over, also by who has turned to something else meanwhile. */
test('a way back ends in time', { skip }, async (t) => {
  let chat: BrowserChat;
  let friend: TelegramClient;
  let page: Page;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017400' });
    friend = chat.friend;
    page = chat.ada.page;
  });
  after(() => chat?.close());

  /** A group with Ada in it, which she has just left with the way back still open. */
  async function justLeft(title: string, on: Page): Promise<number> {
    const { id } = await friend.createSupergroup({ title });
    await friend.addChatMembers(id, [chat.adaId], {});
    await on.getByRole('link', { name: title }).click({ button: 'right' });
    await on.getByRole('menuitem', { name: 'Leave the group' }).click();
    await on.getByText(`You left ${title}`).waitFor();
    return id;
  }
  const isIn = async (group: number) => (await friend.getChatMembers(group)).some(({ user }) => user.id === chat.adaId);

  await t.test('while another window is in front', async () => {
    const group = await justLeft('Night watch', page);
    await page.evaluate(() => dispatchEvent(new FocusEvent('blur')));
    await until(async () => !(await isIn(group)));
    await page.getByText('You left Night watch').waitFor({ state: 'detached' });
    await page.evaluate(() => dispatchEvent(new FocusEvent('focus')));
  });

  await t.test('at once when the tab is put away', async () => {
    // Time stands still for the page, so that only the putting away can have ended the way back.
    await page.clock.install();
    // It cannot be set back: a slow page is behind this moment all the same.
    await page.clock.pauseAt(Date.now() + 10_000);
    const group = await justLeft('Day watch', page);
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await until(async () => !(await isIn(group)));
    await page.clock.resume();
  });

  await t.test('at once when the page is closed', async () => {
    const context = page.context();
    const other = await context.newPage();
    await other.goto(chat.server.http);
    await other.getByRole('navigation', { name: 'Chats' }).waitFor();
    await page.close();
    const group = await justLeft('Dawn watch', other);
    await other.close();
    await until(async () => !(await isIn(group)));
    assertNoProblems(chat.ada);
  });
});
