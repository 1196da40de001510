import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TelegramClient, thtml } from '@mtcute/node';
import type { Locator } from 'playwright-core';
import { assertNoProblems, bubble, bubbles, chromiumPath, modal, type Visitor, write } from '../../support/browser.ts';
import { type BrowserChat, startBrowserChat } from '../../support/browser-chat.ts';
import { mtcuteClient } from '../../support/mtcute-client.ts';
import { skipWithout } from '../../support/needs.ts';
import { stickerAnimation, stickerPicture } from '../../support/sticker-files.ts';
import { until } from '../../support/until.ts';

const skip = skipWithout('chromium', chromiumPath);

/** A red square that grows from 100 to 500 pixels in the three seconds of a sticker. */
const growingSquare = {
  ty: 4,
  ind: 1,
  ip: 0,
  op: 180,
  st: 0,
  ks: {
    o: { a: 0, k: 100 },
    r: { a: 0, k: 0 },
    p: { a: 0, k: [256, 256, 0] },
    a: { a: 0, k: [0, 0, 0] },
    s: {
      a: 1,
      k: [
        { t: 0, s: [100, 100, 100], i: { x: [1, 1, 1], y: [1, 1, 1] }, o: { x: [0, 0, 0], y: [0, 0, 0] } },
        { t: 179, s: [500, 500, 100] },
      ],
    },
  },
  shapes: [
    { ty: 'rc', d: 1, s: { a: 0, k: [100, 100] }, p: { a: 0, k: [0, 0] }, r: { a: 0, k: 0 } },
    { ty: 'fl', c: { a: 0, k: [1, 0, 0, 1] }, o: { a: 0, k: 100 }, r: 1 },
  ],
};

/** How many pixels of a canvas have a colour; 0 while there is none. */
async function drawn(canvas: Locator): Promise<number> {
  if ((await canvas.count()) === 0) return 0;
  return canvas.evaluate((it: HTMLCanvasElement) => {
    const pixels = it.getContext('2d')?.getImageData(0, 0, it.width, it.height).data ?? [];
    return pixels.filter((value, at) => at % 4 === 3 && value > 0).length;
  });
}

