import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, type TelegramClient } from '@mtcute/node';
import type { Locator, Page } from 'playwright-core';
import { assertNoProblems, bubble, bubbles, chromiumPath, modal, type Visitor, write } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { skipWithout } from '../../support/needs.ts';
import { stickerPicture } from '../../support/sticker-files.ts';

const skip = skipWithout('chromium', chromiumPath);

const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
const backwards = '\u202Egnp.exe\u202C\u2066\u200B\u200D';
const tall = `Z${'\u0301\u0335\u0489'.repeat(200)}`;

/** What people send to break a messenger is shown harmlessly, or not at all, and the page goes on working. */
test('hostile input is only text', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;
  let mallory: TelegramClient;
  let target: number;
  let http: string;

  before(async () => {
    chat = await startBrowserChat({ friend: evil.slice(0, 60), numbers: '1555013000' });
    ({ ada, adaId: target, friend: mallory } = chat);
    ({ http } = chat.server);
  });
  after(() => chat?.close());

  const harmless = async () => {
    assert.equal(await ada.page.evaluate(() => 'hacked' in globalThis), false);
    assert.equal(await ada.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.equal(await ada.page.locator('#tocsin-composer').isVisible(), true);
  };

  await t.test('markup in names and texts', async () => {
    await mallory.sendText(target, evil);
    await ada.page.locator('nav a[data-row]').first().click();
    await bubble(ada.page, 'onerror').waitFor();
    assert.match((await ada.page.getByRole('heading', { level: 1 }).textContent()) ?? '', /<img src=x/);
    await harmless();
  });

  await t.test('formatting that lies about its place', async () => {
    await mallory.call({
      _: 'messages.sendMessage',
      peer: await mallory.resolvePeer(target),
      message: 'crossing spans',
      randomId: await mallory.getMtprotoMessageId(),
      entities: [
        { _: 'messageEntityBold', offset: 0, length: 8 },
        { _: 'messageEntityItalic', offset: 4, length: 9 },
        { _: 'messageEntityTextUrl', offset: 9, length: 5, url: 'javascript:window.hacked=1' },
      ],
    });
    await bubble(ada.page, 'crossing spans').waitFor();
    assert.equal(await bubble(ada.page, 'crossing spans').locator('a[href^="javascript"]').count(), 0);
    await harmless();
  });

  await t.test('letters that run backwards, pile up or cannot be seen', async () => {
    for (const text of [backwards, tall, '\u200B\u200B x', 'a'.repeat(4000), '🏳️‍🌈'.repeat(300)]) {
      await mallory.sendText(target, text);
    }
    await mallory.sendText(target, 'after the strange ones');
    await bubble(ada.page, 'after the strange ones').waitFor();
    await harmless();
  });

  await t.test('files that are not what they say', async () => {
    const html = new TextEncoder().encode('<script>window.hacked=1</script>');
    const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"/>');
    await mallory.sendMedia(
      target,
      InputMedia.document(html, { fileName: `invoice${backwards}.html`, fileMime: 'text/html' }),
    );
    await mallory.sendMedia(target, InputMedia.document(svg, { fileName: 'picture.svg', fileMime: 'image/svg+xml' }));
    await mallory.sendText(target, 'after the files');
    await bubble(ada.page, 'after the files').waitFor();
    assert.equal(await ada.page.locator('iframe, object, embed').count(), 0);
    await harmless();
  });

  await t.test('what one types oneself', async () => {
    for (const text of [evil, '**unclosed __marks [x](javascript:alert(1))', '```\n```', '||'])
      await write(ada.page, text);
    await write(ada.page, 'the last line');
    await bubble(ada.page, 'the last line')
      .getByRole('img', { name: /Sent|Read/ })
      .waitFor();
    assert.equal(await bubbles(ada.page).locator('a[href^="javascript"]').count(), 0);
    await harmless();
  });

  await t.test('names of groups, channels, folders, polls and their answers, files and people', async () => {
    const { page } = ada;
    const long = `${evil}${backwards}${'ж'.repeat(10_000)}`;
    const group = await mallory.createGroup({ title: `${evil}${backwards}`.slice(0, 120), users: [target] });
    await mallory.sendText(group.chat, 'from the group');
    const channel = await mallory.createChannel({ title: `${backwards}${evil}`.slice(0, 120), description: evil });
    await mallory.addChatMembers(channel.id, target, {});
    await mallory.sendMedia(
      channel.id,
      InputMedia.poll({
        question: evil.slice(0, 200),
        answers: [`${backwards}a`, evil.slice(0, 90), tall.slice(0, 60)],
      }),
    );
    await mallory.sendMedia(
      target,
      InputMedia.contact({ phone: '15550130009', firstName: evil.slice(0, 60), vcard: evil }),
    );
    await mallory.sendMedia(
      target,
      InputMedia.document(new Uint8Array([1]), { fileName: `${'n'.repeat(400)}${backwards}` }),
    );
    for (const broken of ['image/jpeg', 'video/mp4', 'audio/ogg']) {
      const noise = new TextEncoder().encode(`not ${broken} at all`);
      await mallory.sendMedia(target, InputMedia.document(noise, { fileName: 'broken', fileMime: broken }));
    }
    for (const title of [group.chat.id, channel.id]) {
      await page.goto(`${http}/#/chat/${title}`);
      await bubbles(page).first().or(page.getByText('created')).first().waitFor();
      await page.goto(`${http}/#/chat/${title}?info`);
      await page.getByRole('tab').first().waitFor();
      assert.equal(await page.evaluate(() => 'hacked' in globalThis), false);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    }
    // Every field takes what is thrown at it, and says no or cuts it.
    for (const path of ['settings/profile', 'new/channel', 'settings/folders', 'contacts', 'new/group']) {
      await page.goto(`${http}/#/${path}`);
      await page.locator('nav').getByRole('heading', { level: 1 }).waitFor();
      if (path === 'settings/folders') await page.getByRole('button', { name: 'New folder' }).click();
      for (const field of await page
        .locator('input:is([type=text], [type=search], [type=tel], :not([type])):visible, textarea:visible')
        .all())
        await field.fill(long);
      assert.equal(await page.evaluate(() => 'hacked' in globalThis), false, path);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, path);
      await page.keyboard.press('Escape');
    }
    await page.goto(`${http}/#/chat/${(await mallory.getMe()).id}`);
    await broughtIntoSight(page, bubble(page, 'broken'));
    await harmless();
  });

  await t.test('subjects, ranks, sets of stickers and messages for later', async () => {
    const { page } = ada;
    const forum = await mallory.createSupergroup({ title: 'Forum', description: `${evil}${tall}`.slice(0, 200) });
    const channel = await mallory.resolveChannel(forum.id);
    await mallory.call({ _: 'channels.toggleForum', channel, enabled: true, tabs: false });
    await mallory.createForumTopic({ chatId: forum.id, title: `${backwards}${evil}`.slice(0, 120) });
    await mallory.addChatMembers(forum.id, target, {});
    const rights = { _: 'chatAdminRights', changeInfo: true } as const;
    await mallory.editAdminRights({ chatId: forum.id, userId: target, rights, rank: '<img src=x>' });
    const set = await mallory.createStickerSet({
      owner: 'me',
      title: evil.slice(0, 60),
      shortName: 'set_of_mallory',
      stickers: [{ file: await stickerPicture(), emojis: '🔥' }],
    });
    for (const { sticker } of set.stickers) await mallory.sendMedia(target, sticker.inputMedia);
    await page.goto(`${http}/#/chat/${forum.id}`);
    await page.getByRole('main').getByText('onerror').waitFor();
    await page.goto(`${http}/#/chat/${forum.id}?info`);
    await page.getByText('<img src=x>', { exact: true }).waitFor();
    await page.goto(`${http}/#/chat/${(await mallory.getMe()).id}`);
    const sticker = page.getByRole('button', { name: /Sticker 🔥/ });
    await broughtIntoSight(page, sticker);
    await sticker.click();
    await page.getByRole('dialog', { name: /onerror/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#tocsin-composer').fill(`${evil}${backwards}${tall}`);
    await page.getByRole('button', { name: 'Send', exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send later' }).click();
    await page.getByRole('button', { name: 'Schedule' }).click();
    await modal(page).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Scheduled messages' }).click();
    await page.getByRole('article').getByText('onerror').waitFor();
    await page.goBack();
    await harmless();
  });

  await t.test('addresses that lead nowhere', async () => {
    for (const hash of [
      '#/chat/NaN',
      '#/chat/99999999999',
      '#/join/%E0%A4%A',
      '#/settings/__proto__',
      '#/name/%00',
      '#//',
    ]) {
      await ada.page.goto(`${http}/${hash}`);
      await ada.page.getByRole('navigation').first().waitFor();
      assert.equal(await ada.page.getByText('Something on this page went wrong').count(), 0, hash);
    }
  });

  await t.test('nothing else went wrong', () => assertNoProblems(ada));
});

/** A chat opens where reading ended, which may be far above its newest message. */
async function broughtIntoSight(page: Page, newest: Locator): Promise<void> {
  const toEnd = page.getByRole('button', { name: 'To the newest message' });
  await newest.or(toEnd).first().waitFor();
  if (await toEnd.isVisible()) await toEnd.click();
  await newest.waitFor();
}
