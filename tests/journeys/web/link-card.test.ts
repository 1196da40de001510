import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { assertNoProblems, bubble, chromiumPath, type Visitor } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** What stands behind a link to this server is shown while one writes it, and goes along unless one closes it. */
test('the card of a link', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;
  let friend: TelegramClient;
  let link: string;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Alan', numbers: '1555024000' });
    ({ ada, friend } = chat);
    const { id } = await friend.createChannel({ title: 'Lamp paper', description: 'News of the lamps of Quay Street' });
    await friend.setChatUsername(id, 'lamp_paper');
    await friend.sendText(id, 'Every lamp is lit');
    link = `${chat.server.http}/lamp_paper`;
    await friend.sendText(chat.adaId, 'Which paper do you read?');
    await ada.page.getByRole('link', { name: /Alan/ }).click();
    await bubble(ada.page, 'Which paper').waitFor();
  });
  after(() => chat?.close());

  const field = () => ada.page.locator('#tocsin-composer');
  const close = () => ada.page.getByRole('button', { name: 'Send without this preview' });
  const lastMedia = async (text: string) => {
    let last: Awaited<ReturnType<typeof friend.getHistory>>[number] | undefined;
    await until(async () => {
      [last] = await friend.getHistory(chat.adaId, { limit: 1 });
      return last?.text === text;
    });
    return last?.media ?? null;
  };

  await t.test('closed, it is left out, and one writes on', async () => {
    await field().fill(`This one: ${link}`);
    await ada.page.getByText('News of the lamps of Quay Street').waitFor();
    await close().click();
    await close().waitFor({ state: 'detached' });
    await ada.page.keyboard.type('!');
    await ada.page.keyboard.press('Enter');
    assert.equal(await lastMedia(`This one: ${link}!`), null);
    await bubble(ada.page, 'This one')
      .getByRole('img', { name: /Sent|Read/ })
      .waitFor();
    assert.equal(await bubble(ada.page, 'This one').getByText('Lamp paper').count(), 0);
  });

  await t.test('left in, it is sent along, and opens the channel here', async () => {
    await field().fill(`I mean ${link}`);
    await close().waitFor();
    await field().press('Enter');
    const media = await lastMedia(`I mean ${link}`);
    assert.ok(media?.type === 'webpage' && media.preview.title === 'Lamp paper');
    const card = bubble(ada.page, 'I mean').getByRole('link', { name: 'News of the lamps of Quay Street' });
    await card.waitFor();
    await card.click();
    await bubble(ada.page, 'Every lamp is lit').waitFor();
    await ada.page.getByRole('heading', { name: 'Lamp paper' }).first().waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});
