import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser } from 'playwright-core';
import { assertNoProblems, chromiumPath, elsewhere, signInOnPage, startBrowser, visit } from '../../support/browser.ts';
import { atDesk, callDesk, operationDefaults } from '../../support/desk.ts';
import { putInForce } from '../../support/doors.ts';
import { mtcuteClient, signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

const skip = skipWithout('chromium', chromiumPath);
const emberPhone = '15550147001';

/** What the server wants shown in a window of its own, from now on. */
function popups(client: TelegramClient): string[] {
  const texts: string[] = [];
  client.onServerUpdate.add((update) => {
    if (update._ === 'updateShort' && update.update._ === 'updateServiceNotification' && update.update.popup)
      texts.push(update.update.message);
  });
  return texts;
}

test('what the public sees of the desk, in a browser', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let ember: TelegramClient;
  let emberId: number;
  let shown: string[];
  let keys: { moderator: string; reviewer: string };
  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    ember = await signUp(server, emberPhone, 'Ember');
    emberId = (await ember.getMe()).id;
    shown = popups(ember);
    await ember.setMyUsername('ember_sings');
    keys = await atDesk(server.dataDir, async ({ addStaff }) => ({
      moderator: await addStaff('moderator', 'Mod'),
      reviewer: await addStaff('reviewer', 'Rev'),
    }));
  });
  after(async () => {
    await ember?.destroy();
    await browser?.close();
    await server?.stop();
  });
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, keys.moderator, call, body);

  await t.test('anybody sends a notice without an account and keeps its receipt', async () => {
    // From another machine of the network and without HTTPS, where browsers have no cryptography of their own.
    const http = `http://${elsewhere}:${server.port}`;
    const visitor = await visit(browser, http);
    const { page } = visitor;
    await page.goto(`${http}/notice`);
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await page.getByLabel('Where is it?').fill('@nobody_here');
    await page.getByLabel('Why is it illegal?').fill('It sells lamp-lighting poems that are not its own.');
    await page.getByLabel('What is it about?').selectOption({ label: 'Copyright' });
    await page.getByLabel('Your name').fill('A. Reader');
    await page.getByLabel('Your e-mail address').fill('reader@tocsin.example');
    await page.getByLabel('I believe in good faith').check();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('None of these places names anything on this server.').waitFor();
    await page.getByLabel('Where is it?').fill('@ember_sings\n@nobody_here');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('We have received your notice.').waitFor();
    await page.getByText('Nothing here has these names: @nobody_here').waitFor();
    const receipt = page.getByRole('status').getByRole('link');
    const code = await receipt.innerText();
    await receipt.click();
    await page.getByText('We are looking at it.').waitFor();

    const cases = await desk<{ id: number; subjectKey: string }[]>('GET /cases?queue=notice');
    assert.deepEqual(
      cases.map(({ subjectKey }) => subjectKey),
      [`account:${emberId}`],
    );
    const id = cases[0]?.id;
    await desk(`POST /cases/${id}/claim`);
    await desk(`POST /cases/${id}/decisions`, {
      ...operationDefaults,
      subjectKey: `account:${emberId}`,
      action: { kind: 'suspend' },
    });
    await desk(`POST /cases/${id}/close`, {});
    await page.goto(`${http}/notice/${code}`);
    await page.getByText('We acted, because it broke our terms.').waitFor();
    await page.getByText('no, by a person').waitFor();
    // The first page is the messenger's, whose headers Chromium takes only over HTTPS.
    const known = /status of 422|Cross-Origin-Opener-Policy/;
    const problems = visitor.problems.filter((problem) => !known.test(problem));
    assert.deepEqual(problems, []);
    await visitor.close();
  });

  await t.test('somebody suspended learns why at the next sign-in and appeals in one tap', async () => {
    // A stock client is told in a window of its own, on its device and when it tries to sign in anew.
    await assert.rejects(ember.call({ _: 'updates.getState' }), /USER_DEACTIVATED_BAN/);
    await assert.rejects(ember.call({ _: 'updates.getState' }), /USER_DEACTIVATED_BAN/);
    const again = await mtcuteClient(server);
    const shownAgain = popups(again);
    const code = await again.sendCode({ phone: emberPhone });
    assert.ok('phoneCodeHash' in code);
    const signIn = { phone: emberPhone, phoneCodeHash: code.phoneCodeHash };
    await assert.rejects(again.signIn({ ...signIn, phoneCode: '54321' }), /PHONE_CODE_INVALID/);
    assert.deepEqual(shownAgain, [], 'nobody learns it who has not proved the number');
    await assert.rejects(again.signIn({ ...signIn, phoneCode: '12345' }), /PHONE_NUMBER_BANNED/);
    await again.destroy();
    for (const texts of [shown, shownAgain]) {
      assert.equal(texts.length, 1);
      assert.match(texts[0] ?? '', /Cinder Choir trades lamp-lighting poems[^]*\/statement\/\d+\?key=/);
    }
    const visitor = await visit(browser, server.http);
    const { page } = visitor;
    await page.getByRole('textbox', { name: 'Phone number' }).fill(`+${emberPhone}`);
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Code' }).pressSequentially('12345');
    await page.getByRole('heading', { name: 'This account was suspended' }).waitFor();
    await page.getByRole('button', { name: 'Read why, and appeal' }).click();
    await page.getByText('Cinder Choir trades lamp-lighting poems').waitFor();
    await page.getByRole('button', { name: 'Ask us to look again' }).click();
    await page.getByText('Somebody else than the first decision-maker will decide.').waitFor();
    assertNoProblems(visitor);
    await visitor.close();

    const appeals = await callDesk<{ id: number; subjectKey: string }[]>(server.http, keys.reviewer, 'GET /appeals');
    assert.deepEqual(
      appeals.map(({ subjectKey }) => subjectKey),
      [`account:${emberId}`],
    );
    await callDesk(server.http, keys.reviewer, `POST /appeals/${appeals[0]?.id}/decide`, {
      outcome: 'reversed',
      reasons: 'They are its own poems.',
    });
    const back = await mtcuteClient(server);
    const sent = await back.sendCode({ phone: emberPhone });
    assert.ok('phoneCodeHash' in sent);
    await back.signIn({ phone: emberPhone, phoneCodeHash: sent.phoneCodeHash, phoneCode: '12345' });
    const told: string[] = [];
    for await (const _dialog of back.iterDialogs({ limit: 5 })) continue;
    for await (const { text } of back.iterHistory(777000)) told.push(text);
    assert.ok(
      told.some((text) => text.includes('/statement/')),
      'the reasons are in the service chat as well',
    );
    await back.destroy();
  });

  await t.test('the public counts agree with the ledger, as a page and for tools', async () => {
    const visitor = await visit(browser, server.http);
    const { page } = visitor;
    await page.goto(`${server.http}/transparency`);
    const count = (name: string) => page.getByRole('row', { name }).getByRole('cell').innerText();
    assert.equal(await count('Notices'), '1');
    assert.equal(await count('Decisions with an effect'), '1');
    assert.equal(await count('Decisions in force'), '0');
    assert.equal(await count('Complaints that changed a decision'), '1');
    const head = await desk<{ seq: number; hash: string }>('GET /ledger/head');
    await page.getByText(head.hash).waitFor();
    const counts = await (await fetch(`${server.http}/transparency.json`)).json();
    assert.deepEqual([counts.notices, counts.decisions, counts.seq], [1, 1, head.seq]);
    assertNoProblems(visitor);
    await visitor.close();
  });

  await t.test('a page of the messenger that is open at that moment ends, and leads to the reasons', async () => {
    const visitor = await visit(browser, server.http);
    const { page } = visitor;
    await signInOnPage(page, `+${emberPhone}`, 'Ember');
    const { end } = await putInForce(server, keys.moderator, `account:${emberId}`, { kind: 'suspend' });
    await page.getByText('This account was suspended.').waitFor();
    await page.getByRole('link', { name: 'Read why, and appeal' }).click();
    await page.getByLabel('Phone number').fill(`+${emberPhone}`);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByLabel('Code').fill('12345');
    await page.getByRole('button', { name: 'Send' }).click();
    await page
      .getByRole('link', { name: /^Statement of reasons/ })
      .first()
      .click();
    await page.getByText('Cinder Choir trades lamp-lighting poems').waitFor();
    await page.getByRole('button', { name: 'Ask us to look again' }).waitFor();
    await end();
    assertNoProblems(visitor);
    await visitor.close();
  });
});
