import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import {
  assertNoProblems,
  chromiumPath,
  modal,
  signInOnPage,
  startBrowser,
  type Visitor,
  visit,
} from '../../support/browser.ts';
import { atConsole, deskPassword, hire, reportSpam, signInAtDesk } from '../../support/console.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const launcher = fileURLToPath(new URL('../../../bin/tocsin.js', import.meta.url));
const read = (name: string) => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
const headings = (text: string) => [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);

let server: TestServer;
let browser: Browser;
let owner: Visitor;
let page: Page;
let moderatorDocument: string;
let orderDocument: string;
/** That the document says this, in any breaking of its lines: what follows does it. */
const says = (text: string, words: string) =>
  assert.ok(text.replaceAll(/\s+/g, ' ').includes(words), `the document no longer says: ${words}`);
const first = (words: string) => says(moderatorDocument, words);
const order = (words: string) => says(orderDocument, words);
const at = (path: string) => page.goto(`${server.http}/console/#/${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
const dialog = () => modal(page);

test('the documents for the desk, done sentence by sentence on a new server', { skip }, async (t) => {
  before(async () => {
    [moderatorDocument, orderDocument] = await Promise.all([
      read('first-hour-as-a-moderator.md'),
      read('removal-order.md'),
    ]);
    browser = await startBrowser();
    server = await startTestServer();
    const wick = await signUp(server, '15550145001', 'Wick');
    await wick.setMyUsername('wick_of_quay');
    const { id: quay } = await wick.createChannel({ title: 'Quay lamps' });
    const channel = await wick.resolveChannel(quay);
    await wick.call({ _: 'channels.updateUsername', channel, username: 'quay_lamps' });
    await wick.destroy();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  await t.test('they have these parts, and each is done below', () => {
    assert.deepEqual(headings(moderatorDocument), [
      'Before you begin',
      'The first ten minutes: one case',
      'When somebody does it again and again',
      "A threat to somebody's life",
      'An operation: many subjects at once',
      'What you cannot do',
    ]);
    assert.deepEqual(headings(orderDocument), [
      'Before the first one',
      'In the first minutes',
      'Carry it out, or stop the clock',
      'Afterwards',
      'Before the first order comes',
      "Fields (need a lawyer's reading)",
    ]);
  });

  await t.test('before you begin: a second password in the messenger, a role, the desk', async () => {
    owner = await visit(browser, server.http);
    page = owner.page;
    first('Sign in to the messenger with your own number.');
    await signInOnPage(page, '+15550100', 'Olive');
    first('Under Settings → Privacy press **Set a password**');
    await page.getByRole('button', { name: /menu/i }).first().click();
    await page.getByRole('menuitem', { name: 'Settings' }).click();
    await page
      .getByRole('link', { name: /^Privacy/ })
      .or(page.getByRole('button', { name: /^Privacy/ }))
      .first()
      .click();
    await page.getByRole('button', { name: 'Set a password' }).click();
    await page.getByLabel('New password').fill(deskPassword);
    await dialog()
      .getByRole('button', { name: /^(Save|Set a password)$/ })
      .click();
    await page.getByText('On a new device you are asked for a password after the code.').waitFor();
    first('`npx tocsin role grant +15550100 owner`');
    await promisify(execFile)(process.execPath, [
      launcher,
      'role',
      'grant',
      '+15550100',
      'owner',
      '--data',
      server.dataDir,
    ]);
    first('Open `/console`, give your number, the code that comes to your messenger, and the second password.');
    await page.goto(`${server.http}/console`);
    await signInAtDesk(page, '15550100');
    await page.locator('#main').waitFor();
    first('known by a pseudonym such as');
    await page.getByRole('button', { name: /^[A-Z]-[0-9A-F]{6}/ }).waitFor();
  });

  await t.test('an owner enters the provider, and notes authorities before the first order', async () => {
    order('opens **Provider** (`g b`) and enters name, legal representative, contact point and Member State');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: 'Provider', level: 1 }).waitFor();
    for (const field of ['Legal representative', 'Member State']) await page.getByLabel(field).first().waitFor();
    order('Under **Alarms of orders and threats** name mailboxes and an address for tools (webhook)');
    order('Mail needs `--letters`');
    await page.getByLabel('E-mail addresses, one on each line').fill('night@tocsin.example');
    await page.getByText('No mail server is set (--letters), so no mail leaves now.').waitFor();
    await button('Save').click();
    await page.getByText('Saved', { exact: true }).waitFor();
    await page.reload();
    await page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value === 'night@tocsin.example'),
    );
    order('Note each authority that told you its procedures under **Authorities**');
    await at('orders');
    await button('Note a first contact').click();
    await dialog().getByLabel('Member State').selectOption('DE');
    await dialog().getByLabel('Authority', { exact: true }).fill('Amt für Laternen');
    await dialog().getByLabel('Contact', { exact: true }).fill('order@amt.example');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await page.getByText(/^told us .*order@amt\.example$/).waitFor();
  });

  await t.test('an order in the first minutes', async () => {
    order('**Removal orders → Take in an order** (`g o`, then `i`)');
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('heading', { name: 'Removal orders', level: 1 }).waitFor();
    await page
      .getByRole('link', { name: /Take in an order/ })
      .or(button(/Take in an order/))
      .first()
      .waitFor();
    await page.keyboard.press('i');
    order('Only authority, its Member State, reference and locations must be there.');
    await page.getByText('Needs a lawyer’s reading').first().waitFor();
    order('If it lay unread before, in the mailbox of the contact point for example, say since when');
    await page.getByLabel('It reached us earlier, at').waitFor();
    await page.getByLabel('Reference number').fill('R-1');
    await page.getByLabel('Exact locations, one on each line').fill('@wick_of_quay');
    await page.getByLabel('Authority', { exact: true }).fill('Amt für Laternen');
    await page.getByLabel('Member State of the authority').selectOption('DE');
    await button('Take it in: the hour begins').click();
    order("The clock now runs above every page and in the tab's title");
    await page.getByText(/^R-1: 5\d:\d\d left$/).waitFor();
    await page.waitForFunction(() => /^5\d:\d\d · /.test(document.title));
    order('Press **I have seen it** (`a`).');
    await button(/^I have seen it/).waitFor();
    await page.keyboard.press('a');
    await button(/^I have seen it/).waitFor({ state: 'detached' });
  });

  await t.test('stop the clock, let it run again, carry it out', async () => {
    await reportSpam(server, '15550145009', 'quay_lamps');
    order('**Stop the clock** (`s`): choose the reason, explain, say what you need. Annex III is drafted');
    await page.keyboard.press('s');
    await dialog().getByRole('combobox').selectOption('manifest-error');
    await dialog().getByRole('textbox').first().fill('The order names another host.');
    await dialog()
      .getByRole('button', { name: /^Stop the clock/ })
      .click();
    await page
      .getByText(/Annex III/)
      .first()
      .waitFor();
    order('**Clock runs again**, with corrected locations where there are some.');
    await button(/^Clock runs again/).click();
    await dialog().getByRole('button', { name: 'Clock runs again' }).click();
    await page.getByText(/^R-1: \d+:\d\d left$/).waitFor();
    order('**Carry it out** (`x`): each item is sealed for the vault');
    await button(/^Carry it out/).waitFor();
    await page.keyboard.press('x');
    await dialog().getByRole('button', { name: 'Carry it out' }).click();
    await page.getByText(/"form": "Annex II"/).waitFor();
    order('**Vault**: copies stay for six months, longer for open proceedings (**Keep longer**).');
    await page.getByText('Preservation vault').waitFor();
    order('**Open, with a reason** saves the copy as a file');
    await button('Open, with a reason').click();
    await dialog().getByLabel('Why it is opened').fill('Asked for by the court.');
    const saved = page.waitForEvent('download');
    await page.keyboard.press('Control+Enter');
    const kept = JSON.parse(await readFile(await (await saved).path(), 'utf8'));
    assert.match(JSON.stringify(kept), /wick_of_quay/);
    await page.getByText(/^Opened; the copy was saved as preserved-\d+\.json$/).waitFor();
    await button('Keep longer').click();
    await dialog().getByLabel('Until').fill('2030-01-02T03:04');
    await dialog().getByLabel('Which proceedings need it').fill('Proceedings L-7 are open.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/until 2 Jan 2030/).waitFor();
    order('the order says under **Those affected** how many were told and who still waits.');
    await page.getByText('Those affected', { exact: true }).waitFor();
    order('**Review has ended** (`r`)');
    await button(/^Review has ended/).waitFor();
    order('Mark the order **final** when no remedy is open any more.');
    await button(/^It is final/).waitFor();
    order('`GET /api/v1/vocabulary` answers under `legalFields`');
  });

  await t.test('a first case, by its keys', async () => {
    const wick = await signUp(server, '15550145002', 'Ember');
    await wick.setMyUsername('ember_of_quay');
    await wick.destroy();
    await reportSpam(server, '15550145003', 'ember_of_quay');
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.locator('li[aria-setsize] a').first().waitFor();
    first('`j` and `k` move, `Enter` opens, `?` lists all keys, `Ctrl-K` finds everything.');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    first('Press `n`: the desk gives you the most urgent case and claims it for half an hour.');
    await page.keyboard.press('n');
    await page.getByText(/^Yours until/).waitFor();
    first('`c` claims the one before you, `u` gives it back.');
    await page.keyboard.press('u');
    await page.getByText(/^Yours until/).waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.getByText(/^Yours until/).waitFor();
    first('Content is blurred until you press `v`.');
    await page.keyboard.press('v');
    const reason = page.getByLabel('Why you need to see it');
    await reason.or(button('Hide again')).first().waitFor();
    if (await reason.isVisible()) {
      await reason.fill('The report names this profile.');
      await page.keyboard.press('Control+Enter');
    }
    await button('Hide again').waitFor();
    first('`m` joins all of them that nobody else holds');
    await page.getByText('1 other open case', { exact: true }).waitFor();
    await page.keyboard.press('m');
    await page.getByText('1 case joined', { exact: true }).waitFor();
    first('**Undo**, or **Split off** beside one, makes it a case of its own again, exactly as it was');
    await button('Undo').waitFor();
    await button(/^Split off/).click();
    await page.getByText(/^Case \d+ stands alone again$/).waitFor();
    first('`d` decides: a measure, its ground (law or terms), why it applies, the facts, for how long.');
    await page.keyboard.press('d');
    await page.getByLabel('Measure').selectOption('suspend');
    await page.getByLabel('Provision or clause').fill('terms:4.2');
    await page.getByLabel('Why it applies').fill('It sells poems of others.');
    await page.getByLabel('Facts').fill('A report showed it.');
    await dialog().getByRole('button', { name: 'Decide', exact: true }).click();
    first('**Undo** stands in the message below for a moment; later "Take back" beside the decision does the same.');
    await button('Undo').waitFor();
    await page.getByRole('button', { name: 'Take back' }).first().click();
    await page.getByText('taken back', { exact: true }).waitFor();
    first('`e` hands the case to somebody with more rights, with a reason.');
    await page.keyboard.press('e');
    await dialog().getByLabel('Why').fill('A second pair of eyes.');
    await page.keyboard.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await page.getByText('for reviewer').first().waitFor();
    // The list may know it sooner than the case, whose keys are still those of the claim until then.
    await page.getByText(/^Yours until/).waitFor({ state: 'detached' });
    await page.keyboard.press('c');
    await page.getByText(/^Yours until/).waitFor();
    first('`x` closes the case and settles its complaints');
    await page.keyboard.press('x');
    await dialog().getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByText(/^Case \d+ is closed$/).waitFor();
  });

  // Warned, suspended, lifted and told they are in misuse.test.ts.
  await t.test('misuse, a threat to life and the vault, by their keys', async () => {
    const opens = async (letter: string, name: string) => {
      await page.keyboard.press('g');
      await page.keyboard.press(letter);
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    };
    await at('queue');
    await button(/Take the most urgent/).waitFor();
    first('**Misuse** (`g m`) counts, over 180 days,');
    await opens('m', 'Misuse');
    first('`/misuse` says all of it to the public.');
    await page.getByRole('link', { name: 'The public page about it' }).click();
    await page.getByRole('heading', { name: 'How we treat misuse' }).waitFor();
    first('Press `t` in the case.');
    await at('case/1');
    await button(/^Threat to life/).waitFor();
    await page.keyboard.press('t');
    await dialog().getByText('Copies are sealed in the vault at once.').waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    first('**Threats to life** (`g h`) says whom');
    await opens('h', 'Threats to life');
    order('The page **Vault** (`g v`) has all copies.');
    await opens('v', 'Vault');
    await page
      .getByText(/removal order \d/)
      .first()
      .waitFor();
    order('say so under **Provider**');
    await opens('b', 'Provider');
    await page.getByRole('switch', { name: /exposed to terrorist content/ }).waitFor();
  });

  await t.test('an operation, and what a moderator cannot do', async () => {
    first('**Operations → Plan an operation** (`g p`, then `i`)');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Operations', level: 1 }).waitFor();
    await page.keyboard.press('i');
    await page.getByLabel('What it is called').fill('Choir');
    first('"Check the list" explains every row that names nothing here.');
    await page.getByLabel('Or paste the rows').fill('@ember_of_quay\n@nobody_here');
    await button('Check the list').click();
    await page.getByText('nothing here has this name or id').waitFor();
    await page.getByLabel('Provision or clause').fill('terms:4.2');
    await page.getByLabel('Why it applies').fill('They sell poems of others.');
    await page.getByLabel('Facts').fill('A list showed them.');
    await button('Make the plan').click();
    first('Make the plan, then **Dry run**');
    await button(/^Dry run/).click();
    await page.getByText('would be changed').waitFor();
    first(
      'leaves out press, researchers, observers and staff. A reviewer can name one of them, one by one, with a reason.',
    );
    const plan = page.url();
    await page.getByRole('link', { name: /ember_of_quay/ }).click();
    await button('Change protection').click();
    await dialog().getByText('press', { exact: true }).click();
    await dialog().getByRole('button', { name: 'Save' }).click();
    await dialog().waitFor({ state: 'detached' });
    await page.goto(plan);
    await button(/^Dry run/).click();
    await page
      .getByText(/left out: protected|protected/)
      .first()
      .waitFor();
    await button('Name it').click();
    await dialog().getByLabel('Why this person in particular').fill('The referral names this account alone.');
    await page.keyboard.press('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await button(/^Dry run/).click();
    first(
      'Above 25 targets, or with a protected one, a reviewer or owner who neither planned it nor put targets into it must approve exactly this plan.',
    );
    await page
      .getByText(/second person/)
      .first()
      .waitFor();
    await hire(server, '15550145005', 'Rev', 'reviewer');
    const reviewer = await atConsole(browser, server, '15550145005');
    await reviewer.page.goto(plan);
    await reviewer.page.getByRole('button', { name: /^Approve this plan/ }).click();
    await reviewer.page.getByRole('dialog').getByRole('button', { name: 'Approve this plan' }).click();
    await reviewer.page
      .getByText(/^approved by /)
      .first()
      .waitFor();
    await reviewer.close();
    await page.reload();
    first('Start now or at a set time');
    await button(/^Start now/).click();
    await dialog().getByRole('button', { name: 'Start now' }).click();
    await button('done 1').waitFor();
    first('**Roll back** undoes everything');
    await button(/^Roll back/).click();
    await dialog().getByRole('button', { name: 'Roll back' }).click();
    await button('undone 1').waitFor();
    first('The page **Staff** says what each role may do.');
    await at('staff');
    await page.getByRole('heading', { name: 'Staff', level: 1 }).waitFor();
    assertNoProblems(owner);
    await hire(server, '15550145004', 'Mod', 'moderator');
    const moderator = await atConsole(browser, server, '15550145004');
    first(
      'A moderator cannot decide appeals, suspend for misuse, dismiss a threat, approve operations, stop the clock of a removal order',
    );
    await moderator.page.goto(`${server.http}/console/#/orders/1`);
    await moderator.page.getByRole('heading', { name: 'Order R-1' }).waitFor();
    assert.equal(await moderator.page.getByRole('button', { name: /^Stop the clock/ }).count(), 0);
    await moderator.close();
  });
});
