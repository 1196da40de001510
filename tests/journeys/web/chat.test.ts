import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html, type TelegramClient } from '@mtcute/node';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import {
  assertNoProblems,
  bubble,
  bubbles,
  choose,
  chromiumPath,
  modal,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
  write,
} from '../../support/browser.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** Two people in browsers and one with a stock client write to each other; each step builds on the one before. */
test('two browsers and a stock client', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let grace: Visitor;
  let alan: TelegramClient;
  const heard: string[] = [];

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    ada = await visit(browser, server.http);
    grace = await visit(browser, server.http, { colorScheme: 'dark' });
    alan = await signUp(server, '15550100003', 'Alan');
    alan.onNewMessage.add((message) => void heard.push(message.text));
  });
  after(async () => {
    await browser?.close();
    await alan?.destroy();
    await server?.stop();
  });

  await t.test('sign up', async () => {
    await signInOnPage(ada.page, '+15550100001', 'Ada');
    await ada.page.getByText('No chats yet').waitFor();
    await signInOnPage(grace.page, '+15550100002', 'Grace');
  });

  await t.test('find someone by number and write', async () => {
    await addContact(ada, '+15550100002', 'Grace');
    await write(ada.page, 'Hello **Grace**');
    await bubble(ada.page, 'Hello Grace').getByRole('img', { name: 'Sent' }).waitFor();
    await grace.page.getByRole('link', { name: /Ada/ }).click();
    assert.equal(await bubble(grace.page, 'Hello Grace').locator('strong').textContent(), 'Grace');
    await bubble(ada.page, 'Hello Grace').getByRole('img', { name: 'Read' }).waitFor();
  });

  await t.test('answer, react, edit', async () => {
    await choose(grace.page, bubble(grace.page, 'Hello Grace'), 'Reply');
    await write(grace.page, 'An answer');
    await bubble(ada.page, 'An answer')
      .getByRole('button', { name: /Hello Grace/ })
      .waitFor();
    await bubble(ada.page, 'An answer').locator('article').click({ button: 'right' });
    await ada.page.getByRole('menuitemcheckbox', { name: 'React with 🔥' }).click();
    await bubble(grace.page, 'An answer').getByRole('button', { name: /🔥: 1/ }).waitFor();
    await choose(grace.page, bubble(grace.page, 'An answer'), 'Edit');
    await write(grace.page, 'A better answer');
    await bubble(ada.page, 'A better answer').getByText('edited').waitFor();
  });

  await t.test('a picture', async () => {
    const noise = { create: { width: 900, height: 600, channels: 3 as const, background: '#2a7f7a' } };
    const buffer = await sharp(noise).jpeg().toBuffer();
    await ada.page.locator('[data-attach=picture]').setInputFiles({ name: 'sea.jpg', mimeType: 'image/jpeg', buffer });
    await ada.page.getByRole('textbox', { name: 'Caption' }).fill('The sea');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    const picture = bubble(grace.page, 'The sea').getByRole('img', { name: 'The sea' });
    await picture.waitFor();
    await until(() => picture.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0));
    await bubble(grace.page, 'The sea').getByRole('button', { name: 'Open the picture' }).click();
    await grace.page.getByRole('dialog').getByRole('img', { name: 'The sea' }).waitFor();
    await grace.page.keyboard.press('Escape');
    await modal(grace.page).waitFor({ state: 'detached' });
  });

  await t.test('an album of three pictures', async () => {
    const shades = await Promise.all(
      ['#7a2a4f', '#2a4f7a', '#4f7a2a'].map(async (background, index) => {
        const picture = { create: { width: 700, height: 500, channels: 3 as const, background } };
        return { name: `${index}.jpg`, mimeType: 'image/jpeg', buffer: await sharp(picture).jpeg().toBuffer() };
      }),
    );
    await ada.page.locator('[data-attach=picture]').setInputFiles(shades);
    await ada.page.getByRole('textbox', { name: 'Caption' }).fill('Three shades');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Send', exact: true }).click();
    const album = bubble(grace.page, 'Three shades').getByRole('img', { name: /Three shades|Photo/ });
    await until(async () => (await album.count()) === 3);
    await until(async () => (await bubble(ada.page, 'Three shades').getByRole('img', { name: 'Sent' }).count()) === 1);
  });

  await t.test('delete for both', async () => {
    await write(ada.page, 'A slip of the pen');
    await bubble(grace.page, 'A slip of the pen').waitFor();
    await choose(ada.page, bubble(ada.page, 'A slip of the pen'), 'Delete');
    await ada.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await bubble(ada.page, 'A slip of the pen').waitFor({ state: 'detached' });
    await bubble(grace.page, 'A slip of the pen').waitFor({ state: 'detached' });
  });

  await t.test('a group with the stock client', async () => {
    await addContact(ada, '+15550100003', 'Alan');
    await ada.page.getByRole('button', { name: 'New chat' }).click();
    await ada.page.getByRole('menuitem', { name: 'New group' }).click();
    await ada.page.getByRole('checkbox', { name: /Grace/ }).click();
    await ada.page.getByRole('checkbox', { name: /Alan/ }).click();
    await ada.page.getByRole('button', { name: 'Next with 2 people' }).click();
    await ada.page.getByRole('textbox', { name: 'Name' }).fill('Engines');
    await ada.page.getByRole('button', { name: 'Create the group' }).click();
    await ada.page.getByRole('heading', { name: 'Engines' }).waitFor();
    await write(ada.page, 'Welcome, all');
    await until(() => heard.includes('Welcome, all'));
    const [group] = await Array.fromAsync(alan.iterDialogs({ limit: 1 }));
    assert.equal(group?.peer.displayName, 'Engines');
    await alan.sendText(group.peer.id, 'Hello from a stock client');
    await bubble(ada.page, 'Hello from a stock client').getByText('Alan').waitFor();
    await grace.page.getByRole('link', { name: /Engines/ }).click();
    await bubble(grace.page, 'Hello from a stock client').waitFor();
  });

  await t.test('a mention is led to, and counts no more once it was seen', async () => {
    const [group] = await Array.fromAsync(alan.iterDialogs({ limit: 1 }));
    assert.ok(group);
    const row = grace.page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: /Engines/ });
    await grace.page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name: /Ada/ }).click();
    await grace.page.getByRole('heading', { name: 'Ada' }).waitFor();
    const graceId = (await alan.getChatMembers(group.peer.id)).find(({ user }) => user.firstName === 'Grace')?.user.id;
    assert.ok(graceId);
    for (let line = 1; line <= 30; line++) await alan.sendText(group.peer.id, `Cog number ${line}`);
    await alan.sendText(group.peer.id, html`What says <a href="tg://user?id=${graceId}">Grace</a>?`);
    await row.getByTitle('You were mentioned').waitFor();
    await row.click();
    await bubble(grace.page, 'Cog number 1').waitFor();
    await grace.page.getByRole('button', { name: 'To the next mention of you' }).click();
    await bubble(grace.page, 'What says').waitFor();
    await row.getByTitle('You were mentioned').waitFor({ state: 'detached' });
    await grace.page.reload();
    await row.waitFor();
    assert.equal(await row.getByTitle('You were mentioned').count(), 0);
  });

  await t.test('search', async () => {
    await ada.page.keyboard.press('Control+k');
    await ada.page.getByRole('searchbox', { name: 'Search' }).fill('answered better');
    await ada.page.getByRole('button', { name: /A better answer/ }).click();
    await ada.page.getByRole('heading', { name: 'Grace' }).waitFor();
    await bubble(ada.page, 'A better answer').waitFor();
    await ada.page.getByRole('button', { name: 'Clear the search' }).click();
  });

  await t.test('sign out, and nothing is left behind', async () => {
    await ada.page.getByRole('button', { name: 'Menu' }).click();
    await ada.page.getByRole('menuitem', { name: 'Settings' }).click();
    await ada.page.getByRole('button', { name: 'Sign out' }).click();
    await ada.page.getByRole('textbox', { name: 'Phone number' }).waitFor();
    assert.equal(await bubbles(ada.page).count(), 0);
  });

  await t.test('nothing else went wrong', () => assertNoProblems(ada, grace));
});

async function addContact({ page }: Visitor, phone: string, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'Add by phone number' }).first().click();
  await page.getByRole('textbox', { name: 'Phone number' }).fill(phone);
  await page.getByRole('textbox', { name: 'First name' }).fill(name);
  await page.getByRole('button', { name: 'Add to contacts' }).click();
  await page.getByRole('heading', { name }).waitFor();
}
