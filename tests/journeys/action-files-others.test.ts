import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { Bot as MaxBot } from '@maxhub/max-bot-api';
import { type Sticker as MtSticker, type TelegramClient, type tl } from '@mtcute/node';
import { Bot, InputFile } from 'grammy';
import Long from 'long';
import sharp from 'sharp';
import { atDesk } from '../support/desk.ts';
import { closedDoors, closesOnly, type Doors, putInForce, works } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { stickerPicture } from '../support/sticker-files.ts';
import { makeBot, startBotServer } from './bots/bot-world.ts';
import { callMax } from './bots/max-world.ts';

const annPhone = '79991270001';
const zero = Long.ZERO;
let server: TestServer;
let key: string;
let ann: TelegramClient;
let bob: TelegramClient;
/** A bot of the Bot API, which answers inline with whatever `offered` names. */
let bot: Bot;
let offered: { gif?: string; photo?: string; sticker?: string } = {};
let maxToken: string;
let max: MaxBot;

before(async () => {
  server = await startBotServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ann = await signUp(server, annPhone, 'Ann');
  await ann.setMyUsername('lamp_ann');
  bob = await signUp(server, '79991270002', 'Bob');
  await bob.setMyUsername('lamp_bob');
  bot = new Bot(await makeBot(server, `+${annPhone}`, 'quay_inline_bot', '--inline', 'look'), {
    client: { apiRoot: server.http },
  });
  maxToken = await makeBot(server, `+${annPhone}`, 'quay_max_bot');
  max = new MaxBot(maxToken, { clientOptions: { baseUrl: `${server.http}/max/` } });
  for (const name of ['quay_inline_bot', 'quay_max_bot']) await ann.sendText(name, '/start');
  bot.on('inline_query', async ({ inlineQuery }) => {
    const { gif, photo, sticker } = offered;
    await bot.api.answerInlineQuery(
      inlineQuery.id,
      [
        ...(gif ? [{ type: 'mpeg4_gif' as const, id: 'gif', mpeg4_file_id: gif }] : []),
        ...(photo ? [{ type: 'photo' as const, id: 'photo', photo_file_id: photo }] : []),
        ...(sticker ? [{ type: 'sticker' as const, id: 'sticker', sticker_file_id: sticker }] : []),
      ],
      { cache_time: 0 },
    );
  });
  bot.catch(() => undefined);
  void bot.start();
});

after(async () => {
  await bot?.stop();
  await Promise.all([ann, bob].map((client) => client?.destroy()));
  await server?.stop();
});

/** The number under which the desk knows the file with these bytes. */
const fileWith = (bytes: Uint8Array): Promise<string> =>
  atDesk(server.dataDir, async ({ store }) => {
    const digest = createHash('sha256').update(bytes).digest('hex');
    const row = await store.readSql((sql) =>
      sql.get<{ id: number }>('SELECT MIN(id) AS id FROM media WHERE digest = ?', digest),
    );
    assert.ok(row?.id, 'no file has these bytes');
    return `media:${row.id}`;
  });

const takedown = (subjectKey: string) => () => putInForce(server, key, subjectKey, { kind: 'takedown' });

const bytesOf = async (client: TelegramClient, { id, accessHash, fileReference }: tl.RawDocument) => {
  const location = { _: 'inputDocumentFileLocation' as const, id, accessHash, fileReference, thumbSize: '' };
  const file = await client.call({ _: 'upload.getFile', location, offset: 0, limit: 4096 });
  return file._ === 'upload.file' && file.bytes.length > 0;
};

/** Whether a document stands anywhere in what a client was sent. */
function shows(value: unknown, id: Long): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if ('_' in value && value._ === 'document') return (value as tl.RawDocument).id.eq(id);
  return !Long.isLong(value) && Object.values(value).some((part) => shows(part, id));
}

const lastIn = async (client: TelegramClient, chat: string) => {
  const [message] = await client.getHistory(chat, { limit: 1 });
  assert.ok(message);
  return message;
};

/** What the bot offers inline: what it may name is asked of it anew each time. */
async function inlineResults() {
  const user = await ann.resolvePeer('quay_inline_bot');
  assert.ok(user._ === 'inputPeerUser');
  return ann.call({
    _: 'messages.getInlineBotResults',
    bot: { ...user, _: 'inputUser' },
    peer: await ann.resolvePeer('lamp_bob'),
    query: '',
    offset: '',
  });
}

