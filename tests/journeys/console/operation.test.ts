import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath, startBrowser, type Visitor } from '../../support/browser.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk } from '../../support/desk.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
/** So many that a pause and a crash fall into the middle of the run. */
const singers = 450;

/** Accounts to plan against; returns the rows of a JSON Lines file that names them, two rows of it useless. */
const choir = (server: TestServer): Promise<string> =>
  atDesk(server.dataDir, ({ write }) =>
    write(async (tx) => {
      const lines: string[] = [];
      for (let n = 0; n < singers; n += 1) {
        const id = await tx.accounts.insert({ kind: 'person', firstName: `Ember ${n}`, lastName: '', createdAt: 1 });
        await tx.updates.createMailbox(id);
        lines.push(JSON.stringify({ id, reason: 'named by the referral' }));
      }
      return [...lines, JSON.stringify({ id: 99_000_000 }), 'not a row'].join('\n');
    }),
  );

/** The same choir as files of other kinds, each with a row that cannot be read or names nothing. */
function asFiles(rows: string) {
  const ids = rows.split('\n').flatMap((line) => /"id":(\d+),/.exec(line)?.[1] ?? []);
  const csv = [
    'subject,reason',
    ...ids.map((id) => `${id},named`),
    'lamps and wicks,',
    `${ids[0]},again`,
    '@cinder_x,',
  ];
  const bundle = {
    type: 'bundle',
    id: 'bundle--1',
    objects: [
      { type: 'identity', id: 'identity--1', name: 'Harbour Police' },
      ...ids.map((id) => ({ type: 'user-account', id: `user-account--${id}`, user_id: id })),
      { type: 'indicator', id: 'indicator--1', pattern: "[url:value = 'a' AND url:value = 'b']" },
      { type: 'indicator', id: 'indicator--2', pattern: "[url:value = 'a']", revoked: true },
    ],
  };
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  return [
    {
      file: file('choir.csv', csv.join('\r\n')),
      misses: [
        'neither an id, a username nor a link',
        'the same subject stands further up',
        'nothing here has this name or id',
      ],
    },
    { file: file('choir.jsonl', rows), misses: ['nothing here has this name or id', 'the row cannot be read'] },
    {
      file: file('choir.json', JSON.stringify(bundle)),
      misses: ['the pattern is not a plain comparison with one value', 'the source took the indicator back'],
    },
  ];
}

async function chooseFiles(page: Page, server: TestServer, rows: string): Promise<void> {
  await page.goto(`${server.http}/console/#/operations/new`);
  for (const { file, misses } of asFiles(rows)) {
    await page.getByLabel('Choose a file').setInputFiles(file);
    await page.getByRole('button', { name: 'Check the list' }).click();
    await page.getByText(`${singers} subjects found`).waitFor();
    for (const why of misses) await page.getByRole('cell', { name: why }).waitFor();
  }
}

async function plan(page: Page, server: TestServer, rows: string): Promise<void> {
  await page.goto(`${server.http}/console/#/operations/new`);
  await page.getByLabel('What it is called').fill('Choir of embers');
  await page.getByLabel('Or paste the rows').fill(rows);
  await page.getByLabel('Format').selectOption({ label: 'JSON Lines' });
  await page.getByRole('button', { name: 'Check the list' }).click();
  await page.getByText(`${singers} subjects found`).waitFor();
  await page.getByText('nothing here has this name or id').waitFor();
  await page.getByText('the row cannot be read').waitFor();
  await page.getByLabel('Provision or clause').fill('terms:4.2');
  await page.getByLabel('Why it applies').fill('They sell poems of others.');
  await page.getByLabel('Facts').fill('A list showed them.');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await page.getByRole('button', { name: /^Dry run/ }).click();
  await page.getByText('would be changed').waitFor();
}

/** How many targets the page says are done. */
const done = (page: Page) => page.getByRole('button', { name: /^done [1-9]/ });

test('a large operation: a second person approves, it pauses, outlives two crashes and is rolled back', {
  skip,
}, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let moderator: Visitor;
  let page: Page;
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550143001', 'Mod', 'moderator');
    await hire(server, '15550143002', 'Rev', 'reviewer');
    moderator = await atConsole(browser, server, '15550143001');
    page = moderator.page;
    const rows = await choir(server);
    await chooseFiles(page, server, rows);
    await plan(page, server, rows);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  await t.test('who planned it cannot start it; somebody else approves exactly this plan', async () => {
    await page
      .getByText(/second person/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /^Start now/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Approve/ }).waitFor({ state: 'detached' });
    const reviewer = await atConsole(browser, server, '15550143002');
    await reviewer.page.goto(page.url());
    await reviewer.page.getByText('Our terms: terms:4.2. They sell poems of others.').waitFor();
    await reviewer.page.getByText('A list showed them.').waitFor();
    await reviewer.page.getByRole('button', { name: /^Approve this plan/ }).press('Enter');
    await reviewer.page.getByRole('dialog').getByRole('button', { name: 'Approve this plan' }).click();
    await reviewer.page
      .getByText(/^approved by /)
      .first()
      .waitFor();
    await reviewer.close();
  });

  await t.test('it is started, paused with a reason and goes on, by keyboard', async () => {
    await page.reload();
    await page.getByRole('button', { name: /^Start now/ }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('button', { name: 'Start now' }).press('Enter');
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
    await page.keyboard.press('p');
    await page.getByLabel('Why').fill('Somebody called the desk.');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Paused: Somebody called the desk.').waitFor();
    await page.getByRole('button', { name: `done ${singers}` }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^Go on/ }).press('Enter');
    // It goes on once it can be paused again: a crash before that would leave it paused.
    await page.getByRole('button', { name: /^Pause/ }).waitFor();
  });

  await t.test('after a crash in the middle it goes on by itself, and the page shows how far it is', async () => {
    await done(page).waitFor();
    await server.kill();
    server = await server.restart();
    await page.reload();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: `done ${singers}` }).waitFor();
  });

  await t.test('it is rolled back, through another crash', async () => {
    await page.getByRole('button', { name: /^Roll back/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Roll back' }).click();
    await page.getByRole('button', { name: /^undone [1-9]/ }).waitFor();
    await server.kill();
    server = await server.restart();
    await page.reload();
    await page.getByRole('button', { name: `undone ${singers}` }).waitFor();
  });
});
