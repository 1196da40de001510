import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Browser, Page } from 'playwright-core';
import { assertNoProblems, chromiumPath, startBrowser, type Visitor } from '../../support/browser.ts';
import { atConsole, hire } from '../../support/console.ts';
import { atDesk, callDesk } from '../../support/desk.ts';
import { signUp } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** A line of the queue. */
interface Row {
  readonly id: number;
  readonly label: string;
  readonly complaints: number;
}

test('many reports about one channel become one case at the desk', { skip }, async (t) => {
  let server: TestServer;
  let browser: Browser;
  let moderator: Visitor;
  let page: Page;
  let wick: TelegramClient;
  let reader: TelegramClient;
  let key: string;
  let channel: number;
  let group: number;
  const rows = async () => (await callDesk<{ rows: Row[] }>(server.http, key, 'GET /queue')).rows;
  const named = async (label: string) => (await rows()).find((row) => row.label.includes(label));
  const report = async (chat: number, ids: number[]) =>
    reader.call({
      _: 'messages.report',
      peer: await reader.resolvePeer(chat),
      id: ids,
      option: new TextEncoder().encode('spam'),
      message: '',
    });

  before(async () => {
    browser = await startBrowser();
    server = await startTestServer();
    await hire(server, '15550147001', 'Mod', 'moderator');
    key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('observer', 'Eye'));
    wick = await signUp(server, '15550147002', 'Wick');
    reader = await signUp(server, '15550147003', 'Reader');
    channel = (await wick.createChannel({ title: 'Cinder poems' })).id;
    const name = { _: 'channels.updateUsername', channel: await wick.resolveChannel(channel) } as const;
    await wick.call({ ...name, username: 'cinder_poems' });
    group = (await wick.createSupergroup({ title: 'Cinder talk' })).id;
    await wick.call({ ...name, channel: await wick.resolveChannel(group), username: 'cinder_talk' });
    for (const username of ['cinder_poems', 'cinder_talk']) await reader.joinChat(username);
    moderator = await atConsole(browser, server, '15550147001');
    page = moderator.page;
  });
  after(async () => {
    await Promise.all([wick?.destroy(), reader?.destroy()]);
    await browser?.close();
    await server?.stop();
  });

  await t.test('posts of a channel gather in its case, members’ messages do not', async () => {
    const posts = [];
    for (const text of ['Buy poems', 'Buy them now']) posts.push((await wick.sendText(channel, text)).id);
    const said = (await wick.sendText(group, 'Poems for sale')).id;
    await report(channel, []);
    await until(async () => (await named('Cinder poems')) !== undefined);
    const whole = await named('Cinder poems');
    await report(channel, posts);
    await report(group, [said]);
    await until(async () => (await named('Cinder talk')) !== undefined);
    assert.equal((await rows()).length, 2);
    const gathered = await named('Cinder poems');
    assert.deepEqual([gathered?.id, gathered?.complaints], [whole?.id, 3]);
  });

  await t.test('what came apart is suggested, joined with one key, undone and split off', async () => {
    const { id } = (await named('Cinder poems')) ?? { id: 0 };
    await page.goto(`${server.http}/console/#/case/${id}`);
    await page.getByText('1 other open case', { exact: true }).waitFor();
    await page.getByText('Claim this case to join them.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'message 2 in Cinder poems' }).first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('button', { name: /^Join 1 case/ }).waitFor();
    await page.keyboard.press('m');
    await page.getByText('1 case joined', { exact: true }).waitFor();
    assert.equal((await rows()).length, 1);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await page.getByText('1 other open case', { exact: true }).waitFor();
    assert.equal((await rows()).length, 2);
    await page.getByRole('button', { name: /^Join case \d+$/ }).click();
    await page
      .getByText('No other open case')
      .or(page.getByRole('button', { name: 'Undo' }))
      .first()
      .waitFor();
    await page.getByText('1 other open case', { exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: /Cinder talk/ }).click();
    await page.getByRole('link', { name: `Worked on in case ${id}` }).click();
    await page
      .getByRole('button', { name: /^Split off case/ })
      .last()
      .click();
    await page.getByText(/^Case \d+ stands alone again$/).waitFor();
  });

  await t.test('names as long as names are, in scripts of either direction, keep to the page', async () => {
    await wick.setChatTitle(group, 'Laternenanzündergesellschaftskapitänswitwenversicherungsverein');
    await wick.setChatTitle(channel, 'قصائد لمن يشعل المصابيح في الشارع القديم عند رصيف الميناء كل مساء');
    await page.getByRole('button', { name: /^Join 1 case/ }).waitFor();
    await page.keyboard.press('m');
    await page.setViewportSize({ width: 390, height: 780 });
    await page.reload();
    await page.getByRole('link', { name: /message \d+ in Laternen/ }).waitFor();
    const beyond = await page.evaluate(() => {
      const parts = [...document.querySelectorAll('#main section, #main a, #main button, #main h1')];
      return parts.filter((part) => part.getBoundingClientRect().right > innerWidth).map((part) => part.textContent);
    });
    assert.deepEqual(beyond, []);
    assert.equal(await page.locator('h1[dir]').evaluate((name) => getComputedStyle(name).direction), 'rtl');
    await page.setViewportSize({ width: 1280, height: 800 });
    await page
      .getByRole('button', { name: /^Split off case/ })
      .last()
      .click();
    await page.getByText(/^Case \d+ stands alone again$/).waitFor();
  });

  await t.test('closed as one, each who complained is told once', async () => {
    // The key joins what the page suggests, which it asks for anew after the split.
    await page.getByRole('button', { name: /^Join 1 case/ }).waitFor();
    await page.keyboard.press('m');
    await page.getByText('1 other open case', { exact: true }).waitFor({ state: 'detached' });
    await page.keyboard.press('x');
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByText(/^Case \d+ is closed$/).waitFor();
    assert.deepEqual(await rows(), []);
    const told = async () => {
      const texts: string[] = [];
      for await (const { peer } of reader.iterDialogs()) if (peer.id === 777000) texts.push(...(await outcomes()));
      return texts;
    };
    const outcomes = async () => {
      const texts: string[] = [];
      for await (const { text } of reader.iterHistory(777000)) if (text.includes('You reported')) texts.push(text);
      return texts;
    };
    await until(async () => (await told()).length > 0);
    assert.equal((await told()).length, 1);
    assertNoProblems(moderator);
  });
});
