/**
 * Takes the pictures of the messenger in docs/screenshots: `node scripts/take-screenshots.ts`. Needs Chromium. They show
 * a server of its own with invented people.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { signInOnPage, startBrowser, visit } from '../tests/support/browser.ts';
import { lookerPhone, makeLively } from '../tests/support/lively-world.ts';
import { startTestServer, type TestServer } from '../tests/support/server.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
/** Fonts and late pictures settle. */
const SETTLE_MS = 900;

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  const png = await page.screenshot();
  await writeFile(`${folder}${name}.webp`, await sharp(png).webp({ quality: 82 }).toBuffer());
  stderr.write(`${name}\n`);
}

async function group(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Lamp-lighters/ }).click();
  await page.getByText('Bring the long ladder').waitFor();
}

async function take(
  browser: Browser,
  server: TestServer,
  suffix: string,
  options: BrowserContextOptions,
): Promise<void> {
  const visitor = await visit(browser, server.http, options);
  const { page } = visitor;
  await page.getByRole('textbox').first().waitFor();
  await keep(page, `sign-in-${suffix}`);
  await signInOnPage(page, `+${lookerPhone}`, 'Vera');
  await page.getByRole('link', { name: /Lamp-lighters/ }).waitFor();
  if (options.isMobile) await keep(page, `chats-${suffix}`);
  await group(page);
  await keep(page, `group-${suffix}`);
  if (!options.isMobile) {
    await page.goto(`${server.http}/#/`);
    await page.getByRole('link', { name: /Harbour News/ }).click();
    await page.getByText('Which lamp first?').last().waitFor();
    await keep(page, `channel-${suffix}`);
    await group(page);
    await page.goto(`${page.url()}?info`);
    await page.getByRole('tab').first().waitFor();
    await keep(page, `info-${suffix}`);
    await page.goto(`${server.http}/#/`);
    await page.locator('#tocsin-search').fill('lamp');
    await page.getByRole('heading', { name: 'Messages' }).waitFor();
    await keep(page, `search-${suffix}`);
    await page.goto(`${server.http}/#/settings/look`);
    await keep(page, `settings-${suffix}`);
  }
  await visitor.close();
}

/** What somebody sees who has just signed up. */
async function takeFirstSteps(browser: Browser, server: TestServer): Promise<void> {
  const { page, close } = await visit(browser, server.http, { viewport: DESKTOP });
  await signInOnPage(page, '+15550120099', 'Wick');
  const demo = page.getByRole('button', { name: 'Open the demo channel' });
  await demo.waitFor();
  await keep(page, 'first-steps-light');
  await demo.click();
  await page.getByText('Now it is your turn').waitFor();
  await keep(page, 'demo-channel-light');
  await close();
}

const browser = await startBrowser();
const server = await startTestServer({ flags: ['--demo-channel', 'en'] });
try {
  await mkdir(folder, { recursive: true });
  const first = await visit(browser, server.http);
  await signInOnPage(first.page, `+${lookerPhone}`, 'Vera');
  await first.close();
  const close = await makeLively(server, 'Vera');
  await take(browser, server, 'light', { viewport: DESKTOP });
  await take(browser, server, 'dark', { viewport: DESKTOP, colorScheme: 'dark' });
  await take(browser, server, 'phone', { viewport: PHONE, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
  await close();
  await takeFirstSteps(browser, server);
} finally {
  await browser.close();
  await server.stop();
}
