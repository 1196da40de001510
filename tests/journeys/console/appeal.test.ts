import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertNoProblems, chromiumPath, modal, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { type BusyDesk, makeBusyDesk } from '../../support/busy-desk.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk, callDesk, operationDefaults } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

test('what people at the desk look at, and an appeal that somebody else decides', {
  skip,
}, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let desk: BusyDesk;
  let ember: TelegramClient;
  let moderator: Visitor;
  let reviewer: Visitor;
  let page: Page;
  let tool: string;
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550145001', 'Mod', 'moderator');
    await hire(server, '15550145002', 'Rev', 'reviewer');
    desk = await makeBusyDesk(server);
    ember = await signUp(server, '15550145003', 'Ember');
    tool = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Tool'));
    moderator = await atConsole(browser, server, '15550145001');
    reviewer = await atConsole(browser, server, '15550145002');
    page = moderator.page;
  });
  after(async () => {
    await ember?.destroy();
    await desk?.close();
    await browser?.close();
    await server?.stop();
  });

  /** Opens the case about the choir and its content. */
  const open = async (at: Page) => {
    await at.goto(`${server.http}/console/#/queue?queue=order`);
    await at.getByRole('link', { name: /Cinder Choir/ }).click();
    await at.getByText('5 messages · 0 links · 1 file').waitFor();
  };

  await t.test('a picture is shown blurred when asked, clear when asked again, and counted', async () => {
    await open(page);
    assert.equal(await page.locator('img').count(), 0);
    await page.keyboard.press('c');
    await page.getByText(/^Yours until/).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('button', { name: 'Show it blurred' }).click();
    const picture = page.getByRole('img', { name: 'Blurred picture under review' });
    await picture.waitFor();
    assert.match(await picture.evaluate((image) => getComputedStyle(image).filter), /blur/);
    await page.getByRole('button', { name: 'Make it clear' }).click();
    const clear = page.getByRole('img', { name: 'Picture under review' });
    assert.equal(await clear.evaluate((image) => getComputedStyle(image).filter), 'none');
    await until(() => clear.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 100));
    await page.getByText('1 picture seen today, of 100').waitFor();
  });

  await t.test('a colleague reads who has seen it and can decide without', async () => {
    await open(reviewer.page);
    await reviewer.page.keyboard.press('v');
    await reviewer.page.getByText(/has seen it: .* Decide without it where you can\./).waitFor();
    await reviewer.page.getByRole('button', { name: 'Look again, blurred' }).waitFor();
  });

  await t.test('one message and one file of a reported chat are taken down by themselves, from its case', async () => {
    const decided = async () => {
      const id = /case\/(\d+)/.exec(page.url())?.[1] ?? (await caseOfChoir());
      const view = await callDesk<{ decisions: { subjectKey: string; status: string }[] }>(
        server.http,
        tool,
        `GET /cases/${id}`,
      );
      return view.decisions.map(({ subjectKey, status }) => `${subjectKey.replace(/-?\d+$/, 'N')} ${status}`);
    };
    const caseOfChoir = async () => {
      const rows = await callDesk<{ id: number; subjectKey: string }[]>(server.http, tool, 'GET /cases?queue=order');
      return rows.find(({ subjectKey }) => subjectKey === `chat:${desk.channel}`)?.id;
    };
    const before = await decided();
    for (const name of ['Decide about this message', 'Decide about this file']) {
      await page.getByRole('button', { name }).first().click();
      const dialog = modal(page);
      await dialog.getByLabel('Measure').selectOption('takedown');
      await dialog.getByLabel('Provision or clause').fill('terms:4.2');
      await dialog.getByLabel('Why it applies').fill('It sells poems of others.');
      await dialog.getByLabel('Facts').fill('A report showed it.');
      await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.getByText('taken back', { exact: true }).first().waitFor();
    }
    await until(async () => (await decided()).length === before.length + 2);
    const chat = `message:${desk.channel}:${desk.channel}:N`;
    await until(async () => (await decided()).slice(-2).join() === `${chat} reversed,media:N reversed`);
  });

  await t.test('the person affected reads the reasons in the service chat and appeals in one tap', async () => {
    const { id } = await ember.getMe();
    const opened = await callDesk<{ id: number }>(server.http, tool, 'POST /cases', {
      subjectKey: `account:${id}`,
      queue: 'report',
      reason: 'seen while on duty',
    });
    await callDesk(server.http, tool, `POST /cases/${opened.id}/claim`);
    await callDesk(server.http, tool, `POST /cases/${opened.id}/decisions`, {
      ...operationDefaults,
      subjectKey: `account:${id}`,
      action: { kind: 'restrict', limits: ['no-posting'] },
    });
    await assert.rejects(ember.sendText(desk.channel, 'a'));
    let link = '';
    await until(async () => {
      for await (const message of ember.iterHistory(777000))
        link ||= /http\S+\/statement\/\d+\?key=\w+/.exec(message.text)?.[0] ?? '';
      return link !== '';
    });
    const { pathname, search } = new URL(link);
    const affected = await visit(browser, server.http);
    await affected.page.goto(`${server.http}${pathname}${search}`);
    await affected.page.getByRole('textbox').fill('I only sing my own poems.');
    await affected.page.getByRole('button').click();
    await affected.page.getByRole('status').waitFor();
    assertNoProblems(affected);
    await affected.close();
  });

  await t.test('a moderator cannot decide it; a reviewer reverses it, and the person writes again', async () => {
    await page.goto(`${server.http}/console/#/appeals`);
    await page.getByText('I only sing my own poems.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Decide', exact: true }).count(), 0);
    const { page: other } = reviewer;
    await other.goto(`${server.http}/console/#/appeals`);
    await other.getByRole('button', { name: 'Decide', exact: true }).click();
    const dialog = other.getByRole('dialog');
    await dialog.getByText('decision reversed').click();
    await dialog.getByLabel('Reasons').fill('The poems are their own.');
    await dialog.getByRole('button', { name: 'Decide', exact: true }).click();
    await other.getByText('No appeal waits').waitFor();
    await ember.sendText('me', 'a note');
    await until(() =>
      ember.sendText('15550140001', 'We sing again').then(
        () => true,
        (error: Error) => !/FLOOD|RESTRICT/.test(error.message),
      ),
    );
    assertNoProblems(moderator, reviewer);
  });
});
