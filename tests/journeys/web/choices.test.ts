import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
import { assertNoProblems, bubble, choose, chromiumPath, modal } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** What somebody may choose beside the usual way: copies without a name, skin tones, who is let in by name. */
test('choices', { skip }, async (t) => {
  let chat: BrowserChat;
  let friend: TelegramClient;
  let page: Page;
  let group: number;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017900' });
    friend = chat.friend;
    page = chat.ada.page;
    group = (await friend.createSupergroup({ title: 'Keepers', forum: true })).id;
    await friend.createForumTopic({ chatId: group, title: 'Ladders' });
    await friend.addChatMembers(group, [chat.adaId], {});
    await friend.sendText(chat.adaId, 'The north lamp smokes');
    await page.getByRole('link', { name: /^Wick/ }).first().click();
  });
  after(() => chat?.close());

  const field = () => page.locator('#tocsin-composer');
  const newest = async () => (await friend.getHistory(chat.adaId, { limit: 1 }))[0];

  await t.test('a message is forwarded without the name of its author', async () => {
    await bubble(page, 'The north lamp smokes').waitFor();
    for (const without of [false, true]) {
      const before_ = (await newest())?.id ?? 0;
      await choose(page, bubble(page, 'The north lamp smokes').first(), 'Forward');
      await modal(page).getByRole('checkbox', { name: /Wick/ }).click();
      if (without) await modal(page).getByRole('switch', { name: 'Without the author’s name' }).click();
      await assertAccessible(page, 'forwarding');
      await modal(page).getByRole('button', { name: 'Forward', exact: true }).click();
      await until(async () => ((await newest())?.id ?? 0) > before_);
      assert.equal((await newest())?.text, 'The north lamp smokes');
      assert.equal((await newest())?.forward === null, without);
    }
  });

  await t.test('a skin tone is chosen once and kept', async () => {
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('tab', { name: 'People and hands' }).click();
    await page.getByRole('button', { name: '👌', exact: true }).click({ button: 'right' });
    await page.getByRole('group', { name: 'Skin tone' }).getByRole('button', { name: '👌🏽' }).click();
    assert.equal(await field().inputValue(), '👌🏽');
    await page.getByRole('button', { name: '✌🏽', exact: true }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Emoji' }).click();
    await page.getByRole('searchbox', { name: 'Search emoji' }).fill('ok hand');
    await page.getByRole('group', { name: 'ok hand' }).getByRole('button', { name: '👌🏽' }).waitFor();
    await assertAccessible(page, 'emoji with a skin tone');
    await page.getByRole('button', { name: 'Skin tone' }).press('Enter');
    await page
      .getByRole('group', { name: 'Skin tone' })
      .getByRole('button', { name: '👋', exact: true })
      .press('Enter');
    await page.getByRole('group', { name: 'ok hand' }).getByRole('button', { name: '👌', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await field().fill('');
  });

  await t.test('a draft keeps its formatting on the server', async () => {
    await field().fill('The **north** lamp');
    await page.goto(`${chat.server.http}/#/chats`);
    await page
      .getByRole('link', { name: /The north lamp/ })
      .first()
      .waitFor();
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('tocsin.draft.')) localStorage.removeItem(key);
    });
    await page.reload();
    await page.getByRole('link', { name: /^Wick/ }).first().click();
    await until(async () => (await field().inputValue()) === 'The **north** lamp');
    await field().fill('');
  });

  await t.test('a poll that is made in a topic stands there', async () => {
    await page
      .getByRole('link', { name: /Keepers/ })
      .first()
      .click();
    await page.getByRole('button', { name: /Ladders/ }).click();
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Poll' }).click();
    await modal(page).getByRole('textbox', { name: 'Question' }).fill('Which ladder?');
    await modal(page).getByRole('textbox', { name: 'Answer 1' }).fill('Oak');
    await modal(page).getByRole('textbox', { name: 'Answer 2' }).fill('Ash');
    await modal(page).getByRole('button', { name: 'Create' }).click();
    await bubble(page, 'Which ladder?').waitFor();
    const { topics } = await friend.call({
      _: 'messages.getForumTopics',
      peer: await friend.resolvePeer(group),
      offsetDate: 0,
      offsetId: 0,
      offsetTopic: 0,
      limit: 10,
    });
    const ladders = topics.find((it) => it._ === 'forumTopic' && it.title === 'Ladders');
    const poll = (await friend.getHistory(group, { limit: 1 }))[0]?.raw;
    assert.ok(poll?._ === 'message' && poll.media?._ === 'messageMediaPoll');
    assert.ok(poll.replyTo?._ === 'messageReplyHeader' && poll.replyTo.forumTopic);
    assert.equal(poll.replyTo.replyToTopId ?? poll.replyTo.replyToMsgId, ladders?.id);
  });

  await t.test('somebody is kept out by name, and a group let in', async () => {
    const about = async () => {
      const peer = await friend.resolvePeer(chat.adaId);
      assert.ok(peer._ === 'inputPeerUser');
      const id = { _: 'inputUser' as const, userId: peer.userId, accessHash: peer.accessHash };
      return (await friend.call({ _: 'users.getFullUser', id })).fullUser.about;
    };
    await page.goto(`${chat.server.http}/#/settings/profile`);
    await page.getByRole('textbox', { name: 'About you' }).fill('Trims wicks');
    await page.getByRole('button', { name: 'Save' }).click();
    await until(async () => (await about()) === 'Trims wicks');
    await page.goto(`${chat.server.http}/#/settings/privacy`);
    await page.getByRole('button', { name: 'About you: Never allow…' }).click();
    await assertAccessible(page, 'exceptions');
    await modal(page).getByRole('checkbox', { name: /Wick/ }).click();
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'About you: Never: 1 exception' }).waitFor();
    await until(async () => !(await about()));
    await page.getByRole('combobox', { name: 'About you' }).selectOption('Nobody');
    await page.getByRole('button', { name: 'About you: Always allow…' }).click();
    await modal(page)
      .getByRole('checkbox', { name: /Keepers/ })
      .click();
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'About you: Always: 1 exception' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'About you: Always: 1 exception' }).click();
    await modal(page)
      .getByRole('checkbox', { name: /Keepers/, checked: true })
      .waitFor();
    await modal(page).getByRole('checkbox', { name: /Wick/ }).click();
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await until(async () => (await about()) === 'Trims wicks');
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(chat.ada));
});
