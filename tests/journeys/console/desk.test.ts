import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { consoleRoutes, openApi } from '#console-api';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { type BusyDesk, makeBusyDesk } from '../../support/busy-desk.ts';
import { atConsole, hire, signInAtDesk } from '../../support/console.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

test('every call that the desk makes is in the table of the API', async () => {
  const folder = new URL('../../../console/src/api/calls/', import.meta.url);
  const files = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')));
  const source = files.join('\n');
  const calls = [...source.matchAll(/^ {2}'((?:GET|POST|PUT|DELETE) \/[^']*)'/gm)].map(([, name = '']) => name);
  const { paths } = openApi('http://x') as { paths: Record<string, Record<string, unknown>> };
  assert.ok(calls.length > 80 && consoleRoutes.length > 80);
  const unknown = calls.filter((name) => {
    const [method = '', path = ''] = name.split(' ');
    return paths[path]?.[method.toLowerCase()] === undefined;
  });
  assert.deepEqual(unknown, []);
});

test('a night at the desk, in a browser', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let desk: BusyDesk;
  let moderator: Visitor;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550142001', 'Mod', 'moderator');
    await hire(server, '15550142002', 'Obs', 'observer');
    desk = await makeBusyDesk(server);
    moderator = await atConsole(browser, server, '15550142001');
    page = moderator.page;
  });
  after(async () => {
    await desk?.close();
    await browser?.close();
    await server?.stop();
  });

  await t.test('the hour of a removal order is in sight on every page and in the title', async () => {
    await page.getByText(/R-2026-14: \d+:\d\d left/).waitFor();
    await page.waitForFunction(() => /^\d+:\d\d · /.test(document.title));
  });

  await t.test('by keyboard alone: take a case, look with a reason, decide, take back', async () => {
    await page.goto(`${server.http}/console/#/queue?queue=report`);
    await page.locator('li[data-cursor]').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).nth(1).waitFor();
    await page.keyboard.press('c');
    await page.getByText(/^Yours until/).waitFor();
    await page.keyboard.press('v');
    await page.getByLabel('Why you need to see it').fill('The report names this profile.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Hide again' }).waitFor();
    await page.keyboard.press('d');
    await page.getByLabel('Measure').selectOption('suspend');
    await page.getByLabel('Provision or clause').fill('terms:4.2');
    await page.getByLabel('Why it applies').fill('It sells poems of others.');
    await page.getByLabel('Facts').fill('A report showed it.');
    await page.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).press('Enter');
    await page.getByText('Decided: Suspend').waitFor();
    await page.getByText('suspended', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('taken back', { exact: true }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
  });

  await t.test('a removal order is carried out, and its letter drafted', async () => {
    await page.getByRole('complementary').getByRole('link', { name: 'Open' }).click();
    await page.getByRole('button', { name: /Carry it out/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Carry it out' }).click();
    await page.getByText('Feedback, Annex II').waitFor();
    await page.getByText('in time').waitFor();
    await page.getByText(/R-2026-14: \d+:\d\d left/).waitFor({ state: 'detached' });
  });

  await t.test('an operation from a list, its misses explained, the press spared, run and rolled back', async () => {
    await page.goto(`${server.http}/console/#/operations/new`);
    await page.getByLabel('What it is called').fill('Choir of singers');
    const rows = [...desk.singers.slice(0, 5), '@nobody_here'].join('\n');
    await page.getByLabel('Or paste the rows').fill(rows);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText('5 subjects found').waitFor();
    await page.getByText('nothing here has this name or id').waitFor();
    await page.getByLabel('Provision or clause').fill('terms:4.2');
    await page.getByLabel('Why it applies').fill('They sell poems of others.');
    await page.getByLabel('Facts').fill('A list showed them.');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await page.getByRole('button', { name: /^Dry run/ }).click();
    await page.getByText('left out: protected').waitFor();
    await page.getByRole('button', { name: /^Start now/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Start now' }).click();
    await page.getByRole('button', { name: 'done 4' }).waitFor();
    await page.getByRole('button', { name: /^Roll back/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('button', { name: 'undone 4' }).waitFor();
  });

  await t.test('no page has a serious finding of axe or asks anything of another host', async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const found: string[] = [];
    for (const path of ['queue', 'case/1', 'orders', 'operations/new', 'networks/wick-and-tallow', 'load', 'ledger']) {
      await page.goto(`${server.http}/console/#/${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await page.evaluate(axe);
      const serious = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as { axe: typeof import('axe-core') };
        const { violations } = await tool.run(document, { resultTypes: ['violations'] });
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
      });
      found.push(...serious.map((text) => `${path}: ${text}`));
    }
    assert.deepEqual(found, []);
    assertNoProblems(moderator);
  });

  await t.test('an observer sees no orders and has nothing to act with', async () => {
    const observer = await visit(browser, server.http);
    await observer.page.goto(`${server.http}/console/`);
    await signInAtDesk(observer.page, '15550142002');
    await observer.page.getByRole('heading', { name: 'Queues' }).waitFor();
    assert.equal(await observer.page.getByRole('link', { name: 'Removal orders' }).count(), 0);
    await observer.page.goto(`${server.http}/console/#/orders`);
    await observer.page.getByText('Your role may not open this page').waitFor();
    await observer.page.goto(`${server.http}/console/#/case/2`);
    await observer.page.getByText('Your role cannot look at private content.').waitFor();
    assert.equal(await observer.page.getByRole('button', { name: /^Claim/ }).count(), 0);
    assertNoProblems(observer);
    await observer.close();
  });
});
