import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoProblems, chromiumPath, modal, type Visitor } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';

const skip = skipWithout('chromium', chromiumPath);

/** A folder of the list of chats is made, kept by the server, changed and removed. */
test('folders', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Alan', numbers: '1555023000' });
    ({ ada } = chat);
    await chat.friend.sendText(chat.adaId, 'Good morning');
    const group = await chat.friend.createGroup({ title: 'Lamp-lighters', users: [chat.adaId] });
    await chat.friend.sendText(group.chat, 'All lamps are lit');
    await ada.page.getByRole('link', { name: /^Lamp-lighters/ }).waitFor();
    await ada.page.getByRole('link', { name: /^Alan/ }).waitFor();
  });
  after(() => chat?.close());

  const link = (name: RegExp) => ada.page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name });
  const showList = () => ada.page.goto(`${chat.server.http}/#/`);

  await t.test('one that takes in groups, and one chat more', async () => {
    const { page } = ada;
    await page.goto(`${chat.server.http}/#/settings/folders`);
    await page.getByRole('button', { name: 'New folder' }).click();
    const dialog = page.getByRole('dialog', { name: 'New folder' });
    const save = dialog.getByRole('button', { name: 'Save' });
    await dialog.getByLabel('Name').fill('Lights');
    assert.equal(await save.isDisabled(), true, 'a folder of nothing');
    await dialog.getByRole('switch', { name: 'Groups' }).click();
    await save.click();
    await dialog.waitFor({ state: 'detached' });
    await showList();
    await page.getByRole('tab', { name: 'Lights' }).click();
    await link(/^Lamp-lighters/).waitFor();
    assert.equal(await link(/^Alan/).count(), 0);
  });

  await t.test('it is there after a fresh start, and changes', async () => {
    const { page } = ada;
    await page.goto(`${chat.server.http}/#/settings/folders`);
    await page.reload();
    await page.getByRole('button', { name: 'Lights' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit the folder' });
    await dialog.getByLabel('Name').fill('Friends');
    await dialog.getByRole('switch', { name: 'Groups' }).click();
    await dialog.getByText('Alan').click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await showList();
    await page.getByRole('tab', { name: 'Friends' }).click();
    await link(/^Alan/).waitFor();
    assert.equal(await link(/^Lamp-lighters/).count(), 0);
  });

  await t.test('it is removed, its chats are not', async () => {
    const { page } = ada;
    await page.goto(`${chat.server.http}/#/settings/folders`);
    await page.getByRole('button', { name: 'Friends' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove the folder' }).click();
    await modal(page).waitFor({ state: 'detached' });
    await showList();
    await link(/^Alan/).waitFor();
    assert.equal(await page.getByRole('tab').count(), 0);
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});
