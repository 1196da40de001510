import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { buildPages } from '../../scripts/build-pages.ts';
import { patienceMs, until } from './until.ts';

const paths = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium lies, or undefined: for `skipWithout('chromium', chromiumPath)`. */
export const chromiumPath = paths.find((path) => path !== undefined && existsSync(path));

/** The tests' servers by a name that is not of this machine. */
export const elsewhere = 'tocsin.lan';

/** Chromium that speaks to nobody by itself, and the pages built from the present sources; `more` are switches of Chromium. */
export async function startBrowser(more: string[] = []): Promise<Browser> {
  await buildPages();
  return chromium.launch({
    executablePath: chromiumPath,
    timeout: patienceMs,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A name like those of other machines: without HTTPS such a page is no secure context.
      `--host-resolver-rules=MAP ${elsewhere} 127.0.0.1`,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...more,
    ],
  });
}

/** A page of its own person: own cookies, own local store. Collects everything that must not happen. */
export interface Visitor {
  page: Page;
  /** Errors on the console, exceptions, requests to other hosts, refused policies. */
  problems: string[];
  close(): Promise<void>;
}

export async function visit(browser: Browser, http: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const problems: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const inside = url.origin === http || url.protocol === 'blob:' || url.protocol === 'data:';
    if (!inside) problems.push(`request to ${url.href}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`);
  });
  context.on('weberror', (error) => problems.push(`exception: ${error.error().stack}`));
  const page = await context.newPage();
  await page.goto(http);
  return { page, problems, close: () => context.close() };
}

/** Goes through the sign-in page; signs up when the number is new. */
export async function signInOnPage(page: Page, phone: string, firstName: string): Promise<void> {
  await page.getByRole('textbox', { name: /Phone number|Номер телефона|رقم الهاتف/ }).fill(phone);
  await page.getByRole('button', { name: /^(Next|Далее|التالي)$/ }).click();
  await page.getByRole('textbox', { name: /^(Code|Код|الرمز)$/ }).fill('12345');
  const name = page.getByRole('textbox', { name: /^(First name|Имя|الاسم)$/ });
  const chats = page.getByRole('navigation', { name: /^(Chats|Чаты|المحادثات)$/ });
  await name.or(chats).first().waitFor();
  if (await name.isVisible()) {
    await name.fill(firstName);
    await page.getByRole('button', { name: /Start chatting|Начать общение/ }).click();
  }
  await chats.waitFor();
}

/** The messages on the page, newest last. */
export function bubbles(page: Page): Locator {
  return page.locator('[data-message]');
}

export function bubble(page: Page, text: string): Locator {
  return bubbles(page).filter({ hasText: text }).last();
}

export async function write(page: Page, text: string): Promise<void> {
  const field = page.locator('#tocsin-composer');
  await field.fill(text);
  await field.press('Enter');
}

/** The dialog that keeps everything else from being used; what is said in passing is a dialog to the browser, too. */
export function modal(page: Page): Locator {
  return page.locator('[role=dialog]:not([aria-modal=false])').first();
}

/** Ends the offer to take back what was just done, so that it is done: by its button, unless its time is over already. */
export async function endUndo(page: Page): Promise<void> {
  const offers = page
    .getByRole('dialog', { includeHidden: true })
    .filter({ has: page.getByText('Undo', { exact: true }) });
  await until(async () => {
    if ((await offers.count()) === 0) return true;
    const close = offers.first().getByRole('button', { name: 'Close', includeHidden: true });
    await close.click({ timeout: 1_000 }).catch(() => undefined);
    return false;
  });
}

/** Opens the menu of a message and presses one of its lines. */
export async function choose(page: Page, message: Locator, line: string): Promise<void> {
  await message.locator('article').click({ button: 'right' });
  await page.getByRole('menuitem', { name: line, exact: true }).click();
}

export function assertNoProblems(...visitors: Visitor[]): void {
  assert.deepEqual(
    visitors.flatMap((visitor) => visitor.problems),
    [],
  );
}
