import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { html, type TelegramClient } from '@mtcute/node';
import type { Page } from 'playwright-core';
import { assertAccessible } from '../../support/accessible.ts';
import { assertNoProblems, bubble, choose, chromiumPath, modal } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** What somebody who writes a lot looks for: emoji by words, formatting that survives a paste, lists to tick. */
test('writing', { skip }, async (t) => {
  let chat: BrowserChat;
  let friend: TelegramClient;
  let page: Page;
  let group: number;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017300' });
    friend = chat.friend;
    page = chat.ada.page;
    group = (await friend.createSupergroup({ title: 'Keepers' })).id;
    await friend.addChatMembers(group, [chat.adaId], {});
    await page
      .getByRole('link', { name: /Keepers/ })
      .first()
      .click();
  });
  after(() => chat?.close());

  const field = () => page.locator('#tocsin-composer');
  const newest = async () => (await friend.getHistory(group, { limit: 1 }))[0];

  await t.test('an emoji is found by a word, in the picker and behind a colon', async () => {
    await page.getByRole('button', { name: 'Emoji' }).click();
    const search = page.getByRole('searchbox', { name: 'Search emoji' });
    await search.fill('lighthou');
    await page.getByText('No emoji for this').waitFor();
    await search.fill('fire engi');
    await page.getByRole('group', { name: 'fire engi' }).getByRole('button').first().waitFor();
    await search.press('Enter');
    assert.equal(await field().inputValue(), '🚒');
    await page.keyboard.press('Escape');
    await field().fill('');
    await field().pressSequentially('Look :bell');
    await page.getByRole('option', { name: '🔔' }).first().waitFor();
    await field().press('Enter');
    assert.equal(await field().inputValue(), 'Look 🔔 ');
    await field().fill('');
  });

  await t.test('a pasted piece of a page keeps its formatting', async () => {
    const copied =
      '<html><body><!--StartFragment--><p>The <b>north</b> lamp,\n as <i>Wick</i> says in <a href="https://example.org/a(b)">the log</a>:</p>' +
      '<ul><li>oil</li><li><code>wick --trim</code></li></ul>' +
      '<p style="font-weight: normal"><b style="font-weight:normal">plain</b><script>alert(1)</script></p><!--EndFragment--></body></html>';
    await field().focus();
    await paste(page, copied, 'plain text');
    await field().press('Enter');
    const text = 'The north lamp, as Wick says in the log:\n\n• oil\n• wick --trim\n\nplain';
    await until(async () => (await newest())?.text === text);
    const kinds = (await newest())?.entities.map((it) => [it.kind, it.text, it.is('text_link') ? it.params.url : '']);
    assert.deepEqual(kinds, [
      ['bold', 'north', ''],
      ['italic', 'Wick', ''],
      ['text_link', 'the log', 'https://example.org/a(b%29'],
      ['code', 'wick --trim', ''],
    ]);
    await bubble(page, 'The north lamp').locator('strong').getByText('north').waitFor();
    await field().focus();
    await paste(page, '<p>un<i>believ</i>able</p>', 'unbelievable');
    assert.equal(await field().inputValue(), '', 'marks that would be read differently are left to the browser');
  });

  await t.test('somebody without a public name is mentioned, and stays so through an edit', async () => {
    await field().pressSequentially('@Wi');
    await page.getByRole('option', { name: /Wick/ }).waitFor();
    await field().press('Enter');
    await field().pressSequentially('trims it');
    await field().press('Enter');
    const mentioned = async () => (await newest())?.entities.map((it) => it.is('text_mention') && it.params.userId);
    await until(async () => (await newest())?.text === 'Wick trims it');
    const { id } = await friend.getMe();
    assert.deepEqual(await mentioned(), [id]);
    await choose(page, bubble(page, 'Wick trims it'), 'Edit');
    await field().press('End');
    await field().pressSequentially(' now');
    await field().press('Enter');
    await until(async () => (await newest())?.text === 'Wick trims it now');
    assert.deepEqual(await mentioned(), [id]);
  });

  await t.test('a message goes out without a sound', async () => {
    await field().fill('Asleep?');
    await page.getByRole('button', { name: 'Send', exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send without a sound' }).click();
    await until(async () => (await newest())?.text === 'Asleep?');
    assert.equal((await newest())?.isSilent, true);
  });

  await t.test('any reaction that is allowed, and who gave it', async () => {
    const { id } = await friend.sendText(group, 'The lamp is lit');
    await bubble(page, 'The lamp is lit').locator('article').click({ button: 'right' });
    await page.getByRole('menuitemcheckbox', { name: 'More reactions' }).click();
    await modal(page).getByRole('button', { name: 'React with 🎉' }).click();
    await bubble(page, 'The lamp is lit').getByRole('button', { name: /🎉: 1/ }).waitFor();
    await friend.sendReaction({ chatId: group, message: id, emoji: '🎉' });
    await bubble(page, 'The lamp is lit').getByRole('button', { name: /🎉: 2/ }).waitFor();
    await choose(page, bubble(page, 'The lamp is lit'), 'Who read and reacted');
    await modal(page).getByRole('button', { name: /Wick/ }).waitFor();
    await modal(page).getByRole('button', { name: /Ada/ }).waitFor();
    assert.equal(await modal(page).getByText('🎉').count(), 2);
    await assertAccessible(page, 'who read and reacted');
    await page.keyboard.press('Escape');
  });

  await t.test('who read one’s own message', async () => {
    await field().fill('Has anyone seen this?');
    await field().press('Enter');
    await until(async () => (await newest())?.text === 'Has anyone seen this?');
    await friend.readHistory(group, { maxId: (await newest())?.id ?? 0 });
    await until(async () => {
      await choose(page, bubble(page, 'Has anyone seen this?'), 'Who read and reacted');
      await modal(page).locator('[data-row], h3').first().waitFor();
      const seen =
        (await modal(page)
          .getByRole('button', { name: /Wick.*read/ })
          .count()) === 1;
      await page.keyboard.press('Escape');
      return seen;
    });
  });

  await t.test('a checklist is made, ticked by both, and grows', async () => {
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Checklist' }).click();
    await modal(page).getByRole('textbox', { name: 'Title' }).fill('Before dusk');
    await modal(page).getByRole('textbox', { name: 'Task 1' }).fill('Fill the oil');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Trim the wick');
    await modal(page).getByRole('button', { name: 'Create' }).click();
    const list = bubble(page, 'Before dusk');
    await list.getByRole('checkbox', { name: 'Fill the oil' }).click();
    await list.getByRole('checkbox', { name: 'Fill the oil', checked: true }).waitFor();
    await list.getByText('1 of 2 done').waitFor();
    const sent = async () => {
      for await (const { raw } of friend.iterHistory(group))
        if (raw._ === 'message' && raw.media?._ === 'messageMediaToDo') return { id: raw.id, media: raw.media };
      throw new Error('the group has no checklist');
    };
    await until(async () => (await sent()).media.completions?.length === 1);
    const { id: msgId } = await sent();
    const peer = await friend.resolvePeer(group);
    await friend.call({ _: 'messages.toggleTodoCompleted', peer, msgId, completed: [2], incompleted: [] });
    await list
      .getByRole('checkbox', { name: /Trim the wick/, checked: true })
      .getByText('Wick', { exact: true })
      .waitFor();
    await list.getByRole('textbox', { name: 'Add a task' }).fill('Open the shutters');
    await list.getByRole('button', { name: 'Add', exact: true }).click();
    await list.getByText('2 of 3 done').waitFor();
    await list.getByRole('checkbox', { name: /Fill the oil/ }).click();
    await until(async () => (await sent()).media.completions?.map(({ id }) => id).join() === '2');
    await friend.sendText(group, html`<spoiler>secret</spoiler> plans`);
    await page
      .getByRole('link', { name: /Keepers/ })
      .getByText('▒▒▒▒▒▒ plans')
      .waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(chat.ada));
});

/** As the browser hands over what was copied elsewhere. */
async function paste(page: Page, copied: string, plain: string): Promise<void> {
  await page.evaluate(
    ([rich, text]) => {
      const data = new DataTransfer();
      data.setData('text/html', rich);
      data.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    },
    [copied, plain] as const,
  );
}
