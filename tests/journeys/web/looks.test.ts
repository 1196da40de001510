import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  assertNoProblems,
  chromiumPath,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
} from '../../support/browser.ts';
import { lookerPhone, makeLively } from '../../support/lively-world.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
];

/** Every main page, in every look, without a serious finding of axe and without a word in another language. */
test('the pages look right', { skip, timeout: 240_000 }, async (t) => {
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
      assert.equal(await overflows(page), false, 'the page is wider than the window');
      await page.goto(`${server.http}/#/settings/look`);
      await page.getByRole('radio').first().waitFor();
      await assertAccessible(page, 'settings');
      if (options.isMobile) await backWorks(visitor, server);
      if (options.locale === 'ru-RU') await assertRussian(page, server);
      assertNoProblems(visitor);
      await visitor.close();
    });
  }
});

async function assertAccessible(page: Page, where: string): Promise<void> {
  await page.evaluate(axeSource);
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter((it) => it.impact === 'serious' || it.impact === 'critical')
      .map(
        (it) =>
          `${it.id}: ${it.nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`).join(' | ')}`,
      );
  });
  assert.deepEqual(findings, [], where);
}

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
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

/** No visible word of ours is English: names and messages of people are left out. */
async function assertRussian(page: Page, server: TestServer): Promise<void> {
  for (const path of ['settings', 'settings/keys', 'settings/look', 'contacts', 'new/channel']) {
    await page.goto(`${server.http}/#/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const words = await page.locator('nav').innerText();
    const english = words
      .replace(/English|Ctrl|Shift|Alt|Enter|Esc|https:|Vera|Tocsin|@\w+/g, '')
      .match(/[A-Za-z]{4,}/g);
    assert.equal(english, null, `${path}: ${english?.join(', ')}`);
  }
}
