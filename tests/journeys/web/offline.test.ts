import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser } from 'playwright-core';
import { bubble, chromiumPath, signInOnPage, startBrowser, type Visitor, visit, write } from '../../support/browser.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

/** The messenger keeps what it knows, sends when it can, and shares one connection between its tabs. */
test('tabs and lost connections', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let alan: TelegramClient;
  let adaId: number;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    ada = await visit(browser, server.http);
    await signInOnPage(ada.page, '+15550140001', 'Ada');
    alan = await signUp(server, '15550140002', 'Alan', { reconnectMs: 200 });
    await alan.importContacts([{ phone: '15550140001', firstName: 'Ada', lastName: '' }]);
    const peer = await alan.storage.peers.getByPhone('15550140001');
    assert.ok(peer && 'userId' in peer);
    adaId = peer.userId;
    await alan.sendText(adaId, 'Good morning');
    await ada.page.getByRole('link', { name: /Alan/ }).click();
    await bubble(ada.page, 'Good morning').waitFor();
  });
  after(async () => {
    await alan?.destroy();
    await browser?.close();
    await server?.stop();
  });

  await t.test('a second tab is signed in, sees the same, and opens no connection of its own', async () => {
    const sockets: string[] = [];
    const second = await ada.page.context().newPage();
    second.on('websocket', (socket) => sockets.push(socket.url()));
    await second.goto(ada.page.url());
    await bubble(second, 'Good morning').waitFor();
    await write(ada.page, 'From the first tab');
    await bubble(second, 'From the first tab').waitFor();
    assert.deepEqual(sockets, []);
    await second.close();
  });

  await t.test('a draft survives the page', async () => {
    await ada.page.locator('#tocsin-composer').fill('Not yet fin');
    await ada.page.reload();
    await bubble(ada.page, 'Good morning').waitFor();
    assert.equal(await ada.page.locator('#tocsin-composer').inputValue(), 'Not yet fin');
    await ada.page.locator('#tocsin-composer').fill('');
  });

  await t.test('without a server one reads on and writes; it goes out when the server is back', async () => {
    await server.kill();
    await ada.page
      .getByText(/No connection|Connecting/)
      .first()
      .waitFor();
    await write(ada.page, 'Written in the dark');
    await bubble(ada.page, 'Written in the dark').getByRole('img', { name: 'Sending' }).waitFor();
    server = await server.restart();
    await bubble(ada.page, 'Written in the dark').getByRole('img', { name: 'Sent' }).waitFor();
    const history = await alan.getHistory(adaId);
    assert.equal(history.filter(({ text }) => text === 'Written in the dark').length, 1);
  });
});

test('a page whose language cannot be fetched opens in English', { skip }, async (t) => {
  const server = await startTestServer();
  t.after(() => server.stop());
  const browser = await startBrowser();
  t.after(() => browser.close());
  // A service worker would fetch it past this test.
  const { page } = await visit(browser, server.http, { locale: 'ar-EG', serviceWorkers: 'block' });
  await page.getByRole('textbox', { name: 'رقم الهاتف' }).waitFor();
  await page.context().route(/\/assets\/ar-[\w-]+\.js$/, (route) => route.abort());
  await page.reload();
  await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [
    'en',
    'ltr',
  ]);
});
