import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
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

/** How one comes to a page or a dialog from a fresh view of `at`, a path behind `#/`. */
interface Place {
  name: string;
  at: string;
  open?: (page: Page) => Promise<void>;
  /** What shows that it is there. */
  sign: (page: Page) => Locator;
}

const dialog = (page: Page) => page.getByRole('dialog');
const heading = (page: Page) => page.locator('nav').getByRole('heading', { level: 1 });
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const onMessage = (line: string) => async (page: Page) => {
  await page.getByText('Bring the long ladder').click({ button: 'right' });
  await page.getByRole('menuitem', { name: line, exact: true }).click();
};

function places(group: string, own: string, omar: string): Place[] {
  const settings = ['profile', 'privacy', 'devices', 'notifications', 'folders', 'look', 'language', 'storage', 'keys'];
  return [
    { name: 'channel', at: own, sign: (page) => page.getByText('Light').last() },
    { name: 'info of a group', at: `${group}?info`, sign: (page) => page.getByRole('tab').first() },
    { name: 'info of a channel', at: `${own}?info`, sign: (page) => page.getByRole('tab').first() },
    { name: 'info of a person', at: `${omar}?info`, sign: (page) => page.getByRole('tab').first() },
    { name: 'statistics', at: `${own}?info`, open: (page) => press(page, /Statistics/), sign: dialog },
    { name: 'admin log', at: `${own}?info`, open: (page) => press(page, /Recent actions|log/i), sign: dialog },
    { name: 'editing a channel', at: `${own}?info`, open: (page) => press(page, 'Edit'), sign: dialog },
    { name: 'scheduled messages', at: `${group}?scheduled`, sign: (page) => page.getByText('Nothing is scheduled') },
    { name: 'emoji', at: group, open: (page) => press(page, 'Emoji'), sign: dialog },
    {
      name: 'new poll',
      at: group,
      open: async (page) => {
        await press(page, 'Attach');
        await page.getByRole('menuitem', { name: 'Poll' }).click();
      },
      sign: dialog,
    },
    {
      name: 'search in a chat',
      at: group,
      open: (page) => press(page, 'Search in this chat'),
      sign: (page) => page.getByRole('main').getByRole('searchbox'),
    },
    {
      name: 'menu of a message',
      at: group,
      open: (page) => page.getByText('Bring the long ladder').click({ button: 'right' }),
      sign: (page) => page.getByRole('menu'),
    },
    {
      name: 'emoji by words',
      at: group,
      open: async (page) => {
        await press(page, 'Emoji');
        await page.getByRole('searchbox', { name: 'Search emoji' }).fill('bell');
      },
      sign: (page) => page.getByRole('button', { name: '🔔' }),
    },
    {
      name: 'new checklist',
      at: group,
      open: async (page) => {
        await press(page, 'Attach');
        await page.getByRole('menuitem', { name: 'Checklist' }).click();
      },
      sign: dialog,
    },
    {
      name: 'all reactions',
      at: group,
      open: async (page) => {
        await page.getByText('Bring the long ladder').click({ button: 'right' });
        await page.getByRole('menuitemcheckbox', { name: 'More reactions' }).click();
      },
      sign: (page) => dialog(page).getByRole('button', { name: 'React with 🎉' }),
    },
    {
      name: 'letting in another device',
      at: 'settings/devices',
      open: (page) => press(page, 'Sign in another device'),
      sign: dialog,
    },
    { name: 'forwarding', at: group, open: onMessage('Forward'), sign: dialog },
    { name: 'reporting', at: group, open: onMessage('Report'), sign: dialog },
    { name: 'deleting', at: group, open: onMessage('Delete'), sign: dialog },
    { name: 'selecting', at: group, open: onMessage('Select'), sign: (page) => page.getByText('1 selected') },
    {
      name: 'viewer',
      at: omar,
      open: (page) => page.getByRole('button', { name: 'Open the picture' }).first().click(),
      sign: dialog,
    },
    {
      name: 'search',
      at: '',
      open: (page) => page.locator('#tocsin-search').fill('lamp'),
      sign: (page) => page.getByRole('heading', { name: 'Messages' }),
    },
    ...settings.map((page) => ({ name: page, at: `settings/${page}`, sign: heading })),
    ...['settings', 'contacts', 'new/group', 'new/channel', 'archive'].map((at) => ({ name: at, at, sign: heading })),
  ];
}

/** What the looks of the main pages leave out: each page and dialog, and each button on it. */
test('every page and dialog', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let vera: Visitor;
  let all: Place[];
  let close: () => Promise<void>;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    vera = await visit(browser, server.http, { colorScheme: 'dark' });
    const { page } = vera;
    await signInOnPage(page, `+${lookerPhone}`, 'Vera');
    close = await makeLively(server, 'Vera');
    await page.goto(`${server.http}/#/new/channel`);
    await page.getByRole('textbox').last().waitFor();
    await page.locator('nav form').getByRole('textbox').first().fill('Light');
    await page.locator('nav form button[type=submit]').click();
    await page.waitForURL(/#\/chat\//);
    const own = pathOf(page);
    const chatNamed = async (name: RegExp) => {
      await page.goto(`${server.http}/#/`);
      await page.getByRole('link', { name }).click();
      await page.locator('#tocsin-composer').waitFor();
      return pathOf(page);
    };
    all = places(await chatNamed(/Lamp-lighters/), own, await chatNamed(/Omar/));
  });
  after(async () => {
    await close?.();
    await browser?.close();
    await server?.stop();
  });

  await t.test('is accessible and has no button that does nothing', async () => {
    const dead: string[] = [];
    for (const place of all) {
      await go(vera.page, place);
      await assertAccessible(vera.page, place.name);
      if (place.name !== 'menu of a message') dead.push(...(await deadButtons(vera.page, place)));
    }
    assert.deepEqual(dead, []);
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(vera));
});

