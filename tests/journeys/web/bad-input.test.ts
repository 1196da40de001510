import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, type TelegramClient } from '@mtcute/node';
import type { Browser } from 'playwright-core';
import {
  assertNoProblems,
  bubble,
  bubbles,
  chromiumPath,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
  write,
} from '../../support/browser.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const backwards = '\u202Egnp.exe\u202C\u2066\u200B\u200D';
const tall = `Z${'\u0301\u0335\u0489'.repeat(200)}`;

/** What people send to break a messenger is shown harmlessly, or not at all, and the page goes on working. */
test('hostile input is only text', { skip, timeout: 180_000 }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let mallory: TelegramClient;
  let target: number;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    ada = await visit(browser, server.http);
    await signInOnPage(ada.page, '+15550130001', 'Ada');
    mallory = await signUp(server, '15550130002', `${evil}`.slice(0, 60));
    await mallory.importContacts([{ phone: '15550130001', firstName: 'Ada', lastName: '' }]);
    const peer = await mallory.storage.peers.getByPhone('15550130001');
    assert.ok(peer && 'userId' in peer);
    target = peer.userId;
  });
  after(async () => {
    await mallory?.destroy();
    await browser?.close();
    await server?.stop();
  });

  const harmless = async () => {
    assert.equal(await ada.page.evaluate(() => 'hacked' in globalThis), false);
    assert.equal(await ada.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.equal(await ada.page.locator('#tocsin-composer').isVisible(), true);
  };

  await t.test('markup in names and texts', async () => {
    await mallory.sendText(target, evil);
    await ada.page.locator('nav a[data-row]').first().click();
    await bubble(ada.page, 'onerror').waitFor();
    assert.match((await ada.page.getByRole('heading', { level: 1 }).textContent()) ?? '', /<img src=x/);
    await harmless();
  });

  await t.test('formatting that lies about its place', async () => {
    await mallory.call({
      _: 'messages.sendMessage',
      peer: await mallory.resolvePeer(target),
      message: 'crossing spans',
      randomId: await mallory.getMtprotoMessageId(),
      entities: [
        { _: 'messageEntityBold', offset: 0, length: 8 },
        { _: 'messageEntityItalic', offset: 4, length: 9 },
        { _: 'messageEntityTextUrl', offset: 9, length: 5, url: 'javascript:window.hacked=1' },
      ],
    });
    await bubble(ada.page, 'crossing spans').waitFor();
    assert.equal(await bubble(ada.page, 'crossing spans').locator('a[href^="javascript"]').count(), 0);
    await harmless();
  });

  await t.test('letters that run backwards, pile up or cannot be seen', async () => {
    for (const text of [backwards, tall, '\u200B\u200B x', 'a'.repeat(4000), '🏳️‍🌈'.repeat(300)]) {
      await mallory.sendText(target, text);
    }
    await mallory.sendText(target, 'after the strange ones');
    await bubble(ada.page, 'after the strange ones').waitFor();
    await harmless();
  });

  await t.test('files that are not what they say', async () => {
    const html = new TextEncoder().encode('<script>window.hacked=1</script>');
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"/>');
    await mallory.sendMedia(
      target,
      InputMedia.document(html, { fileName: `invoice${backwards}.html`, fileMime: 'text/html' }),
    );
    await mallory.sendMedia(target, InputMedia.document(svg, { fileName: 'picture.svg', fileMime: 'image/svg+xml' }));
    await mallory.sendText(target, 'after the files');
    await bubble(ada.page, 'after the files').waitFor();
    assert.equal(await ada.page.locator('iframe, object, embed').count(), 0);
    await harmless();
  });

  await t.test('what one types oneself', async () => {
    for (const text of [evil, '**unclosed __marks [x](javascript:alert(1))', '```\n```', '||'])
      await write(ada.page, text);
    await write(ada.page, 'the last line');
    await bubble(ada.page, 'the last line')
      .getByRole('img', { name: /Sent|Read/ })
      .waitFor();
    assert.equal(await bubbles(ada.page).locator('a[href^="javascript"]').count(), 0);
    await harmless();
  });

  await t.test('addresses that lead nowhere', async () => {
    for (const hash of [
      '#/chat/NaN',
      '#/chat/99999999999',
      '#/join/%E0%A4%A',
      '#/settings/__proto__',
      '#/name/%00',
      '#//',
    ]) {
      await ada.page.goto(`${server.http}/${hash}`);
      await ada.page.getByRole('navigation').first().waitFor();
      assert.equal(await ada.page.getByText('Something on this page went wrong').count(), 0, hash);
    }
  });

  await t.test('nothing else went wrong', () => assertNoProblems(ada));
});
