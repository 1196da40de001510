import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Sticker, type TelegramClient } from '@mtcute/node';
import { Api, GrammyError, InputFile } from 'grammy';
import Long from 'long';
import { signUp } from '../../support/mtcute-client.ts';
import type { TestServer } from '../../support/server.ts';
import { stickerAnimation, stickerPicture, stickerVideo } from '../../support/sticker-files.ts';
import { until } from '../../support/until.ts';
import { makeBot, startBotServer } from './bot-world.ts';

const phone = '+79990000311';
let server: TestServer;
let person: TelegramClient;
let api: Api;
let stranger: Api;
let owner: number;

const file = (bytes: Uint8Array, name = 'sticker') => new InputFile(bytes, name);
const lamps = 'lamps_by_lamp_bot';

before(async () => {
  server = await startBotServer();
  person = await signUp(server, phone, 'Owner');
  owner = (await person.getMe()).id;
  api = new Api(await makeBot(server, phone, 'lamp_bot'), { apiRoot: server.http });
  stranger = new Api(await makeBot(server, phone, 'other_bot'), { apiRoot: server.http });
});

after(async () => {
  await person?.destroy();
  await server?.stop();
});

async function refused(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof GrammyError) return error.description;
    throw error;
  }
  throw new assert.AssertionError({ message: 'the call was answered' });
}

async function idOf(place: number): Promise<string> {
  const set = await api.getStickerSet(lamps);
  const id = set.stickers[place]?.file_id;
  assert.ok(id);
  return id;
}

