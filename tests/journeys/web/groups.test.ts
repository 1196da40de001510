import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import {
  assertNoProblems,
  bubble,
  bubbles,
  chromiumPath,
  modal,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
  write,
} from '../../support/browser.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const launcher = fileURLToPath(new URL('../../../bin/tocsin.js', import.meta.url));

/** Somebody runs a group and a channel in the browser; somebody without a phone takes part. */
test('running a group and a channel in the browser', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ada: Visitor;
  let wick: Visitor;

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer({ flags: ['--demo-channel', 'en'] });
    ada = await visit(browser, server.http);
    wick = await visit(browser, server.http, { colorScheme: 'dark' });
    await signInOnPage(ada.page, '+15550160001', 'Ada');
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  await t.test('an invite lets somebody in who has no phone', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      launcher,
      'invite',
      'create',
      '--data',
      server.dataDir,
      '--public-url',
      server.http,
    ]);
    const link = /http\S+/.exec(stdout)?.[0];
    assert.ok(link, stdout);
    await wick.page.goto(link);
    await wick.page.reload();
    await wick.page.getByRole('button', { name: 'Accept' }).click();
    await wick.page.getByRole('textbox', { name: 'First name' }).fill('Wick');
    await wick.page.getByRole('button', { name: 'Start chatting' }).click();
    await wick.page.getByText('No chats yet').waitFor();
  });

  await t.test('somebody without chats looks around in the demo channel', async () => {
    const { page } = wick;
    for (const name of ['Find people', 'Create a channel']) await page.getByRole('button', { name }).first().waitFor();
    await page.getByRole('button', { name: 'Open the demo channel' }).click();
    await page.getByRole('heading', { name: 'A first look' }).waitFor();
    await bubble(page, 'Now it is your turn').waitFor();
    await bubble(page, 'Code keeps its lines').locator('code').waitFor();
    await bubble(page, 'Welcome').locator('strong').waitFor();
    assert.equal(await bubbles(page).getByRole('button', { name: 'Open the picture' }).count(), 3);
    await bubbles(page).getByRole('button', { name: 'Open the picture' }).first().click();
    const viewer = page.getByRole('dialog');
    await viewer.getByRole('button', { name: 'Next picture' }).waitFor();
    const finger = { pointerType: 'touch', pointerId: 7, clientY: 300, bubbles: true };
    await viewer
      .getByRole('img')
      .last()
      .dispatchEvent('pointerdown', { ...finger, clientX: 500 });
    await viewer
      .getByRole('img')
      .last()
      .dispatchEvent('pointerup', { ...finger, clientX: 380 });
    await viewer.getByRole('button', { name: 'Previous picture' }).waitFor();
    await page.keyboard.press('Escape');
    await bubble(page, 'Welcome').locator('article').click({ button: 'right' });
    await page.getByRole('menuitemcheckbox', { name: 'React with 👍' }).click();
    await bubble(page, 'Welcome').getByRole('button', { name: /👍/, pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Join the channel' }).click();
    await page
      .locator('nav')
      .getByRole('link', { name: /A first look/ })
      .waitFor();
    await wick.page.goto(`${server.http}/#/settings/profile`);
    await wick.page.getByRole('textbox', { name: 'Username' }).fill('wick_lamps');
    await wick.page.getByRole('button', { name: 'Save' }).click();
    await wick.page.goto(`${server.http}/#/`);
  });

  await t.test('a group becomes a supergroup with permissions, admins and topics', async () => {
    const { page } = ada;
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByRole('menuitem', { name: 'New group' }).click();
    await page.getByRole('searchbox').fill('wick_lamps');
    await page.getByRole('checkbox', { name: /Wick/ }).click();
    await page.getByRole('button', { name: 'Next with 1 person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Lamp-lighters');
    await page.getByRole('button', { name: 'Create the group' }).click();
    await page.getByRole('heading', { name: 'Lamp-lighters' }).waitFor();
    await write(page, 'First light');
    await page.getByRole('button', { name: 'Info' }).click();
    await page.getByRole('button', { name: /Turn into a supergroup/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn into a supergroup' }).click();
    await page.getByRole('button', { name: /Recent actions/ }).waitFor();
    await page.getByRole('button', { name: /^Permissions/ }).click();
    const polls = page.getByRole('switch', { name: 'Make polls', checked: true });
    await polls.waitFor();
    await page.getByText('Make polls', { exact: true }).click();
    await polls.waitFor({ state: 'detached' });
    await page.getByRole('switch', { name: 'Make polls', checked: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await modal(page).waitFor({ state: 'detached' });
    await page
      .locator('div', { has: page.getByRole('button', { name: /^Wick/ }) })
      .last()
      .getByRole('button', { name: 'More' })
      .click();
    await page.getByRole('menuitem', { name: 'Make admin' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Wick-keeper');
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByText('Wick-keeper').waitFor();
    await page.getByRole('button', { name: /Recent actions/ }).click();
    await page.getByRole('dialog').getByText('gave admin rights to Wick').waitFor();
    await page.keyboard.press('Escape');
    await write(page, 'Second light');
    await wick.page.getByRole('link', { name: /Second light/ }).waitFor();
    await page.getByRole('button', { name: /^Statistics/ }).click();
    const weekdays = page.getByRole('figure', { name: 'Days of the week' });
    await weekdays.getByText('This week: 1').waitFor();
    await weekdays.getByText('Mon', { exact: true }).first().waitFor();
    const hours = page.getByRole('figure', { name: 'Hours of the day' });
    await hours.getByText('18', { exact: true }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('switch', { name: /Topics/ }).click();
    await page.getByRole('button', { name: 'New topic' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Ladders');
    await page.getByRole('button', { name: 'Open the topic' }).click();
    await page.getByRole('button', { name: /Ladders/ }).click();
    await write(page, 'Which one is the longest?');
    await wick.page.getByRole('link', { name: /Lamp-lighters/ }).click();
    await wick.page.getByRole('button', { name: /Ladders/ }).click();
    await bubble(wick.page, 'Which one is the longest?').waitFor();
    await write(wick.page, 'The oak one');
    await bubble(page, 'The oak one').waitFor();
  });

  await t.test('posts of a channel are commented in its group', async () => {
    const { page } = ada;
    await page.goto(`${server.http}/#/`);
    await page.getByRole('button', { name: 'New chat' }).click();
    await page.getByRole('menuitem', { name: 'New group' }).click();
    await page.getByRole('searchbox').fill('wick_lamps');
    await page.getByRole('checkbox', { name: /Wick/ }).click();
    await page.getByRole('button', { name: 'Next with 1 person' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Lamp talk');
    await page.getByRole('button', { name: 'Create the group' }).click();
    await page.getByRole('heading', { name: 'Lamp talk' }).waitFor();
    await page.getByRole('button', { name: 'Info' }).click();
    await page.getByRole('button', { name: /Turn into a supergroup/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Turn into a supergroup' }).click();
    await page.getByRole('button', { name: /Recent actions/ }).waitFor();
    await page.goto(`${server.http}/#/new/channel`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Lamp news');
    await page.getByRole('button', { name: 'Create the channel' }).click();
    await page.getByRole('heading', { name: 'Lamp news' }).waitFor();
    await page.getByRole('button', { name: 'Info' }).click();
    await page.getByRole('combobox', { name: 'Comments' }).selectOption({ label: 'Lamp talk' });
    await write(page, 'The new lamps are here');
    await bubble(page, 'The new lamps are here').getByRole('button', { name: 'Comment' }).click();
    await page.getByRole('heading', { name: 'Lamp talk' }).waitFor();
    await write(page, 'And they are bright');
    await bubble(page, 'And they are bright').waitFor();
    await page.goBack();
    await bubble(page, 'The new lamps are here').getByRole('button', { name: '1 comment' }).waitFor();
  });

  await t.test('nothing else went wrong', () => assertNoProblems(ada, wick));
});
