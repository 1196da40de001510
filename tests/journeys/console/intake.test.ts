import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor, visit } from '../../support/browser.ts';
import { atConsole, hire } from '../../support/console.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const names = ['lamps_of_north_quay', 'lamps_of_south_quay', 'lamps_of_east_quay'] as const;
const [north, south, east] = names;

/** A file of each kind with the rows that newcomers get wrong, and what the page says of each. */
const files = [
  {
    name: 'poems.csv',
    text: [
      'subject;reason',
      `@${north};sells poems`,
      `@${north};again`,
      'https://elsewhere.example/x;',
      '@gone_lamps;',
    ],
    found: '1 subject found. 3 rows were missed.',
    misses: [
      ['3', `@${north}`, 'the same subject stands further up'],
      ['4', 'https://elsewhere.example/x', 'the link leads to another service'],
      ['5', '@gone_lamps', 'nothing here has this name or id'],
    ],
  },
  {
    name: 'poems.jsonl',
    text: [`{"username":"@${north}","reason":"sells poems"}`, '{"username":', '{"reason":"no name"}', `"${south}"`],
    found: '2 subjects found. 2 rows were missed.',
    misses: [
      ['2', '{"username":', 'the row cannot be read'],
      ['3', '{"reason":"no name"}', 'the row names nothing'],
    ],
  },
  {
    name: 'bundle.json',
    text: [
      JSON.stringify({
        type: 'bundle',
        id: 'bundle--1c1d4d3e-6f0a-4a5e-9b1f-0c5f1b1d2a01',
        objects: [
          { type: 'identity', id: 'identity--1', name: 'Guild' },
          { type: 'user-account', id: 'user-account--1', account_login: north },
          { type: 'indicator', id: 'indicator--2', pattern: `[user-account:account_login = '${south}']` },
          { type: 'indicator', id: 'indicator--3', pattern: "[url:value = 'x'] AND [url:value = 'y']" },
          { type: 'indicator', id: 'indicator--4', pattern: "[url:value = 'x']", revoked: true },
          { type: 'indicator', id: 'indicator--5', pattern: "[url:value = 'x']", valid_until: '2020-01-01T00:00:00Z' },
          { type: 'malware', id: 'malware--6' },
        ],
      }),
    ],
    found: '2 subjects found. 4 rows were missed.',
    misses: [
      ['4', "[url:value = 'x'] AND [url:value = 'y']", 'the pattern is not a plain comparison with one value'],
      ['5', 'indicator--4', 'the source took the indicator back'],
      ['6', 'indicator--5', 'the indicator is no longer valid'],
      ['7', 'malware--6', 'this kind of object names no subject of ours'],
    ],
  },
] as const;

