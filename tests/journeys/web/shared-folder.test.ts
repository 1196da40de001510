import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertAccessible } from '../../support/accessible.ts';
import { assertNoProblems, chromiumPath, endUndo, modal } from '../../support/browser.ts';
import { startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

test('a folder is taken in from its link, and one’s own is shared', { skip }, async () => {
  const chat = await startBrowserChat({ friend: 'Wick', numbers: '1555017500' });
  const { friend, server, ada } = chat;
  const { page } = ada;
  try {
    const lamps = (await friend.createSupergroup({ title: 'North lamps' })).id;
    const news = (await friend.createChannel({ title: 'Lamp news' })).id;
    const peers = [await friend.resolvePeer(lamps), await friend.resolvePeer(news)];
    const title = { _: 'textWithEntities' as const, text: 'Лампы', entities: [] };
    const filter = { _: 'dialogFilter' as const, id: 2, title, pinnedPeers: [], includePeers: peers, excludePeers: [] };
    await friend.call({ _: 'messages.updateDialogFilter', id: 2, filter });
    const chatlist = { _: 'inputChatlistDialogFilter' as const, filterId: 2 };
    const made = await friend.call({ _: 'chatlists.exportChatlistInvite', chatlist, title: '', peers });
    await friend.sendText(chat.adaId, `Take this: ${made.invite.url}`);

    await page.goto(made.invite.url);
    await page.getByRole('link', { name: 'Open in the messenger' }).click();
    await page.getByRole('heading', { name: 'Лампы' }).waitFor();
    await assertAccessible(page, 'shared folder');
    await page.getByRole('checkbox', { name: /Lamp news/ }).click();
    await page.getByRole('button', { name: 'Add the folder with 1 chat' }).click();
    await page.getByRole('tab', { name: 'Лампы' }).click();
    await page.getByRole('link', { name: /North lamps/ }).waitFor();
    assert.equal(await page.getByRole('link', { name: /Lamp news/ }).count(), 0);

    await page.getByRole('tab', { name: 'All' }).click();
    await page.getByRole('link', { name: /Wick/ }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /addlist/ })
      .click();
    await page.getByRole('button', { name: 'Join 1 more chat' }).click();
    await page.getByRole('link', { name: /Lamp news/ }).waitFor();

    const oils = (await friend.createChannel({ title: 'Oils and wicks' })).id;
    const slugOfIt = made.invite.url.split('/').at(-1) ?? '';
    const more = [...peers, await friend.resolvePeer(oils)];
    await friend.call({ _: 'messages.updateDialogFilter', id: 2, filter: { ...filter, includePeers: more } });
    await friend.call({ _: 'chatlists.editExportedInvite', chatlist, slug: slugOfIt, peers: more });
    await page.goto(`${server.http}/#/chats`);
    await page.reload();
    await page.getByRole('tab', { name: 'Лампы' }).click();
    await page.getByRole('button', { name: '1 new chat in this folder' }).click();
    await assertAccessible(page, 'new chats of a folder');
    await modal(page).getByRole('button', { name: 'Join 1 more chat' }).click();
    await page.getByRole('link', { name: /Oils and wicks/ }).waitFor();
    await page.getByRole('button', { name: '1 new chat in this folder' }).waitFor({ state: 'detached' });

    await page.goto(`${server.http}/#/addlist/nothing_of_it`);
    await page.getByText('This link leads nowhere').waitFor();

    await page.goto(`${server.http}/#/new/channel`);
    await page.locator('nav form').getByRole('textbox').first().fill('Ada’s lamps');
    await page.locator('nav form button[type=submit]').click();
    await page.waitForURL(/#\/chat\//);
    await page.goto(`${server.http}/#/settings/folders`);
    await page.getByRole('button', { name: 'New folder' }).click();
    await modal(page).getByRole('textbox', { name: 'Name' }).fill('Mine');
    await modal(page)
      .getByRole('checkbox', { name: /Ada’s lamps/ })
      .click();
    await modal(page).getByRole('button', { name: 'Save' }).click();
    await modal(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Mine' }).click();
    await modal(page).getByRole('button', { name: 'Make a link' }).click();
    const link = `${server.http}/addlist/`;
    await modal(page)
      .getByText(link.replace(/^https?:\/\//, ''))
      .waitFor();
    const slug = ((await modal(page).getByText('/addlist/').innerText()).split('/').at(-1) ?? '').trim();
    const seen = await friend.call({ _: 'chatlists.checkChatlistInvite', slug });
    assert.ok(seen._ === 'chatlists.chatlistInvite');
    assert.deepEqual(
      seen.chats.map((it) => ('title' in it ? it.title : '')),
      ['Ada’s lamps'],
    );
    await modal(page).getByRole('button', { name: 'End this link' }).click();
    await page.keyboard.press('Escape');
    await endUndo(page);
    await until(async () => {
      const gone = await friend.call({ _: 'chatlists.checkChatlistInvite', slug }).catch(() => undefined);
      return gone === undefined;
    });
    assertNoProblems(ada);
  } finally {
    await chat.close();
  }
});
