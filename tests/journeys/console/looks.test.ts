import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { assertNoProblems, chromiumPath, startBrowser } from '../../support/browser.ts';
import { type BusyDesk, makeBusyDesk } from '../../support/busy-desk.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk, callDesk, operationDefaults } from '../../support/desk.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const phone = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true };
const everyPage = [
  ...['queue', 'case/1', 'case/25', 'orders', 'orders/1', 'orders/new', 'operations', 'operations/new'],
  'operations/1',
  ...['networks', 'networks/wick-and-tallow', 'appeals', 'appeals?tab=records', 'appeals?tab=disputes', 'notices'],
  ...['referrals', 'flaggers', 'dsa-orders', 'dsa-orders/new', 'load', 'transparency', 'ledger', 'staff', 'office'],
  ...['keys', 'exchange', 'exchange?tab=servers', 'exchange?tab=access'],
];

/** Serious findings of axe on the page as it stands. */
async function seriousOn(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await tool.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
  });
}

/** One that was looked at and waits to be started, with a target that has a ground of its own. */
async function planOperation(server: TestServer): Promise<void> {
  const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Tool'));
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  const cases = await desk<{ id: number; subjectKey: string }[]>('GET /cases?limit=20');
  const about = { title: 'Хор', caseId: cases[0]?.id, defaults: operationDefaults };
  const { id } = await desk<{ id: number }>('POST /operations', about);
  const ground = { kind: 'law', reference: 'Code of lamps, Art. 3', explanation: 'Lights lamps without a licence.' };
  const action = { kind: 'label', label: 'scam' };
  const targets = cases.map(({ subjectKey }) => ({ subjectKey, action, ground, reason: 'named' }));
  await desk(`POST /operations/${id}/targets`, { targets });
  await desk(`POST /operations/${id}/dry-run`);
}

test('every page of the desk, in each look', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let desk: BusyDesk;
  let axe: string;
  before(async () => {
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550146001', 'Own', 'owner');
    desk = await makeBusyDesk(server);
    await planOperation(server);
  });
  after(async () => {
    await desk?.close();
    await browser?.close();
    await server?.stop();
  });

  const looks: [string, BrowserContextOptions][] = [
    ['dark, in Russian', { colorScheme: 'dark', locale: 'ru-RU' }],
    ['light, on a phone', phone],
  ];
  for (const [name, options] of looks) {
    await t.test(`${name}: no serious finding, nothing beyond the edge, no error, no English left over`, async () => {
      const visitor = await atConsole(browser, server, '15550146001', options);
      const { page } = visitor;
      const found: string[] = [];
      for (const path of everyPage) {
        await page.goto(`${server.http}/console/#/${path}`);
        await page.locator('main h1:visible').first().waitFor();
        await page.waitForLoadState('networkidle');
        found.push(...(await seriousOn(page, axe)).map((text) => `${path}: ${text}`));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
        if (wide) found.push(`${path}: wider than the screen`);
        const heading = await page.locator('main h1:visible').first().innerText();
        const named = /case|networks\//.test(path);
        if (options.locale === 'ru-RU' && !named && !/[а-яё]/i.test(heading)) found.push(`${path}: "${heading}"`);
      }
      assert.deepEqual(found, []);
      assertNoProblems(visitor);
      await visitor.close();
    });
  }

  await t.test('on a phone the menu opens every page and closes behind it', async () => {
    const { page, close } = await atConsole(browser, server, '15550146001', phone);
    await page.getByRole('button', { name: 'Menu' }).tap();
    await page.getByRole('link', { name: 'Removal orders' }).tap();
    await page.getByRole('heading', { name: 'Removal orders' }).waitFor();
    await page.getByRole('navigation', { name: 'Pages of the desk' }).waitFor({ state: 'hidden' });
    await close();
  });
});