test('what comes in at the desk: lists of three kinds, a trusted flagger, a referral', {
  skip,
}, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let wick: TelegramClient;
  let moderator: Visitor;
  let owner: Visitor;
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550151001', 'Mod', 'moderator');
    await hire(server, '15550151002', 'Own', 'owner');
    wick = await signUp(server, '15550151003', 'Wick');
    for (const username of names) {
      const { id } = await wick.createChannel({ title: username.replaceAll('_', ' ') });
      await wick.call({ _: 'channels.updateUsername', channel: await wick.resolveChannel(id), username });
    }
    moderator = await atConsole(browser, server, '15550151001');
    owner = await atConsole(browser, server, '15550151002');
  });
  after(async () => {
    await wick?.destroy();
    await browser?.close();
    await server?.stop();
  });
  const at = async ({ page }: Visitor, path: string): Promise<Page> => {
    await page.goto(`${server.http}/console/#/${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    return page;
  };
  /** Fills in the public form; with a secret as a trusted flagger. */
  const notice = async (where: string, reason: string, secret?: string): Promise<Page> => {
    const { page } = await visit(browser, server.http);
    await page.goto(`${server.http}/notice`);
    await page.getByLabel('Where is it?').fill(`@${where}`);
    await page.getByLabel('Why is it illegal?').fill(`It sells the poems of the guild, ${reason}.`);
    await page.getByLabel('What is it about?').selectOption({ label: reason });
    if (secret === undefined) {
      await page.getByLabel('Your name').fill('A. Reader');
      await page.getByLabel('Your e-mail address').fill('reader@tocsin.example');
    } else {
      await page.getByText('I am a trusted flagger').click();
      await page.getByLabel('The secret of your lane').fill(secret);
    }
    await page.getByLabel('I believe in good faith').check();
    await assertAccessible(page, 'the notice form');
    await page.getByRole('button', { name: 'Send' }).click();
    return page;
  };

  for (const { name, text, found, misses } of files) {
    await t.test(`${name} is read, and every row that names nothing is explained`, async () => {
      const page = await at(moderator, 'operations/new');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text.join('\n')) });
      await page.getByRole('button', { name: 'Check the list' }).click();
      await page.getByText(found).waitFor();
      const rows = await page
        .getByRole('region', { name: /missed/ })
        .locator('tbody tr')
        .all();
      const shown = await Promise.all(rows.map((row) => row.locator('td').allInnerTexts()));
      assert.deepEqual(shown, misses);
      await page.reload();
    });
  }

  let secret = '';
  await t.test('an owner enters a trusted flagger, and the desk says what the secret is for', async () => {
    const page = await at(owner, 'flaggers');
    await page.getByRole('button', { name: 'Enter a trusted flagger' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Guild of Lamplighters');
    await dialog.getByText('Still needed: Member State').waitFor();
    await dialog.getByLabel('Member State').selectOption('DE');
    await dialog.getByLabel('copyright').check();
    await dialog.getByRole('button', { name: 'Add' }).click();
    secret = await page.getByText(/^tf_\S+$/).innerText();
    await page.getByText(`With it they send notices from ${server.http}/notice`).waitFor();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
  });

  await t.test('its notice comes first in the queue, one beyond its areas waits with the others', async () => {
    for (const [where, reason, signed] of [
      [south, 'Copyright', secret],
      [north, 'Fraud', secret],
      [east, 'Copyright', undefined],
    ] as const)
      await (await notice(where, reason, signed)).getByText('We have received your notice.').waitFor();
    const wrong = await notice(east, 'Copyright', 'tf_of_nobody');
    await wrong.getByText('Nobody here has this secret.').waitFor();
    const page = await at(moderator, 'notices');
    await page.locator('#main article h2').nth(2).waitFor();
    const headings = await page.locator('#main article h2').allInnerTexts();
    assert.deepEqual(headings, ['Notice 1', 'Notice 3', 'Notice 2']);
    await at(moderator, 'queue');
    const cases = page.locator('li[aria-setsize]');
    await cases.nth(2).waitFor();
    const waiting = await cases.allInnerTexts();
    assert.match(waiting[0] ?? '', /south quay[\s\S]*Trusted flaggers/);
    for (const other of waiting.slice(1)) assert.match(other, /Notices/);
  });

  await t.test('it is turned down as unfounded: the record counts it, and an owner tells the Coordinator', async () => {
    const page = await at(moderator, 'queue');
    await page.locator('li[aria-setsize]').nth(2).waitFor();
    await page.keyboard.press('n');
    await page.getByText(/^Yours until/).waitFor();
    await page.keyboard.press('x');
    await page.getByRole('switch', { name: /manifestly unfounded/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByText(/^Case \d+ is closed$/).waitFor();
    await at(moderator, 'flaggers');
    await page.getByText(/0 upheld · 0 turned down · 1 unfounded/).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Note a report to the Coordinator' }).count(), 0);
    const desk = await at(owner, 'flaggers');
    await desk.reload();
    await desk.getByRole('button', { name: 'Note a report to the Coordinator' }).click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByText('1 of 1 decided notices were turned down').waitFor();
    await dialog.getByRole('textbox').fill('The poems are the seller’s own.');
    await dialog.getByRole('button', { name: 'Note a report to the Coordinator' }).click();
    await desk.getByText(/^reported to the Coordinator /).waitFor();
    await desk.getByText('The poems are the seller’s own.').waitFor();
    await desk.getByRole('button', { name: 'End its lane' }).click();
    await dialog.getByText('Its secret stops working for good').waitFor();
    await dialog.getByRole('button', { name: 'End its lane' }).click();
    await desk.getByText('ended', { exact: true }).waitFor();
    await (await notice(south, 'Copyright', secret)).getByText('Nobody here has this secret.').waitFor();
    await assertAccessible(desk, 'trusted flaggers');
  });

  await t.test(
    'a referral asks: nothing happens to its subject until somebody decides, and none is an answer',
    async () => {
      const page = await at(moderator, 'referrals');
      await page.getByRole('button', { name: 'Take in a referral' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Authority').fill('Harbour Police');
      await dialog.getByLabel('Reference').fill('HP-7');
      await dialog.getByLabel('What it is about').fill(`@${east}\n@gone_lamps`);
      await dialog.getByLabel('Explanation').fill('Please look at this channel.');
      await dialog.getByRole('button', { name: 'Take it in' }).click();
      await dialog.getByText('Nothing here has this name: @gone_lamps').waitFor();
      await dialog.getByLabel('What it is about').fill(`@${east}`);
      await dialog.getByRole('button', { name: 'Take it in' }).click();
      await page.getByText('Please look at this channel.').waitFor();
      await page.getByRole('link', { name: /^Case \d+$/ }).click();
      await page.getByText('Harbour Police').first().waitFor();
      assert.ok((await wick.sendText(east, 'The lamps are lit')).id > 0);
      await at(moderator, 'referrals');
      await page.getByRole('button', { name: 'Answer' }).click();
      await dialog.getByText('no measure').click();
      await dialog.getByLabel('What we answer').fill('It breaks none of our terms.');
      await dialog.getByRole('button', { name: 'Answer' }).click();
      await page.getByText('No referral is in this list').waitFor();
      await page.getByRole('link', { name: 'Decided' }).click();
      await page.getByText('It breaks none of our terms.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Answer' }).count(), 0);
      await assertAccessible(page, 'referrals');
      assertNoProblems(moderator);
      assertNoProblems(owner);
    },
  );
});