describe('sticker sets of a bot', () => {
  test('it makes a set of all formats, and shows what is in it', async () => {
    await api.createNewStickerSet(owner, lamps, 'Lamps', [
      {
        sticker: file(await stickerPicture(), 'a.png'),
        format: 'static',
        emoji_list: ['🔥'],
        keywords: ['oil', 'wick'],
      },
      { sticker: file(stickerAnimation(), 'b.tgs'), format: 'animated', emoji_list: ['💡', '🔥'] },
      { sticker: file(stickerVideo(), 'c.webm'), format: 'video', emoji_list: ['✨'] },
    ]);
    const set = await api.getStickerSet(lamps);
    assert.deepEqual([set.name, set.title, set.sticker_type], [lamps, 'Lamps', 'regular']);
    assert.deepEqual(
      set.stickers.map(({ emoji, is_animated, is_video, width, height, set_name, type }) => ({
        ...{ emoji, is_animated, is_video, width, height, set_name, type },
      })),
      (
        [
          ['🔥', false, false],
          ['💡', true, false],
          ['✨', false, true],
        ] as const
      ).map(([emoji, is_animated, is_video]) => ({
        ...{ emoji, is_animated, is_video, width: 512, height: 512, set_name: lamps, type: 'regular' },
      })),
    );
  });

  test('it sends a sticker by its id, and the person sees its set', async () => {
    await person.sendText('lamp_bot', '/start');
    const sent = await api.sendSticker(owner, await idOf(1));
    assert.equal(sent.sticker.set_name, lamps);
    await until(async () => (await person.getHistory('lamp_bot', { limit: 1 }))[0]?.media instanceof Sticker);
    const [message] = await person.getHistory('lamp_bot', { limit: 1 });
    assert.ok(message?.media instanceof Sticker && message.media.inputStickerSet);
    assert.equal((await person.getStickerSet(message.media.inputStickerSet)).shortName, lamps);
  });

  test('people find its stickers by the words that the bot gave them, and by the name of the set', async () => {
    const by = async (q: string) => {
      const asked = { q, emoticon: '', langCode: [], offset: 0, limit: 20, hash: Long.ZERO };
      const found = await person.call({ _: 'messages.searchStickers', ...asked });
      return found._ === 'messages.foundStickers' ? found.stickers.length : -1;
    };
    await person.call({
      _: 'messages.installStickerSet',
      ...{ stickerset: { _: 'inputStickerSetShortName', shortName: lamps }, archived: false },
    });
    assert.deepEqual([await by('wic'), await by('lamps'), await by('nothing')], [1, 3, 0]);
  });

  test('it uploads first and adds later; moves, replaces, renames and removes', async () => {
    const uploaded = await api.uploadStickerFile(owner, 'static', file(await stickerPicture(512, 128), 'd.png'));
    await api.addStickerToSet(owner, lamps, { sticker: uploaded.file_id, format: 'static', emoji_list: ['🌙'] });
    await api.setStickerPositionInSet(await idOf(3), 0);
    const order = async () => (await api.getStickerSet(lamps)).stickers.map(({ emoji }) => emoji);
    assert.deepEqual(await order(), ['🌙', '🔥', '💡', '✨']);
    await api.setStickerEmojiList(await idOf(1), ['🪔', '🔥']);
    await api.setStickerKeywords(await idOf(1), ['brass']);
    await api.deleteStickerFromSet(await idOf(3));
    await api.replaceStickerInSet(owner, lamps, await idOf(2), {
      sticker: file(await stickerPicture(300, 512, 'webp'), 'e.webp'),
      format: 'static',
      emoji_list: ['🕯'],
    });
    assert.deepEqual(await order(), ['🌙', '🪔', '🕯']);
    await api.setStickerSetTitle(lamps, 'More lamps');
    await api.setStickerSetThumbnail(lamps, owner, file(await stickerPicture(100, 100), 't.png'), 'static');
    const set = await api.getStickerSet(lamps);
    assert.deepEqual([set.title, set.thumbnail?.width], ['More lamps', 100]);
  });

  test('masks and custom emoji', async () => {
    const mask = { point: 'eyes', x_shift: 0.5, y_shift: -0.25, scale: 2 } as const;
    const masks = 'masks_by_lamp_bot';
    const picture = async (px: number) => file(await stickerPicture(px, px), 'm.png');
    await api.createNewStickerSet(
      owner,
      masks,
      'Masks',
      [{ sticker: await picture(512), format: 'static', emoji_list: ['👀'], mask_position: mask }],
      { sticker_type: 'mask' },
    );
    const [sticker] = (await api.getStickerSet(masks)).stickers;
    assert.deepEqual([sticker?.type, sticker?.mask_position], ['mask', mask]);
    await api.setStickerMaskPosition(sticker?.file_id ?? '', { ...mask, point: 'chin' });
    assert.equal((await api.getStickerSet(masks)).stickers[0]?.mask_position?.point, 'chin');
    const emoji = 'emoji_by_lamp_bot';
    await api.createNewStickerSet(
      owner,
      emoji,
      'Emoji',
      [{ sticker: await picture(100), format: 'static', emoji_list: ['🔥'] }],
      { sticker_type: 'custom_emoji' },
    );
    const id = (await api.getStickerSet(emoji)).stickers[0]?.custom_emoji_id ?? '';
    assert.equal((await api.getCustomEmojiStickers([id, '1'])).length, 1);
    await api.setCustomEmojiStickerSetThumbnail(emoji, id);
    const text = `<tg-emoji emoji-id="${id}">🔥</tg-emoji> burns`;
    const sent = await api.sendMessage(owner, text, { parse_mode: 'HTML' });
    assert.deepEqual(sent.entities, [{ type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: id }]);
    await api.deleteStickerSet(emoji);
    assert.equal(await refused(api.getStickerSet(emoji)), 'Bad Request: STICKERSET_INVALID');
  });

  test('what is wrong is refused in the words of the API', async () => {
    const sticker = { sticker: file(await stickerPicture(), 'a.png'), format: 'static' as const, emoji_list: ['🔥'] };
    const make = (name: string, more: object = {}, title = 'T') =>
      refused(api.createNewStickerSet(owner, name, title, [{ ...sticker, ...more }]));
    assert.equal(await make('lamps'), 'Bad Request: invalid sticker set name is specified');
    assert.equal(await make(lamps), 'Bad Request: sticker set name is already occupied');
    assert.equal(await make('x_by_lamp_bot', {}, ' '), 'Bad Request: PACK_TITLE_INVALID');
    const emoji = await make('x_by_lamp_bot', { emoji_list: ['fire'] });
    assert.equal(emoji, "Bad Request: can't parse InputSticker: expected a Unicode emoji");
    const none = await make('x_by_lamp_bot', { emoji_list: [] });
    assert.equal(none, "Bad Request: can't parse InputSticker: emoji list must be non-empty");
    const small = { sticker: file(await stickerPicture(300, 300), 'a.png') };
    assert.equal(await make('x_by_lamp_bot', small), 'Bad Request: STICKER_PNG_DIMENSIONS');
    assert.equal(await make('x_by_lamp_bot', { format: 'animated' }), 'Bad Request: STICKER_TGS_NOTGS');
    assert.equal(await make('x_by_lamp_bot', { format: 'video' }), 'Bad Request: STICKER_VIDEO_NOWEBM');
    const big = { sticker: file(Buffer.concat([await stickerPicture(), Buffer.alloc(600_000)]), 'a.png') };
    assert.equal(await make('x_by_lamp_bot', big), 'Bad Request: file is too big');
    assert.equal(await refused(api.getStickerSet('nobody_has_it')), 'Bad Request: STICKERSET_INVALID');
    assert.equal(
      await refused(api.deleteStickerFromSet('AgAD')),
      'Bad Request: wrong file identifier/HTTP URL specified',
    );
  });

  test('another bot may look and not touch', async () => {
    assert.equal((await stranger.getStickerSet(lamps)).stickers.length, 3);
    assert.equal(await refused(stranger.setStickerSetTitle(lamps, 'Mine')), 'Bad Request: STICKERSET_INVALID');
    assert.equal(await refused(stranger.deleteStickerSet(lamps)), 'Bad Request: STICKERSET_INVALID');
    const [sticker] = (await stranger.getStickerSet(lamps)).stickers;
    assert.equal(await refused(stranger.deleteStickerFromSet(sticker?.file_id ?? '')), 'Bad Request: STICKER_INVALID');
  });

  test('a supergroup offers a set that its admin chose', async () => {
    const group = await person.createSupergroup({ title: 'Lamplighters' });
    await person.addChatMembers(group.id, 'lamp_bot', {});
    const chat = group.id;
    const lacking = 'Bad Request: not enough rights to change supergroup sticker set';
    assert.equal(await refused(api.setChatStickerSet(chat, lamps)), lacking);
    await person.editAdminRights({ chatId: chat, userId: 'lamp_bot', rights: { changeInfo: true } });
    await api.setChatStickerSet(chat, lamps);
    const found = await api.getChat(chat);
    assert.ok(found.type === 'supergroup');
    assert.deepEqual([found.sticker_set_name, found.can_set_sticker_set], [lamps, true]);
    const full = await person.getFullChat(chat);
    assert.equal(full.stickerSet?.shortName, lamps);
    await api.deleteChatStickerSet(chat);
    const bare = await api.getChat(chat);
    assert.ok(bare.type === 'supergroup' && bare.sticker_set_name === undefined);
  });
});
