import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
import { anotherDevice } from '../../support/acquaintance.ts';
import {
  assertNoProblems,
  bubble,
  chromiumPath,
  endUndo,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
  write,
} from '../../support/browser.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const phone = '+15550100601';

/** Ada's account on three devices, and a second account beside hers; each step builds on the one before. */
test('signing in by QR code, with a password, and as several accounts', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let tablet: Visitor;
  let stock: TelegramClient;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    ada = await visit(browser, server.http);
    await signInOnPage(ada.page, phone, 'Ada');
    const device = await anotherDevice(server, phone);
    await device.signIn();
    stock = device.client;
  });
  after(async () => {
    await browser?.close();
    await stock?.destroy();
    await server?.stop();
  });

  await t.test('a second password is set in the settings', async () => {
    const { page } = ada;
    await openSettings(page, 'privacy');
    await page.getByRole('button', { name: 'Set a password' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'New password' }).fill('lamp oil');
    await dialog.getByRole('textbox', { name: 'Hint (optional)' }).fill('what burns');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('On a new device you are asked for a password').waitFor();
  });

  await t.test('a QR code accepted elsewhere leads to the password, and the right one to the chats', async () => {
    tablet = await visit(browser, server.http, { viewport: { width: 390, height: 780 }, colorScheme: 'dark' });
    const { page } = tablet;
    await page.getByRole('button', { name: 'Sign in with a QR code' }).click();
    const link = await page.getByRole('link', { name: 'QR code for signing in' }).getAttribute('href');
    assert.match(link ?? '', /^tg:\/\/login\?token=/);
    await assertAccessible(page, 'QR code');
    const token = Buffer.from(new URL(link ?? '').searchParams.get('token') ?? '', 'base64url');
    await stock.call({ _: 'auth.acceptLoginToken', token });

    const field = page.getByLabel('Password');
    await field.fill('water');
    await page.getByText('Hint: what burns').waitFor();
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('This password is not right.').waitFor();
    await assertAccessible(page, 'wrong password');
    await field.fill('lamp oil');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('navigation', { name: 'Chats' }).waitFor();
  });

  await t.test('a checklist shows what is done of it', async () => {
    const me = { _: 'inputPeerSelf' } as const;
    const text = (words: string) => ({ _: 'textWithEntities' as const, text: words, entities: [] });
    const list = ['Fill the lamps', 'Trim the wicks'].map((words, index) => ({
      _: 'todoItem' as const,
      id: index + 1,
      title: text(words),
    }));
    const media = { _: 'inputMediaTodo', todo: { _: 'todoList', title: text('Before dusk'), list } } as const;
    await stock.sendMedia('me', media);
    const [sent] = await stock.getHistory('me', { limit: 1 });
    assert.ok(sent);
    await openSaved(ada.page);
    const shown = bubble(ada.page, 'Before dusk');
    await shown.getByText('0 of 2 done').waitFor();
    await stock.call({ _: 'messages.toggleTodoCompleted', peer: me, msgId: sent.id, completed: [1], incompleted: [] });
    await shown.getByText('1 of 2 done').waitFor();
    assert.equal(await shown.getByRole('checkbox', { checked: true }).textContent(), 'Fill the lamps');
  });

  await t.test('a device ended from the list is told so at its sign-in page', async () => {
    const { page } = ada;
    await openSettings(page, 'devices');
    const others = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Other devices' }) });
    const row = others.locator('div').filter({ hasText: 'Tocsin Web' });
    await row.waitFor();
    assert.equal(await others.getByRole('button', { name: 'Sign out', exact: true }).count(), 2);
    await row.getByRole('button', { name: 'Sign out', exact: true }).click();
    await endUndo(page);
    await tablet.page.getByText('You are welcome to sign in again').waitFor();
    await tablet.page.getByRole('textbox', { name: 'Phone number' }).waitFor();
  });

  await t.test('a second account in the same browser has chats of its own', async () => {
    const { page } = ada;
    await openMenu(page, 'Add an account');
    await page.getByRole('button', { name: 'Go on as Ada' }).waitFor();
    await signInOnPage(page, '+15550100602', 'Grace');
    await openSaved(page);
    await write(page, 'Only for Grace');
    await page.getByRole('link', { name: /Only for Grace/ }).waitFor();
    await openMenu(page, 'Ada');
    await page.getByRole('link', { name: /You ticked off something/ }).waitFor();
    assert.equal(await page.getByText('Only for Grace').count(), 0);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Grace' }).waitFor();
    await page.keyboard.press('Escape');
  });

  await t.test('signing out one account goes on with the other', async () => {
    const { page } = ada;
    await openSettings(page);
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: /Only for Grace/ }).waitFor();
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Add an account' }).waitFor();
    assert.equal(await page.getByRole('menuitem', { name: 'Ada' }).count(), 0);
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada, tablet));
});

async function openMenu(page: Page, line: string): Promise<void> {
  await page.evaluate(() => void (location.hash = '#/'));
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: line, exact: true }).click();
}

async function openSettings(page: Page, name = ''): Promise<void> {
  await page.evaluate((path) => void (location.hash = path), `#/settings/${name}`);
}

async function openSaved(page: Page): Promise<void> {
  await openMenu(page, 'Saved messages');
}