test('a sticker taken down vanishes from its set, lists, chats and bots', async () => {
  const picture = await stickerPicture();
  const title = 'Lamps of the quay';
  const other = await stickerPicture(512, 512, 'png', '#3366ff');
  const set = await ann.createStickerSet({
    ...{ owner: 'me', title, shortName: 'quay_lamps' },
    stickers: [
      { file: picture, emojis: '🔥' },
      { file: other, emojis: '🌙' },
    ],
  });
  const sticker = set.stickers[0]?.sticker as MtSticker;
  const document = sticker.raw;
  await ann.sendMedia('lamp_bob', sticker.inputMedia);
  const sent = await lastIn(ann, 'lamp_bob');
  await ann.call({ _: 'messages.faveSticker', id: sticker.inputDocument, unfave: false });
  const inSet = async () => (await bot.api.getStickerSet('quay_lamps')).stickers;
  const fileId = (await inSet())[0]?.file_id ?? '';
  offered = { sticker: fileId };
  const me = (await ann.getMe()).id;
  const held = await ann.downloadAsBuffer(sticker);
  const stands = (answer: Promise<unknown>) => answer.then((value) => shows(value, document.id));
  const shortName = { _: 'inputStickerSetShortName', shortName: 'quay_lamps' } as const;
  const doors: Doors = {
    'its set': () => stands(ann.call({ _: 'messages.getStickerSet', stickerset: shortName, hash: 0 })),
    'the set’s cover in a search': () => stands(bob.call({ _: 'messages.searchStickerSets', q: 'quay', hash: zero })),
    'recently used': () => stands(ann.call({ _: 'messages.getRecentStickers', hash: zero })),
    favourites: () => stands(ann.call({ _: 'messages.getFavedStickers', hash: zero })),
    'by its emoji': () => stands(ann.call({ _: 'messages.getStickers', emoticon: '🔥', hash: zero })),
    'a message': async () => shows((await ann.getMessages('lamp_bob', [sent.id]))[0]?.raw, document.id),
    'its file, as it was held': () => bytesOf(ann, document),
    'sent from what was held': () => works(ann.sendMedia('lamp_bob', sticker.inputMedia)),
    'the set of the Bot API': async () => (await inSet()).some(({ emoji }) => emoji === '🔥'),
    'a file of the Bot API': () => works(bot.api.getFile(fileId)),
    'sent by a bot': () => works(bot.api.sendSticker(me, fileId)),
    'offered inline': () => stands(inlineResults()),
    'its picture in a set again': () =>
      works(bot.api.uploadStickerFile(me, 'static', new InputFile(picture, 'again.png'))),
    'its file in a chat again': () => works(bot.api.sendDocument(me, new InputFile(held, 'again.webp'))),
  };
  assert.deepEqual(await closedDoors(doors), []);
  await closesOnly(doors, Object.keys(doors), takedown(await fileWith(held)));
  const whole = await ann.getStickerSet('quay_lamps');
  assert.deepEqual(whole.stickers.map(({ emoji }) => emoji).sort(), ['🌙', '🔥'], 'it comes back where it stood');
});

test('a GIF taken down vanishes from saved GIFs, chats and what bots offer inline', async () => {
  const film = Buffer.from('not quite a film without sound');
  const owner = (await ann.getMe()).id;
  const posted = await bot.api.sendAnimation(owner, new InputFile(film, 'lamp.mp4'), {
    ...{ width: 320, height: 240, duration: 3 },
  });
  const fileId = posted.animation.file_id;
  offered = { gif: fileId };
  const sent = await lastIn(ann, 'quay_inline_bot');
  const { raw } = sent;
  assert.ok(raw._ === 'message' && raw.media?._ === 'messageMediaDocument' && raw.media.document?._ === 'document');
  const { document } = raw.media;
  const input = { ...document, _: 'inputDocument' as const };
  const save = (unsave = false) => ann.call({ _: 'messages.saveGif', id: input, unsave });
  await save();
  const results = await inlineResults();
  const offer = results.results.find((result) => result._ === 'botInlineMediaResult');
  assert.ok(offer);
  const stands = (answer: Promise<unknown>) => answer.then((value) => shows(value, document.id));
  const doors: Doors = {
    'saved GIFs': () => stands(ann.call({ _: 'messages.getSavedGifs', hash: zero })),
    'a message': async () => shows((await ann.getMessages('quay_inline_bot', [sent.id]))[0]?.raw, document.id),
    'its file, as it was held': () => bytesOf(ann, document),
    'saved again': () => works(save()),
    'offered inline': () => stands(inlineResults()),
    'chosen from what was offered before': async () => {
      const before = (await lastIn(ann, 'lamp_bob')).id;
      const random = Long.fromNumber(before * 7919 + 1);
      const peer = await ann.resolvePeer('lamp_bob');
      const chosen = { queryId: results.queryId, id: offer.id, randomId: random, peer };
      if (!(await works(ann.call({ _: 'messages.sendInlineBotResult', ...chosen })))) return false;
      const now = await lastIn(ann, 'lamp_bob');
      return now.id !== before && shows(now.raw, document.id);
    },
    'a file of the Bot API': () => works(bot.api.getFile(fileId)),
    'sent by a bot': () => works(bot.api.sendAnimation(owner, fileId)),
    'uploaded again': () => works(bot.api.sendAnimation(owner, new InputFile(film, 'once-more.mp4'))),
  };
  assert.deepEqual(await closedDoors(doors), []);
  await closesOnly(doors, Object.keys(doors), takedown(await fileWith(film)));
});