/** Somebody with a stock client sends stickers and custom emoji; the browser shows them, keeps the set and sends its own. */
test('stickers and custom emoji', { skip }, async (t) => {
  let chat: BrowserChat;
  let ada: Visitor;
  let maker: TelegramClient;
  let adaId: number;

  before(async () => {
    chat = await startBrowserChat({ friend: 'Maker', numbers: '1555019000' });
    ({ ada, adaId, friend: maker } = chat);
  });
  after(() => chat?.close());

  await t.test('whoever has no sets sees no place for them', async () => {
    await maker.sendText(adaId, 'Wait for it');
    await ada.page.getByRole('link', { name: /Maker/ }).click();
    await ada.page.getByRole('button', { name: 'Emoji' }).click();
    await ada.page.getByRole('dialog', { name: 'Emoji' }).waitFor();
    assert.equal(await ada.page.getByRole('tab', { name: 'Stickers' }).count(), 0);
    await ada.page.keyboard.press('Escape');
  });

  await t.test('a sticker leads to its set, which one can keep', async () => {
    const lamps = await maker.createStickerSet({
      owner: 'me',
      title: 'Lamps',
      shortName: 'lamps_in_browsers',
      stickers: [
        { file: await stickerPicture(), emojis: '🔥' },
        { file: stickerAnimation({ layers: [growingSquare] }), emojis: '💡' },
      ],
    });
    for (const { sticker } of lamps.stickers) await maker.sendMedia(adaId, sticker.inputMedia);
    const first = bubbles(ada.page).getByRole('button', { name: /Sticker 🔥/ });
    await first.waitFor();
    await until(() =>
      first.locator('img').evaluate((picture: HTMLImageElement) => picture.complete && picture.naturalWidth > 0),
    );
    await first.click();
    const dialog = ada.page.getByRole('dialog', { name: 'Lamps' });
    await dialog.getByRole('button', { name: 'Add to mine' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  await t.test('an animated sticker plays, and stands still for whoever asked for less motion', async () => {
    const canvas = bubbles(ada.page)
      .getByRole('button', { name: /Sticker 💡/ })
      .locator('canvas');
    await until(async () => (await drawn(canvas)) > 0);
    const still = await drawn(canvas);
    await ada.page.evaluate(async () => {
      for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
    });
    assert.equal(await drawn(canvas), still);
    await ada.page.emulateMedia({ reducedMotion: 'no-preference' });
    await until(async () => (await drawn(canvas)) > still);
    await ada.page.emulateMedia({ reducedMotion: 'reduce' });
  });

  await t.test('one that is no animation after all stands for its emoji', async () => {
    const cyclic = { assets: [{ id: 'a', layers: [{ ty: 0, refId: 'a' }] }], layers: [{ ty: 0, refId: 'a' }] };
    const bad = await maker.createStickerSet({
      owner: 'me',
      title: 'Endless lamps',
      shortName: 'endless_lamps',
      stickers: [{ file: stickerAnimation(cyclic), emojis: '🧨' }],
    });
    for (const { sticker } of bad.stickers) await maker.sendMedia(adaId, sticker.inputMedia);
    await bubbles(ada.page)
      .getByRole('button', { name: /Sticker 🧨/ })
      .getByText('🧨')
      .waitFor();
  });

  await t.test('a sticker of one’s own goes out and stays', async () => {
    await ada.page.getByRole('button', { name: 'Emoji' }).click();
    await ada.page.getByRole('tab', { name: 'Stickers' }).click();
    await ada.page.getByRole('tabpanel').getByRole('button', { name: 'Sticker 🔥' }).click();
    await until(async () =>
      (await maker.getHistory(adaId)).some(({ media, isOutgoing }) => !isOutgoing && media?.type === 'sticker'),
    );
    await bubbles(ada.page)
      .last()
      .getByRole('img', { name: /Sent|Read/ })
      .waitFor();
  });

  await t.test('custom emoji are pictures in a text', async () => {
    const set = await maker.createStickerSet({
      owner: 'me',
      title: 'Small lamps',
      shortName: 'small_lamps_in_browsers',
      type: 'emoji',
      stickers: [{ file: await stickerPicture(100, 100), emojis: '🔔' }],
    });
    const id = set.stickers[0]?.sticker.customEmojiId;
    assert.ok(id);
    await maker.sendText(adaId, thtml`Ring <emoji id="${id.toString()}">🔔</emoji> twice`);
    await bubble(ada.page, 'Ring').locator('img[alt="🔔"]').waitFor();
    await write(ada.page, `Mine: [🔔](tg://emoji?id=${id.toString()})`);
    await until(async () => {
      const [last] = await maker.getHistory(adaId, { limit: 1 });
      return last?.text === 'Mine: 🔔' && last.entities.some(({ kind }) => kind === 'emoji');
    });
  });

  await t.test('a custom emoji is a reaction that is drawn, told of and given', async () => {
    const set = await maker.createStickerSet({
      owner: 'me',
      title: 'Reacting lamps',
      shortName: 'reacting_lamps_in_browsers',
      type: 'emoji',
      stickers: [{ file: await stickerPicture(100, 100), emojis: '🏮' }],
    });
    const id = set.stickers[0]?.sticker.customEmojiId;
    assert.ok(id);
    await write(ada.page, 'React to this');
    let [told] = await maker.getHistory(adaId, { limit: 1 });
    await until(async () => {
      [told] = await maker.getHistory(adaId, { limit: 1 });
      return told?.text === 'React to this';
    });
    assert.ok(told);
    await maker.sendReaction({ chatId: adaId, message: told.id, emoji: id });
    const given = bubble(ada.page, 'React to this').getByRole('button', { name: '🏮: 1 reaction' });
    await given.locator('img[alt="🏮"]').waitFor();
    await given.click();
    await bubble(ada.page, 'React to this').getByRole('button', { name: '🏮: 2 reactions', pressed: true }).waitFor();
    await until(async () => {
      const [message] = await maker.getHistory(adaId, { limit: 1 });
      return message?.reactions?.reactions[0]?.count === 2;
    });

    await bubble(ada.page, 'React to this').locator('article').click({ button: 'right' });
    await ada.page.getByRole('menuitem', { name: 'Who read and reacted' }).click();
    await modal(ada.page).locator('img[alt="🏮"]').first().waitFor();
    await ada.page.keyboard.press('Escape');
    await modal(ada.page).waitFor({ state: 'detached' });

    const tablet = await mtcuteClient(chat.server);
    const phoneNumber = '15550190001';
    const sent = await tablet.call({
      _: 'auth.sendCode',
      ...{ phoneNumber, apiId: 1, apiHash: 'tocsin', settings: { _: 'codeSettings' } },
    });
    assert.ok('phoneCodeHash' in sent);
    const { phoneCodeHash } = sent;
    await tablet.call({ _: 'auth.signIn', phoneNumber, phoneCodeHash, phoneCode: '12345' });
    await tablet.call({
      _: 'messages.installStickerSet',
      stickerset: { _: 'inputStickerSetShortName', shortName: 'reacting_lamps_in_browsers' },
      archived: false,
    });
    await tablet.destroy();
    await maker.sendText(adaId, 'And to this');
    await bubble(ada.page, 'And to this').locator('article').click({ button: 'right' });
    await ada.page.getByRole('menuitemcheckbox', { name: 'More reactions' }).click();
    await modal(ada.page)
      .getByRole('region', { name: 'Custom emoji' })
      .getByRole('button', { name: 'Sticker 🏮' })
      .click();
    await bubble(ada.page, 'And to this').getByRole('button', { name: '🏮: 1 reaction', pressed: true }).waitFor();
  });

  await t.test('nothing went wrong meanwhile', () => assertNoProblems(ada));
});
