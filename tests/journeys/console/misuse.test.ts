import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk, callDesk } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);
const phone = { viewport: { width: 390, height: 780 }, colorScheme: 'dark' } as const;

test('somebody who reports without any ground is warned, suspended, objects and is heard; a threat to life is told', {
  skip,
}, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ember: TelegramClient;
  let moderator: Visitor;
  let reviewer: Visitor;
  let tool: string;
  const channels: number[] = [];
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550146001', 'Mod', 'moderator');
    await hire(server, '15550146002', 'Rev', 'reviewer');
    await hire(server, '15550146003', 'Own', 'owner');
    tool = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Tool'));
    const wick = await signUp(server, '15550146004', 'Wick');
    ember = await signUp(server, '15550146005', 'Ember');
    for (const n of [1, 2, 3, 4]) {
      const { id } = await wick.createChannel({ title: `Holiday lamps ${n}` });
      const username = `holiday_lamps_${n}`;
      await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(id), username });
      channels.push(id);
    }
    await wick.destroy();
    moderator = await atConsole(browser, server, '15550146001');
    reviewer = await atConsole(browser, server, '15550146002', phone);
  });
  after(async () => {
    await ember?.destroy();
    await browser?.close();
    await server?.stop();
  });

  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, tool, call, body);
  const report = async (n: number) => {
    const peer = await ember.resolvePeer(`holiday_lamps_${n}`);
    await ember.call({ _: 'account.reportPeer', peer, reason: { _: 'inputReportReasonViolence' }, message: 'terror' });
  };
  /** A colleague finds the report manifestly unfounded. */
  const turnDown = async (n: number) => {
    const about = `chat:${channels[n - 1]}`;
    let id = 0;
    await until(async () => {
      const { rows } = await desk<{ rows: { id: number; subjectKey: string }[] }>('GET /queue');
      id = rows.find(({ subjectKey }) => subjectKey === about)?.id ?? 0;
      return id !== 0;
    });
    await desk(`POST /cases/${id}/claim`);
    await desk(`POST /cases/${id}/close`, { unfounded: true });
  };
  const serviceChat = async () => {
    const texts: string[] = [];
    for await (const message of ember.iterHistory(777000)) texts.push(message.text);
    return texts.join('\n');
  };
  const weigh = async (page: Page, button: string) => {
    await page.getByRole('button', { name: button, exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('serious', { exact: true }).click();
    await form.getByText('careless', { exact: true }).click();
    await form.getByLabel('Reasons').fill('Holiday photographs of a neighbour, called terror.');
    await form.getByRole('button', { name: button, exact: true }).click();
    await page.getByText('They were told in their service chat.').waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  };

  await t.test('once is not often: the button waits; after the second one a moderator warns', async () => {
    const { page } = moderator;
    await report(1);
    await turnDown(1);
    await page.goto(`${server.http}/console/#/misuse?tab=baseless-notices`);
    await page.getByText('Fewer than 2 items: not frequent').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Warn', exact: true }).isDisabled(), true);
    await report(2);
    await turnDown(2);
    await page.reload();
    await page.getByText('Violence: 2').waitFor();
    await weigh(page, 'Warn');
    await page.getByText(/^warning until/).waitFor();
    await until(async () => /2 were manifestly unfounded[\s\S]*Holiday photographs/.test(await serviceChat()));
  });

  await t.test('it goes on: a reviewer suspends from a phone, and the next report is answered politely', async () => {
    await report(3);
    await turnDown(3);
    const { page } = reviewer;
    await page.goto(`${server.http}/console/#/misuse?tab=baseless-notices`);
    await weigh(page, 'Suspend');
    await page.getByText(/^suspension until/).waitFor();
    await report(4);
    await until(async () => (await serviceChat()).includes('Thank you for your report. Until'));
    const { rows } = await desk<{ rows: { subjectKey: string }[] }>('GET /queue');
    assert.deepEqual(rows, []);
  });

  await t.test('they object from a phone; not who suspended but an owner answers, and it is lifted', async () => {
    const link = [...(await serviceChat()).matchAll(/http\S+(\/misuse\/\d+\?key=\w+)/g)].at(0)?.[1] ?? '';
    const affected = await visit(browser, server.http, phone);
    await affected.page.goto(server.http + link);
    await affected.page.getByText(/Until .* we do not process your notices and reports/).waitFor();
    await affected.page.getByRole('textbox').fill('It was dark, and I was afraid.');
    await affected.page.getByRole('button', { name: 'Object' }).click();
    await affected.page.getByText('Your objection was received.').waitFor();
    await reviewer.page.goto(`${server.http}/console/#/misuse?tab=objections`);
    await reviewer.page.getByText('You decided this: somebody else must answer.').waitFor();
    const owner = await atConsole(browser, server, '15550146003');
    await owner.page.goto(`${server.http}/console/#/misuse?tab=objections`);
    await owner.page.getByText('It was dark, and I was afraid.').waitFor();
    await owner.page.getByRole('button', { name: 'Answer' }).click();
    const dialog = owner.page.getByRole('dialog');
    await dialog.getByText('It is lifted').click();
    await dialog.getByLabel('What we answer').fill('The third report was no misuse.');
    await dialog.getByRole('button', { name: 'Answer' }).click();
    await owner.page.getByText('No objection waits').waitFor();
    await affected.page.goto(server.http + link);
    await affected.page.getByText('It is lifted. The third report was no misuse.').waitFor();
    await affected.page.getByRole('link', { name: 'How we treat misuse' }).click();
    await affected.page.getByRole('heading', { name: 'What we weigh' }).waitFor();
    assertNoProblems(affected);
    await affected.close();
    await owner.close();
  });

  await t.test(
    'a threat to life is noted by keyboard from its case, stands on every page, and goes when it is told',
    async () => {
      const { page } = moderator;
      await desk('POST /cases', { subjectKey: `chat:${channels[0]}`, queue: 'report', reason: 'seen while on duty' });
      await page.goto(`${server.http}/console/#/queue`);
      await page.getByRole('link', { name: /Holiday lamps 1/ }).click();
      await page.getByRole('button', { name: /Threat to life/ }).waitFor();
      await page.keyboard.press('t');
      const dialog = page.getByRole('dialog');
      await page.keyboard.type('It names the quay and the hour.');
      await dialog.getByLabel('Germany').check();
      await dialog.getByRole('button', { name: 'Threat to life' }).click();
      await page.getByText('Still to be told: Germany').waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('l');
      await page.getByText('1 threat to life: authorities are not told yet').waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('h');
      await page.getByRole('button', { name: 'Note that they were told' }).click();
      await dialog.getByLabel('Who was told').fill('Unit for Lamps');
      await dialog.getByLabel(/^How/).fill('telephone');
      await dialog.getByRole('button', { name: 'Note that they were told' }).click();
      await page.getByText('No suspicion is noted').waitFor();
      await page.getByRole('link', { name: 'Told', exact: true }).click();
      await page.getByText(/Unit for Lamps \(Germany\) was told/).waitFor();
      assert.equal(await page.getByText('authorities are not told yet').count(), 0);
      assertNoProblems(moderator);
      assertNoProblems(reviewer);
    },
  );
});
