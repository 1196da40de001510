import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { receiveRemovalOrder } from '#safety';
import { orderForm, signed } from '../../../src/safety/testing/orders.ts';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor } from '../../support/browser.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const minuteMs = 60_000;

/** An order that came in 53 minutes ago. */
const lateOrder = (server: TestServer, account: number): Promise<unknown> =>
  atDesk(server.dataDir, async ({ safety }) => {
    const receivedMs = Date.now() - 53 * minuteMs;
    const then = { ...safety, clock: { nowMs: () => receivedMs } };
    const items = [{ exactUrl: String(account) }];
    await receiveRemovalOrder(then, 'system', orderForm({ referenceNo: 'R-LATE', items }), signed);
  });

/** The page that somebody shut out finds with the number and a code. */
async function ownStatement({ http }: TestServer, phone: string): Promise<string> {
  const ask = (fields: Record<string, string>) =>
    fetch(`${http}/statement`, { method: 'POST', body: new URLSearchParams({ phone, ...fields }) });
  const codeHash = /name="codeHash" value="([^"]+)"/.exec(await (await ask({})).text())?.[1] ?? '';
  return (await ask({ codeHash, code: '12345' })).text();
}

test('orders at the desk: the hour alarms, the form of Annex I, Annex III and its end, Annex II, the gag', {
  skip,
}, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let lawyer: Visitor;
  let page: Page;
  let close: () => Promise<void>;
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    const wick = await signUp(server, '15550144001', 'Wick');
    close = () => wick.destroy();
    await wick.call({ _: 'account.updateUsername', username: 'wick_of_quay' });
    // First of all: the ledger's time never goes back.
    await lateOrder(server, (await wick.getMe()).id);
    await hire(server, '15550144002', 'Leg', 'legal');
    lawyer = await atConsole(browser, server, '15550144002');
    page = lawyer.page;
  });
  after(async () => {
    await close?.();
    await browser?.close();
    await server?.stop();
  });

  await t.test('under ten minutes the bar on every page is urgent, says so aloud, and so does the title', async () => {
    await page.locator('aside[data-alarm=urgent]').waitFor();
    await page.getByText(/^R-LATE: 0[0-7]:\d\d left$/).waitFor();
    await page.getByRole('alert').filter({ hasText: 'R-LATE' }).waitFor({ state: 'attached' });
    await page.waitForFunction(() => /^0[0-7]:\d\d · /.test(document.title));
    await page.getByRole('complementary').getByRole('link', { name: 'Open' }).click();
    await page.getByRole('button', { name: /^Carry it out/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Carry it out' }).click();
    await page.getByText('in time').waitFor();
    await page.getByText(/^1 (told|will read it when they sign in)$/).waitFor();
    const told = await ownStatement(server, '15550144001');
    assert.match(told, /names as redress: Court of Lanterns, 1 month\./);
    assert.match(told, /<dt>Issued by<\/dt><dd>Amt für Laternen \(DE\)<\/dd>/);
    assert.match(told, /2\(7\)\(c\).*<dd>The channel trades lamp-lighting poems\.<\/dd>/);
    assert.doesNotMatch(told, /R\. Docht/, 'no official by name');
    await page.getByRole('button', { name: /^Review has ended/ }).click();
    await page.getByRole('dialog').getByRole('switch').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('brought back').waitFor();
  });

  await t.test('an order is copied from Annex I; its hour begins with the receipt', async () => {
    await page.goto(`${server.http}/console/#/orders/new`);
    await page.getByText('Needs a lawyer’s reading').waitFor();
    await page.getByLabel('Reference number').fill('R-2026-77');
    await page.getByLabel('Exact locations, one on each line').fill('@nobody_of_quay the account with the lamp');
    await page.getByLabel('Authority', { exact: true }).fill('Amt für Laternen');
    await page.getByLabel('Member State of the authority').selectOption('DE');
    await page.getByRole('switch', { name: 'Non-disclosure asked for' }).click();
    await page.getByRole('button', { name: 'Take it in: the hour begins' }).click();
    await page.getByRole('heading', { name: 'Order R-2026-77' }).waitFor();
    await page.getByText('the account with the lamp').waitFor();
    await page
      .getByText(/^5[89]:\d\d left$/)
      .first()
      .waitFor();
  });

  await t.test(
    'the clock stops for a missing location with Annex III and runs again on the clarification',
    async () => {
      await page.getByRole('button', { name: /^Stop the clock/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('combobox').selectOption('insufficient-information');
      await dialog.getByRole('textbox').first().fill('Nothing here has this name.');
      await dialog.getByLabel(/^Errors of the order/).fill('The name is misspelt.');
      await dialog.getByRole('textbox').last().fill('The exact name of the account.');
      await dialog.getByRole('button', { name: /^Stop the clock/ }).click();
      await page.getByText(/"reason": "insufficient_information"[^]*"errors": \[\s*"The name is misspelt\."/).waitFor();
      await page.getByText(/^R-2026-77: /).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: /^Clock runs again/ }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('@wick_of_quay');
      await page.getByRole('dialog').getByRole('button', { name: 'Clock runs again' }).click();
      await page.getByText(/^R-2026-77: \d+:\d\d left$/).waitFor();
    },
  );

  await t.test('it is carried out in all Member States, Annex II is drafted, the gag is there to prolong', async () => {
    await page.getByRole('button', { name: /^Carry it out/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Carry it out' }).click();
    await page.getByText(/"form": "Annex II"/).waitFor();
    await page.getByText('1 not told until non-disclosure ends').waitFor();
    await page.getByRole('button', { name: /^Prolong non-disclosure/ }).click();
    const field = page.getByRole('dialog').locator('input[type=datetime-local]');
    const until = new Date(await field.inputValue());
    assert.ok(until.getTime() > Date.now() + 40 * 24 * 60 * minuteMs, 'six weeks from the receipt');
    await page.keyboard.press('Escape');
    await page.getByText('Preservation vault').waitFor();
    assertNoProblems(lawyer);
  });
});
