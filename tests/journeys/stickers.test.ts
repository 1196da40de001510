import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Sticker, type StickerSet, type TelegramClient, thtml } from '@mtcute/node';
import Long from 'long';
import { listen, refusal } from '../support/acquaintance.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { stickerAnimation, stickerPicture, stickerVideo } from '../support/sticker-files.ts';
import { until } from '../support/until.ts';

const zero = Long.ZERO;

let server: TestServer;
let maker: TelegramClient;
let friend: TelegramClient;
let lamps: StickerSet;

before(async () => {
  server = await startTestServer();
  maker = await signUp(server, '+79990000301', 'Maker');
  friend = await signUp(server, '+79990000302', 'Friend');
  await maker.setMyUsername('maker_of_lamps');
  await friend.setMyUsername('friend_of_lamps');
});

after(async () => {
  await maker?.destroy();
  await friend?.destroy();
  await server?.stop();
});

const emojiOf = (set: StickerSet): string[] => set.stickers.map(({ emoji }) => emoji);
const byName = { _: 'inputStickerSetShortName', shortName: 'lamps' } as const;
const inputOf = ({ inputDocument }: Sticker) => inputDocument;
const stickerAt = (set: StickerSet, place: number): Sticker => {
  const sticker = set.stickers[place]?.sticker;
  assert.ok(sticker);
  return sticker;
};

