import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { type BusyDesk, makeBusyDesk } from '../../support/busy-desk.ts';
import { atConsole, hire } from '../../support/console.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);

/** The pages of the navigation under the letter that opens them after `g`. */
const letters = {
  ...{ q: 'queue', o: 'orders', p: 'operations', n: 'networks', a: 'appeals', i: 'notices', r: 'referrals' },
  ...{ f: 'flaggers', d: 'dsa-orders', l: 'load', t: 'transparency', e: 'ledger', s: 'staff', b: 'office', k: 'keys' },
  ...{ x: 'exchange', h: 'threats', m: 'misuse', v: 'vault' },
};
/** What opens from them. */
const inner = [
  'case/1',
  'orders/1',
  'orders/new',
  'operations/new',
  'networks/wick-and-tallow',
  'exchange?tab=servers',
  'exchange?tab=access',
];

/** What a mouse can do in the page and the Tab key does not reach; the buttons of one radio group count as one. */
async function outOfReach(page: Page): Promise<string[]> {
  const mouseOnly = await page.evaluate(markControls);
  await page.evaluate(() => document.getElementById('main')?.focus());
  const unreached = page.locator('#main [data-unreached]');
  const most = (await unreached.count()) + 20;
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    if (pressed % 5 === 4 && (await unreached.count()) === 0) break;
  }
  const missed = await unreached.evaluateAll((elements) => elements.map((element) => element.outerHTML.slice(0, 120)));
  return [...mouseOnly.map((html) => `mouse only: ${html}`), ...missed.map((html) => `no Tab: ${html}`)];
}

/** Runs in the page. Marks every control until the focus comes to it; gives what looks pressable and is no control. */
function markControls(): string[] {
  const main = document.getElementById('main');
  if (!main) throw new Error('There is no page');
  const kinds = 'a[href], button, input, select, textarea, summary, [role=checkbox], [role=switch]';
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const groups = new Set<string>();
  for (const control of main.querySelectorAll(kinds)) {
    // A hidden field only stands in for a box that is drawn beside it.
    if (!seen(control) || control.matches(':disabled, [aria-disabled=true], input[aria-hidden=true]')) continue;
    if (control instanceof HTMLInputElement && control.type === 'radio') {
      if (groups.has(control.name)) continue;
      groups.add(control.name);
    }
    control.setAttribute('data-unreached', '');
  }
  main.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    target.removeAttribute('data-unreached');
    if (target instanceof HTMLInputElement && target.type === 'radio')
      for (const one of document.getElementsByName(target.name)) one.removeAttribute('data-unreached');
  });
  return [...main.querySelectorAll('*')]
    .filter((element) => {
      if (!seen(element) || getComputedStyle(element).cursor !== 'pointer') return false;
      const label = element.closest('label');
      return !element.closest(`${kinds}, [tabindex]`) && !label?.control;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}

test('the desk without a mouse', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let desk: BusyDesk;
  let owner: Visitor;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550149001', 'Own', 'owner');
    desk = await makeBusyDesk(server);
    owner = await atConsole(browser, server, '15550149001');
  });
  after(async () => {
    await desk?.close();
    await browser?.close();
    await server?.stop();
  });

  const stands = async () => {
    await owner.page.locator('#main h1').first().waitFor();
    await owner.page.waitForFunction(() => !document.querySelector('#main [aria-busy=true]'));
  };

  await t.test('`g` and a letter open every page, and Tab comes to each of its controls', async () => {
    const { page } = owner;
    const links = await page.getByRole('navigation').first().getByRole('link').count();
    assert.equal(links, Object.keys(letters).length, 'every page of the navigation has its letter here');
    const missed: string[] = [];
    for (const [letter, place] of Object.entries(letters)) {
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await page.locator(`nav a[aria-current=page][href="#/${place}"]`).waitFor();
      await stands();
      missed.push(...(await outOfReach(page)).map((what) => `${place}: ${what}`));
    }
    assert.deepEqual(missed, []);
  });

  await t.test('so it is where they lead', async () => {
    const { page } = owner;
    const missed: string[] = [];
    for (const place of inner) {
      await page.goto(`${server.http}/console/#/${place}`);
      await page.reload();
      await stands();
      missed.push(...(await outOfReach(page)).map((what) => `${place}: ${what}`));
    }
    assert.deepEqual(missed, []);
  });

  await t.test('a reload between code and password starts anew, without a word of an ended login', async () => {
    const newcomer = await visit(browser, server.http);
    const { page } = newcomer;
    await page.goto(`${server.http}/console/`);
    await page.getByRole('textbox', { name: 'Phone number' }).fill('+15550149001');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Code' }).fill('12345');
    await page.keyboard.press('Enter');
    await page.getByLabel('Second password').waitFor();
    await page.reload();
    await page.getByRole('textbox', { name: 'Phone number' }).waitFor();
    assert.equal(await page.getByText('Your login has ended').count(), 0);
    assertNoProblems(newcomer);
    await newcomer.close();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(owner));
});