const pathOf = (page: Page) => new URL(page.url()).hash.slice('#/'.length);

async function go(page: Page, { at, open, sign }: Place): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate(() => void (location.hash = '#/contacts'));
  await heading(page).waitFor();
  await page.evaluate((path) => void (location.hash = `#/${path}`), at);
  await open?.(page);
  await sign(page).first().waitFor();
  await page.evaluate(untilQuiet);
}

/** Until nothing was drawn for a moment; late pictures and answers come before it. */
function untilQuiet(): Promise<void> {
  const [quietMs, mostMs] = [60, 600];
  return new Promise((done) => {
    const end = performance.now() + mostMs;
    let last = performance.now();
    const observer = new MutationObserver(() => {
      last = performance.now();
    });
    observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
    const look = () => {
      const now = performance.now();
      if (now - last < quietMs && now < end) return void setTimeout(look, 10);
      observer.disconnect();
      done();
    };
    look();
  });
}

/** These end the visit or take the test's own world apart. */
const LEFT_ALONE = /^(Sign out|Delete|Send the report|Leave)/;

/** Presses each button of an open place by keyboard, and returns those after which nothing changed. */
async function deadButtons(page: Page, place: Place): Promise<string[]> {
  const dead: string[] = [];
  // Those of an open dialog; otherwise those of the page, without the list of chats beside it.
  const modal = (await dialog(page).count()) > 0;
  const room = modal
    ? dialog(page)
    : /^(settings|contacts|new|archive)/.test(place.at)
      ? page.locator('nav')
      : page.locator('main, aside');
  // What is chosen already has nothing more to do.
  const buttons = room.locator(
    'button:visible:enabled:not([aria-selected=true], [role=radio][aria-checked=true], [role=group] > [aria-pressed=true])',
  );
  const namesNow = () => buttons.evaluateAll((them) => them.map((it) => it.ariaLabel ?? it.textContent ?? ''));
  const layers = page.locator('[role=dialog]:not([aria-modal=false]), [role=menu], [role=listbox]');
  const view = async () => `${page.url()} ${await layers.count()}`;
  const names = await namesNow();
  const fresh = await view();
  const seen = new Set<string>();
  for (const name of names) {
    // Of a row of equals one speaks for all.
    const kind = name.replace(/\p{Extended_Pictographic}.*/u, '☺').replace(/\d+/g, '0');
    if (seen.has(kind) || LEFT_ALONE.test(name)) continue;
    seen.add(kind);
    // A switch that was pressed leaves the others to be pressed; what opened something needs a fresh view.
    if ((await view()) !== fresh || !(await namesNow()).includes(name)) await go(page, place);
    const at = await buttons.evaluateAll(
      (them, sought) => them.findIndex((it) => (it.ariaLabel ?? it.textContent ?? '') === sought),
      name,
    );
    let works = at < 0 || (await doesSomething(page, buttons.nth(at)));
    // A view that was still settling takes a press away from its button: what is dead is so twice.
    if (!works) {
      await go(page, place);
      works = await doesSomething(page, buttons.nth(at));
    }
    if (!works) dead.push(`${place.name}: ${name}`);
  }
  return dead;
}

/** True as soon as one is; false when all are known not to be. */
function firstTrue(several: Promise<boolean>[]): Promise<boolean> {
  return new Promise((done) => {
    for (const one of several) void one.then((it) => it && done(true));
    void Promise.all(several).then((all) => done(all.includes(true)));
  });
}

/** Only what is dead is waited for so long; a slow machine takes seconds to draw what a press did. */
const WAIT_MS = 10_000;

async function doesSomething(page: Page, button: Locator): Promise<boolean> {
  await button.focus();
  const chosen = page.waitForEvent('filechooser', { timeout: WAIT_MS }).then(
    () => true,
    () => false,
  );
  const saved = page.waitForEvent('download', { timeout: WAIT_MS }).then(
    () => true,
    () => false,
  );
  const changed = page.evaluate((waitMs) => {
    const address = location.href;
    return new Promise<boolean>((done) => {
      let told = false;
      const observer = new MutationObserver(() => {
        told = true;
      });
      observer.observe(document.documentElement, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      const before = HTMLInputElement.prototype.showPicker;
      const heard = () => {
        told = true;
      };
      HTMLInputElement.prototype.showPicker = heard;
      const end = performance.now() + waitMs;
      const look = () => {
        const over = told || location.href !== address;
        if (!over && performance.now() < end) return void setTimeout(look, 20);
        observer.disconnect();
        // The press of another button may be listened to by now.
        if (HTMLInputElement.prototype.showPicker === heard) HTMLInputElement.prototype.showPicker = before;
        done(over);
      };
      look();
    });
  }, WAIT_MS);
  await button.press('Enter');
  return firstTrue([changed, chosen, saved]);
}
