import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
import {
  assertNoProblems,
  bubble,
  chromiumPath,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
  write,
} from '../../support/browser.ts';
import { lookerPhone, makeLively } from '../../support/lively-world.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

const looks: { name: string; options: BrowserContextOptions }[] = [
  { name: 'desktop, light', options: { colorScheme: 'light' } },
  { name: 'desktop, dark', options: { colorScheme: 'dark' } },
  {
    name: 'phone, dark, Russian',
    options: {
      colorScheme: 'dark',
      locale: 'ru-RU',
      viewport: { width: 390, height: 780 },
      hasTouch: true,
      isMobile: true,
    },
  },
  {
    name: 'low phone, light, Arabic',
    options: {
      colorScheme: 'light',
      locale: 'ar-EG',
      viewport: { width: 390, height: 600 },
      hasTouch: true,
      isMobile: true,
    },
  },
];

/** Every main page, in every look, without a serious finding of axe and without a word in another language. */
test('the pages look right', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let close: () => Promise<void>;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    const first = await visit(browser, server.http);
    await signInOnPage(first.page, `+${lookerPhone}`, 'Vera');
    await first.close();
    close = await makeLively(server, 'Vera');
  });
  after(async () => {
    await close?.();
    await browser?.close();
    await server?.stop();
  });

  for (const { name, options } of looks) {
    await t.test(name, async () => {
      const visitor = await visit(browser, server.http, options);
      const { page } = visitor;
      await assertAccessible(page, 'sign-in');
      await signInOnPage(page, `+${lookerPhone}`, 'Vera');
      await page.getByRole('link', { name: /Lamp-lighters/ }).waitFor();
      await assertAccessible(page, 'chats');
      await page.getByRole('link', { name: /Lamp-lighters/ }).click();
      await page.getByText('Bring the long ladder').waitFor();
      await assertAccessible(page, 'group');
      assert.equal(await overflows(page), false, 'the page is larger than the window');
      await page.goto(`${server.http}/#/settings/look`);
      await page.getByRole('radio').first().waitFor();
      await assertAccessible(page, 'settings');
      if (options.isMobile) await backWorks(visitor, server);
      if (options.isMobile) await pagesBeginAtTheirTop(page, server);
      if (options.locale === 'ru-RU') await assertRussian(page, server);
      assertNoProblems(visitor);
      await visitor.close();
    });
  }
});

/** A language that runs from right to left turns the whole page round; every word on it comes from the catalogue. */
test('the pages mirror', { skip }, async (t) => {
  const browser = await startBrowser();
  const server = await startTestServer();
  t.after(async () => {
    await browser.close();
    await server.stop();
  });
  const visitor = await visit(browser, server.http);
  const { page } = visitor;
  await page.evaluate(() => localStorage.setItem('tocsin.preferences', JSON.stringify({ language: 'qps-plocm' })));
  await page.reload();
  await page.locator('input[type=tel]').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await page.locator('input[type=tel]').fill(`+${lookerPhone}`);
  await page.locator('form button[type=submit]').click();
  await page.locator('input[autocomplete=one-time-code]').fill('12345');
  await page.locator('input[autocomplete=given-name]').fill('Vera');
  await page.locator('form button[type=submit]').click();
  await page.locator('#tocsin-search').waitFor();
  const close = await makeLively(server, 'Vera');
  t.after(close);
  await page.getByRole('link', { name: /Lamp-lighters/ }).click();
  await page.getByText('Bring the long ladder').waitFor();
  await write(page, 'to the other side');
  const at = async (place: Locator) => (await place.boundingBox()) ?? { x: -1, y: -1, width: 0, height: 0 };
  const list = await at(page.locator('nav'));
  const main = await at(page.locator('main'));
  assert.ok(list.x >= main.x + main.width, 'the list of chats stands on the right');
  const mine = await at(bubble(page, 'to the other side').locator('article'));
  const theirs = await at(bubble(page, 'Bring the long ladder').locator('article'));
  assert.ok(mine.x < theirs.x, 'one’s own messages stand on the left');
  const send = await at(page.locator('section > div').last().locator('button').last());
  const attach = await at(page.locator('section > div').last().locator('button').first());
  assert.ok(send.x < attach.x, 'the field runs from right to left');
  for (const path of [
    '',
    'settings',
    'settings/look',
    'settings/privacy',
    'settings/keys',
    'contacts',
    'new/channel',
  ]) {
    await page.goto(`${server.http}/#/${path}`);
    await page.locator('nav').waitFor();
    assert.equal(await overflows(page), false, `${path} is larger than the window`);
    await assertAccessible(page, path);
    assert.deepEqual(latinWords(await page.locator('nav').innerText()), [], path);
  }
  assertNoProblems(visitor);
});

/** Words in Latin letters that are neither names of this world nor keys on a keyboard. */
function latinWords(text: string): string[] {
  const allowed =
    /English|Deutsch|Español|Ctrl|Shift|Alt|Enter|Esc|https?:\S*|Vera|Tocsin|Lamp-lighters|Harbour News|Which lamp first|Nina Petrova|Nina|Omar Haddad|Omar|@\w+|New login.*|With some.*|with some.*|The harbour.*|to the other side/g;
  return text.replace(allowed, '').match(/[A-Za-z]{4,}/g) ?? [];
}

/** Whether the browser could scroll the page itself, and its head out of sight. */
function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return scrollWidth > innerWidth || scrollHeight > innerHeight;
  });
}

/** On a phone one goes into a chat and comes back with the system's back gesture. */
async function backWorks({ page }: Visitor, server: TestServer): Promise<void> {
  await page.goto(`${server.http}/#/`);
  await page.getByRole('link', { name: /Lamp-lighters/ }).click();
  await page.locator('#tocsin-composer').waitFor();
  assert.equal(await page.getByRole('link', { name: /Lamp-lighters/ }).isVisible(), false);
  await page.goBack();
  await page.getByRole('link', { name: /Lamp-lighters/ }).waitFor();
}

/** However far one scrolled on the page before. */
async function pagesBeginAtTheirTop(page: Page, server: TestServer): Promise<void> {
  await page.goto(`${server.http}/#/settings/keys`);
  const body = page.locator('nav > div');
  await page.locator('nav code').last().scrollIntoViewIfNeeded();
  assert.ok(await body.evaluate((it) => it.scrollTop > 0));
  await page.goto(`${server.http}/#/settings/privacy`);
  await page.locator('select').first().waitFor();
  assert.equal(await body.evaluate((it) => it.scrollTop), 0);
}

/** No visible word of ours is English: names and messages of people are left out. */
async function assertRussian(page: Page, server: TestServer): Promise<void> {
  for (const path of ['settings', 'settings/keys', 'settings/look', 'contacts', 'new/channel']) {
    await page.goto(`${server.http}/#/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const words = await page.locator('nav').innerText();
    const english = words
      .replace(/English|Deutsch|Español|Ctrl|Shift|Alt|Enter|Esc|https:|Vera|Tocsin|@\w+/g, '')
      .match(/[A-Za-z]{4,}/g);
    assert.equal(english, null, `${path}: ${english?.join(', ')}`);
  }
}
