import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Document, InputMedia, Photo, SearchFilters, type TelegramClient, type tl } from '@mtcute/node';
import sharp from 'sharp';
import { coatOfArms, flagOf } from './scenario/pictures.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let server: TestServer;
let ember: TelegramClient;

before(async () => {
  server = await startTestServer();
  ember = await signUp(server, '+79990000101', 'Ember');
});

after(async () => {
  await ember?.destroy();
  await server?.stop();
});

describe('files through mtcute', () => {
  test('a 50 MB document goes up and comes down with the same digest', async () => {
    const bytes = randomBytes(50 * 1024 * 1024 + 7);
    const message = await ember.sendMedia(
      'me',
      InputMedia.document(bytes, { fileName: 'lamps.bin', fileMime: 'application/x-lamps', caption: 'all of them' }),
    );
    const document = message.media;
    assert.ok(document instanceof Document);
    assert.deepEqual(
      [document.fileName, document.mimeType, document.fileSize],
      ['lamps.bin', 'application/x-lamps', bytes.length],
    );
    const back = await ember.downloadAsBuffer(document);
    assert.equal(digest(back), digest(bytes));
  });

  test('a photo comes down as it went up, with its small sizes and its thumbnail', async () => {
    const source = await coatOfArms(1200);
    const message = await ember.sendMedia('me', InputMedia.photo(source, { caption: 'a lamp' }));
    const photo = message.media;
    assert.ok(photo instanceof Photo);
    assert.deepEqual([photo.width, photo.height], [1200, 900]);
    assert.equal(digest(await ember.downloadAsBuffer(photo)), digest(source));
    for (const [type, width] of [
      ['i', 40],
      ['s', 100],
      ['m', 320],
      ['x', 800],
      ['y', 1200],
    ] as const) {
      const thumbnail = photo.getThumbnail(type);
      assert.ok(thumbnail, type);
      assert.equal((await sharp(await ember.downloadAsBuffer(thumbnail)).metadata()).width, width, type);
    }
  });

  test('the history gives the same files again, and others find them there', async () => {
    const history = await ember.getHistory('me', { limit: 10 });
    const kinds = history.map((message) => message.media?.type);
    assert.deepEqual(kinds, ['photo', 'document']);
    const [photo] = history;
    assert.ok(photo?.media instanceof Photo);
    assert.ok((await ember.downloadAsBuffer(photo.media)).length > 10_000);
    const fileId = photo.media.fileId;
    const again = await ember.sendMedia('me', InputMedia.auto(fileId));
    assert.ok(again.media instanceof Photo);
    assert.equal(again.media.uniqueFileId, photo.media.uniqueFileId);
  });

  test('the media of a chat are found by their kind', async () => {
    await ember.sendMedia('me', InputMedia.voice(randomBytes(2000), { duration: 3 }));
    await ember.sendText('me', 'how lamps are made: https://example.org/lamps');
    const found = async (filter: tl.TypeMessagesFilter) =>
      (await ember.searchMessages({ chatId: 'me', filter })).map((message) => message.media?.type ?? message.text);
    assert.deepEqual(await found(SearchFilters.Photo), ['photo', 'photo']);
    assert.deepEqual(await found(SearchFilters.Document), ['document']);
    assert.deepEqual(await found(SearchFilters.Voice), ['voice']);
    assert.deepEqual(await found(SearchFilters.Url), ['how lamps are made: https://example.org/lamps']);
    assert.deepEqual(await found(SearchFilters.Video), []);
  });

  test('an album keeps its order and its captions', async () => {
    const pictures = await Promise.all(['bt', 'mx', 'kz'].map((country) => flagOf(country, 300)));
    const sent = await ember.sendMediaGroup(
      'me',
      pictures.map((picture, index) => InputMedia.photo(picture, { caption: `flag ${index}` })),
    );
    assert.deepEqual(
      sent.map((message) => message.text),
      ['flag 0', 'flag 1', 'flag 2'],
    );
    assert.equal(new Set(sent.map((message) => message.groupedId?.toString())).size, 1);
    for (const [index, message] of sent.entries()) {
      assert.ok(message.media instanceof Photo);
      assert.equal(digest(await ember.downloadAsBuffer(message.media)), digest(pictures[index] ?? Buffer.alloc(0)));
    }
  });

  test('a new face is worn and can be fetched', async () => {
    const face = await coatOfArms(800);
    await ember.setMyProfilePhoto({ type: 'photo', media: face });
    const me = await ember.getMe();
    assert.ok(me.photo);
    assert.equal((await sharp(await ember.downloadAsBuffer(me.photo.big)).metadata()).width, 640);
    assert.equal((await sharp(await ember.downloadAsBuffer(me.photo.small)).metadata()).width, 160);
    const photos = await ember.getProfilePhotos('me');
    assert.equal(photos.length, 1);
    await ember.deleteProfilePhotos(photos.map((photo) => photo.fileId));
    assert.equal((await ember.getProfilePhotos('me')).length, 0);
  });

  test('a group gets a face, says so, shows it, and loses it again', async () => {
    const { chat } = await ember.createGroup({ title: 'Lamps', users: [] });
    const face = await flagOf('bt', 500);
    await ember.setChatPhoto({ chatId: chat.id, type: 'photo', media: face });
    const full = await ember.getFullChat(chat.id);
    assert.equal(
      (await sharp(await ember.downloadAsBuffer(full.fullPhoto ?? assert.fail('no photo'))).metadata()).width,
      640,
    );
    assert.equal(
      (await sharp(await ember.downloadAsBuffer(full.photo?.small ?? assert.fail('no face'))).metadata()).width,
      160,
    );
    await ember.deleteChatPhoto(chat.id);
    assert.equal((await ember.getChat(chat.id)).photo, null);
    const actions = (await ember.getHistory(chat.id)).map((message) => message.action?.type);
    assert.deepEqual(actions, ['photo_deleted', 'photo_changed', 'chat_created']);
  });

  test('a broken picture is refused by name and the connection lives on', async () => {
    await assert.rejects(ember.sendMedia('me', InputMedia.photo(randomBytes(3000))), { text: 'PHOTO_EXT_INVALID' });
    assert.equal((await ember.sendText('me', 'still here')).text, 'still here');
  });
});