for (const dialect of ['max', 'tamtam'] as const) {
  test(`a picture, a film and a face taken down vanish from what bots of ${dialect} are told and send`, async () => {
    const as = { dialect, token: maxToken };
    const colour = dialect === 'max' ? '#c84' : '#48c';
    const picture = await sharp({ create: { width: 90, height: 60, channels: 3, background: colour } })
      .jpeg()
      .toBuffer();
    const film = Buffer.from(`a film of ${dialect}`);
    await ann.sendMedia('quay_max_bot', { type: 'photo', file: picture });
    await ann.sendMedia('quay_max_bot', { type: 'video', file: film, fileName: 'film.mp4', width: 32, height: 24 });
    await ann.setMyProfilePhoto({ type: 'photo', media: picture });
    const { id } = await ann.getMe();
    type Attached = { type: string; payload: { url: string; token: string } };
    type Read = { body: { mid: string; attachments?: Attached[] }; sender?: { avatar_url?: string } };
    const read = async (path: string) => (await callMax(server, as, 'GET', path)).body;
    const messages = async () => ((await read(`messages?chat_id=${id}&count=2`)).messages ?? []) as Read[];
    const attached = async () => (await messages()).flatMap(({ body }) => body.attachments ?? []);
    const held = new Map((await attached()).map((one) => [one.type, one.payload]));
    assert.deepEqual([...held.keys()].sort(), ['image', 'video']);
    const opens = async (url: string | undefined) => url !== undefined && (await fetch(url)).ok;
    const face = async () => {
      const user = (await read(`chats/${id}`)).dialog_with_user as { avatar_url?: string } | undefined;
      return user?.avatar_url;
    };
    const worn = await face();
    const send = async (type: string, payload: object) => {
      const body = { text: 'again', attachments: [{ type, payload }] };
      return (await callMax(server, as, 'POST', `messages?chat_id=${id}`, body)).status === 200;
    };
    const shown = (type: string) => async () => (await attached()).some((one) => one.type === type);
    const token = (type: string) => held.get(type)?.token ?? '';
    const mids = (await messages()).map(({ body }) => body.mid);
    const whole = async (type: string) => {
      const told = await Promise.all(mids.map(async (mid) => (await read(`messages/${mid}`)) as unknown as Read));
      return told.some(({ body }) => body.attachments?.some((one) => one.type === type) ?? false);
    };
    const image: Doors = {
      'told of a picture': () => whole('image'),
      'its address, as it was held': () => opens(held.get('image')?.url),
      'sent by its token': () => send('image', { token: token('image') }),
      'a face': async () => opens(await face()),
      'a face, as it was held': () => opens(worn),
      ...(dialect === 'max' ? { 'uploaded again': () => uploads(picture) } : {}),
    };
    const uploads = async (source: Buffer) => {
      const given = await max.api.uploadImage({ source });
      return works(max.api.sendMessageToChat(id, 'an image', { attachments: [given.toJson()] }));
    };
    const video: Doors = {
      'told of a film': () => whole('video'),
      'its address, as it was held': () => opens(held.get('video')?.url),
      'sent by its token': () => send('video', { token: token('video') }),
      ...(dialect === 'max' ? { 'what is said of it': () => works(max.api.getVideoInfo(token('video'))) } : {}),
    };
    assert.ok(await shown('image')());
    assert.deepEqual([await closedDoors(image), await closedDoors(video)], [[], []]);
    await closesOnly(image, Object.keys(image), takedown(await fileWith(picture)));
    await closesOnly(video, Object.keys(video), takedown(await fileWith(film)));
  });
}