describe('stickers through mtcute', () => {
  test('a person makes a set of pictures, an animation and a video', async () => {
    lamps = await maker.createStickerSet({
      owner: 'me',
      title: 'Lamps',
      shortName: 'lamps',
      stickers: [
        { file: await stickerPicture(), emojis: '🔥' },
        { file: stickerAnimation(), emojis: '💡🔥' },
        { file: stickerVideo(), emojis: '✨' },
      ],
      thumb: await stickerPicture(100, 100),
    });
    assert.deepEqual([lamps.title, lamps.shortName, lamps.count, lamps.isCreator], ['Lamps', 'lamps', 3, true]);
    assert.deepEqual(emojiOf(lamps), ['🔥', '🔥💡', '✨']);
    assert.deepEqual(
      lamps.stickers.map(({ sticker }) => [sticker.sourceType, sticker.mimeType, sticker.width]),
      [
        ['static', 'image/webp', 512],
        ['animated', 'application/x-tgsticker', 512],
        ['video', 'video/webm', 512],
      ],
    );
    const picture = await maker.downloadAsBuffer(stickerAt(lamps, 0));
    assert.equal(Buffer.from(picture).subarray(8, 12).toString(), 'WEBP');
    assert.deepEqual(Buffer.from(await maker.downloadAsBuffer(stickerAt(lamps, 1))), stickerAnimation());
    const [thumbnail] = lamps.thumbnails;
    assert.ok(thumbnail && (await maker.downloadAsBuffer(thumbnail)).length > 0);
  });

  test('another person finds it, takes it and sends from it; the sticker knows its set', async () => {
    const heard = listen(friend);
    const found = await friend.call({ _: 'messages.searchStickerSets', q: 'lamp', hash: zero });
    assert.ok(found._ === 'messages.foundStickerSets' && found.sets.length === 1);
    const set = await friend.getStickerSet('lamps');
    assert.ok(!set.isCreator);
    const installed = await friend.call({ _: 'messages.installStickerSet', stickerset: byName, archived: false });
    assert.equal(installed._, 'messages.stickerSetInstallResultSuccess');
    assert.deepEqual(
      (await friend.getInstalledStickers()).map(({ shortName }) => shortName),
      ['lamps'],
    );
    const offered = await friend.call({ _: 'messages.getStickers', emoticon: '💡', hash: zero });
    assert.ok(offered._ === 'messages.stickers' && offered.stickers.length === 1);
    await friend.sendMedia('maker_of_lamps', stickerAt(set, 1).inputMedia);
    const [message] = await maker.getHistory('friend_of_lamps', { limit: 1 });
    assert.ok(message?.media instanceof Sticker);
    assert.equal(message.media.emoji, '💡');
    assert.ok(message.media.inputStickerSet);
    assert.equal((await maker.getStickerSet(message.media.inputStickerSet)).shortName, 'lamps');
    const recent = await friend.call({ _: 'messages.getRecentStickers', hash: zero });
    assert.ok(recent._ === 'messages.recentStickers' && recent.stickers.length === 1);
    assert.equal(heard.filter(({ _ }) => _ === 'updateNewStickerSet').length, 0, 'the asking session learns by answer');
  });

  test('the maker changes it, and what the friend holds is told to be old', async () => {
    const before = await friend.call({ _: 'messages.getStickerSet', stickerset: byName, hash: 0 });
    assert.ok(before._ === 'messages.stickerSet');
    const { hash } = before.set;
    const same = await friend.call({ _: 'messages.getStickerSet', stickerset: byName, hash });
    assert.equal(same._, 'messages.stickerSetNotModified');
    lamps = await maker.addStickerToSet('lamps', { file: await stickerPicture(512, 200, 'webp'), emojis: '🌙' });
    lamps = await maker.moveStickerInSet(inputOf(stickerAt(lamps, 3)), 0);
    assert.deepEqual(emojiOf(lamps), ['🌙', '🔥', '🔥💡', '✨']);
    lamps = await maker.deleteStickerFromSet(inputOf(stickerAt(lamps, 3)));
    lamps = await maker.replaceStickerInSet(inputOf(stickerAt(lamps, 1)), {
      file: await stickerPicture(512, 512, 'png', '#3366ff'),
      emojis: '🕯',
    });
    assert.deepEqual(emojiOf(await friend.getStickerSet('lamps')), ['🌙', '🕯', '💡🔥']);
    const after = await friend.call({ _: 'messages.getStickerSet', stickerset: byName, hash });
    assert.ok(after._ === 'messages.stickerSet' && after.set.hash !== hash);
  });

  test('nobody else may change it', async () => {
    const set = await friend.getStickerSet('lamps');
    const file = await stickerPicture();
    assert.equal(await refusal(friend.addStickerToSet('lamps', { file, emojis: '🔥' })), '406 STICKERSET_INVALID');
    const sticker = inputOf(stickerAt(set, 0));
    assert.equal(await refusal(friend.deleteStickerFromSet(sticker)), '400 STICKER_INVALID');
    assert.equal(await refusal(friend.moveStickerInSet(sticker, 1)), '400 STICKER_INVALID');
    const rename = { _: 'stickers.renameStickerSet', stickerset: byName, title: 'Mine' } as const;
    assert.equal(await refusal(friend.call(rename)), '406 STICKERSET_INVALID');
    const remove = { _: 'stickers.deleteStickerSet', stickerset: byName } as const;
    assert.equal(await refusal(friend.call(remove)), '406 STICKERSET_INVALID');
  });

  test('names, titles and files are checked', async () => {
    const stickers = [{ file: await stickerPicture(), emojis: '🔥' }];
    const make = (more: object) =>
      refusal(maker.createStickerSet({ owner: 'me', title: 'T', shortName: 'other', stickers, ...more }));
    assert.equal(await make({ shortName: 'LAMPS' }), '400 PACK_SHORT_NAME_OCCUPIED');
    assert.equal(await make({ shortName: 'a__b' }), '400 PACK_SHORT_NAME_INVALID');
    assert.equal(await make({ title: ' ' }), '400 PACK_TITLE_INVALID');
    assert.equal(await make({ stickers: [] }), '400 STICKERS_EMPTY');
    assert.equal(await make({ stickers: [{ ...stickers[0], emojis: 'fire' }] }), '400 STICKER_EMOJI_INVALID');
    const small = await stickerPicture(500, 500);
    assert.equal(await make({ stickers: [{ file: small, emojis: '🔥' }] }), '400 STICKER_PNG_DIMENSIONS');
    const long = stickerVideo({ durationMs: 9000 });
    assert.equal(await make({ stickers: [{ file: long, emojis: '🔥' }] }), '400 STICKER_VIDEO_LONG');
    const suggested = await maker.call({ _: 'stickers.suggestShortName', title: 'Lámps' });
    assert.match(suggested.shortName, /^Lamps/);
    assert.equal(
      await refusal(maker.call({ _: 'stickers.checkShortName', shortName: 'lamps' })),
      '400 SHORT_NAME_OCCUPIED',
    );
    assert.equal(await maker.call({ _: 'stickers.checkShortName', shortName: suggested.shortName }), true);
  });

  test('texts carry custom emoji, and lose those that are none', async () => {
    const set = await maker.createStickerSet({
      owner: 'me',
      title: 'Little lamps',
      shortName: 'little_lamps',
      type: 'emoji',
      stickers: [{ file: await stickerPicture(100, 100), emojis: '🔥' }],
    });
    const { id } = stickerAt(set, 0).raw;
    const text = thtml`<tg-emoji emoji-id="${id.toString()}">🔥</tg-emoji> and <tg-emoji emoji-id="12345">💧</tg-emoji>`;
    await maker.sendText('friend_of_lamps', text);
    const written = async () => (await friend.getHistory('maker_of_lamps', { limit: 1 }))[0]?.entities ?? [];
    await until(async () => (await written()).length === 1);
    const [entity] = await written();
    assert.ok(entity?.is('emoji') && entity.params.emojiId.equals(id));
    // Telegram Web K goes by the place of an answer, and asks for ever for an id that Telegram alone has.
    const foreign = Long.fromString('5269590556232664327');
    const [none, emoji] = await friend.getCustomEmojis([foreign, id]);
    assert.equal(none, null);
    assert.equal(emoji?.emoji, '🔥');
    const documentId = [foreign];
    const [empty] = await friend.call({ _: 'messages.getCustomEmojiDocuments', documentId });
    assert.ok(empty?._ === 'documentEmpty' && empty.id.equals(foreign));
    assert.ok(emoji && (await friend.downloadAsBuffer(emoji)).length > 0);
  });

  test('favourites, recent ones, the archive and the order are kept', async () => {
    const set = await friend.getStickerSet('lamps');
    for (const place of [0, 1])
      await friend.call({ _: 'messages.faveSticker', id: inputOf(stickerAt(set, place)), unfave: false });
    const faved = async () => {
      const list = await friend.call({ _: 'messages.getFavedStickers', hash: zero });
      assert.ok(list._ === 'messages.favedStickers');
      return list.stickers.map((one) => one.id.toNumber());
    };
    const ids = [0, 1].map((place) => stickerAt(set, place).raw.id.toNumber());
    assert.deepEqual(await faved(), ids.toReversed());
    await friend.call({ _: 'messages.faveSticker', id: inputOf(stickerAt(set, 1)), unfave: true });
    assert.deepEqual(await faved(), ids.slice(0, 1));
    const little = { _: 'inputStickerSetShortName', shortName: 'little_lamps' } as const;
    await friend.call({ _: 'messages.installStickerSet', stickerset: little, archived: false });
    const emoji = await friend.call({ _: 'messages.getEmojiStickers', hash: zero });
    assert.ok(emoji._ === 'messages.allStickers' && emoji.sets[0]?.shortName === 'little_lamps');
    const again = await friend.call({ _: 'messages.getEmojiStickers', hash: emoji.hash });
    assert.equal(again._, 'messages.allStickersNotModified');
    await friend.call({ _: 'messages.installStickerSet', stickerset: byName, archived: true });
    const archived = await friend.call({ _: 'messages.getArchivedStickers', offsetId: zero, limit: 10 });
    assert.equal(archived.sets[0]?.set.shortName, 'lamps');
    assert.deepEqual(await friend.getInstalledStickers(), []);
    await friend.call({ _: 'messages.clearRecentStickers' });
    const recent = await friend.call({ _: 'messages.getRecentStickers', hash: zero });
    assert.ok(recent._ === 'messages.recentStickers' && recent.stickers.length === 0);
  });

  test('a set that is deleted is gone, and what was sent from it stays', async () => {
    await maker.call({ _: 'stickers.deleteStickerSet', stickerset: byName });
    const get = { _: 'messages.getStickerSet', stickerset: byName, hash: 0 } as const;
    assert.equal(await refusal(friend.call(get)), '406 STICKERSET_INVALID');
    const messages = await maker.getHistory('friend_of_lamps', { limit: 5 });
    const sticker = messages.map(({ media }) => media).find((media) => media instanceof Sticker);
    assert.ok(sticker);
    assert.equal(sticker.inputStickerSet, null);
    assert.ok((await maker.downloadAsBuffer(sticker)).length > 0);
  });
});
