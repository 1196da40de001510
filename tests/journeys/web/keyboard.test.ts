import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertNoProblems, bubble, chromiumPath, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** Somebody without a mouse signs in, finds a person, writes, answers, reacts, edits, deletes and signs out. */
test('the keyboard alone', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let alan: TelegramClient;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    alan = await signUp(server, '15550200002', 'Alan');
    await alan.setMyUsername('alan_of_lamps');
    ada = await visit(browser, server.http);
  });
  after(async () => {
    await alan?.destroy();
    await browser?.close();
    await server?.stop();
  });

  const press = (...keys: string[]) => inOrder(keys, (key) => ada.page.keyboard.press(key));
  const type = (text: string) => ada.page.keyboard.type(text);
  const focusedLabel = () =>
    ada.page.evaluate(() => {
      const focused = document.activeElement;
      return focused?.getAttribute('aria-label') ?? (focused as HTMLElement | null)?.innerText ?? '';
    });
  /** Tab until the focus stands on what has this name: it must be reachable, and soon. */
  const tabTo = async (name: RegExp) => {
    for (let step = 0; step < 40; step++) {
      if (name.test(await focusedLabel())) return;
      await press('Tab');
    }
    assert.fail(`nothing called ${name} is reached by Tab`);
  };

  await t.test('sign up', async () => {
    await ada.page.locator('input[type=tel]:focus').waitFor();
    await type('15550200001');
    await press('Enter');
    await ada.page.locator('input[autocomplete=one-time-code]:focus').waitFor();
    await type('12345');
    await ada.page.locator('input[autocomplete=given-name]:focus').waitFor();
    await type('Ada');
    await press('Enter');
    await ada.page.getByText('No chats yet').waitFor();
  });

  await t.test('find somebody and write', async () => {
    await press('Control+k');
    await type('alan_of');
    await ada.page.locator('nav [data-row]').first().waitFor();
    await press('ArrowDown', 'Enter');
    await ada.page.locator('#tocsin-composer:focus').waitFor();
    await type('Hello **Alan**');
    await press('Enter');
    await bubble(ada.page, 'Hello Alan').getByRole('img', { name: 'Sent' }).waitFor();
    await press('ArrowUp');
    await until(async () => (await ada.page.locator('#tocsin-composer').inputValue()) === 'Hello **Alan**');
    await type(', good evening');
    await press('Enter');
    await bubble(ada.page, 'good evening').getByText('edited').last().waitFor();
  });

  await t.test('react to a message and answer it', async () => {
    const [first] = await alan.getHistory('me', { limit: 1 }).catch(() => []);
    assert.equal(first, undefined);
    for await (const dialog of alan.iterDialogs()) {
      if (dialog.peer.displayName === 'Ada') await alan.sendText(dialog.peer, 'A lamp, please');
    }
    await bubble(ada.page, 'A lamp, please').waitFor();
    await press('Control+ArrowUp');
    await until(async () => /A lamp, please/.test(await focusedLabel()));
    await press('ArrowUp');
    await until(async () => /good evening/.test(await focusedLabel()));
    await press('ArrowDown', 'Enter');
    await ada.page.getByRole('menu').waitFor();
    await chooseLine(ada.page, 'React with 🔥');
    await bubble(ada.page, 'A lamp, please').getByRole('button', { name: /🔥/ }).waitFor();
    await press('Control+ArrowUp', 'Enter');
    await ada.page.getByRole('menu').waitFor();
    await chooseLine(ada.page, 'Reply');
    await ada.page.locator('#tocsin-composer:focus').waitFor();
    await type('At once');
    await press('Enter');
    await bubble(ada.page, 'At once')
      .getByRole('button', { name: /A lamp, please/ })
      .waitFor();
  });

  await t.test('delete a message', async () => {
    await type('A slip of the pen');
    await press('Enter');
    await bubble(ada.page, 'A slip of the pen')
      .getByRole('img', { name: /Sent|Read/ })
      .waitFor();
    await press('Control+ArrowUp', 'Enter');
    await ada.page.getByRole('menu').waitFor();
    await chooseLine(ada.page, 'Delete');
    await ada.page.getByRole('dialog').waitFor();
    await tabTo(/^Delete$/);
    await press('Enter');
    await bubble(ada.page, 'A slip of the pen').waitFor({ state: 'detached' });
  });

  await t.test('leave the chat, see the list of keys, sign out', async () => {
    await press('Escape');
    await ada.page.locator('#tocsin-composer').waitFor({ state: 'detached' });
    await tabTo(/^Menu$/);
    await press('Enter');
    await ada.page.getByRole('menu').waitFor();
    await chooseLine(ada.page, 'Settings');
    await ada.page.getByRole('heading', { name: 'Settings' }).waitFor();
    await tabTo(/^Keys/);
    await press('Enter');
    await ada.page.getByText('Go through the messages').waitFor();
    await press('Escape');
    await tabTo(/^Sign out$/);
    await press('Enter');
    await ada.page.locator('input[type=tel]').waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});

/** Walks down an open menu to the line with this name and presses it. */
async function chooseLine(page: Page, name: string): Promise<void> {
  const line = page
    .getByRole('menu')
    .locator('[role^=menuitem]')
    .and(page.getByLabel(name, { exact: true }))
    .or(page.getByRole('menuitem', { name, exact: true }));
  await until(async () => {
    if (await line.evaluate((element) => element === document.activeElement)) return true;
    await page.keyboard.press('ArrowDown');
    return false;
  });
  await page.keyboard.press('Enter');
}

async function inOrder<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (const item of items) await work(item);
}
