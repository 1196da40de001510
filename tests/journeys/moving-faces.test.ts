import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { Photo, type TelegramClient, Thumbnail, type tl } from '@mtcute/node';
import { Api, InputFile } from 'grammy';
import sharp from 'sharp';
import { filmPrograms, makeFilm } from '../support/films.ts';
import { signUp } from '../support/mtcute-client.ts';
import { skipWithout } from '../support/needs.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { makeBot } from './bots/bot-world.ts';

const skip = skipWithout('ffmpeg', filmPrograms);
const launcher = fileURLToPath(new URL('../../bin/tocsin.js', import.meta.url));
const refusedFilm = { text: 'VIDEO_FILE_INVALID' };

interface World {
  server: TestServer;
  ember: TelegramClient;
  cinder: TelegramClient;
  bot: Api;
}

async function openWorld(...flags: string[]): Promise<World> {
  const server = await startTestServer({ flags });
  const ember = await signUp(server, '+79990000161', 'Ember');
  const cinder = await signUp(server, '+79990000162', 'Cinder');
  await ember.setMyUsername('ember_moves');
  const token = await makeBot(server, '+79990000161', 'moving_bot');
  return { server, ember, cinder, bot: new Api(token, { apiRoot: server.http }) };
}

async function closeWorld(world: World | undefined): Promise<void> {
  await world?.ember.destroy();
  await world?.cinder.destroy();
  await world?.server.stop();
}

/** The film of a photo as a client finds it, downloaded. */
async function filmOf(client: TelegramClient, photo: Photo): Promise<{ size: tl.RawVideoSize; bytes: Uint8Array }> {
  const film = photo.getThumbnail(Thumbnail.THUMB_VIDEO_PROFILE);
  assert.ok(film?.isVideo && film.raw._ === 'videoSize');
  return { size: film.raw, bytes: await client.downloadAsBuffer(film) };
}

/** Whether the picture is of the film's second half, which is blue. */
async function isBlue(picture: Uint8Array): Promise<boolean> {
  const { dominant } = await sharp(picture).stats();
  return dominant.b > dominant.r;
}

const botPhoto = (film: Buffer, startS: number) => ({
  type: 'animated' as const,
  animation: new InputFile(film, 'me.mp4'),
  main_frame_timestamp: startS,
});

describe('faces that move', { skip }, () => {
  let world: World;
  let film: Buffer;

  before(async () => {
    world = await openWorld();
    film = await makeFilm({ turnS: 2 });
  });

  after(() => closeWorld(world));

  test('a person wears one: others see its still, know that it moves, and play it', async () => {
    const { ember, cinder } = world;
    await ember.setMyProfilePhoto({ type: 'video', media: film, previewSec: 2.5 });
    const user = await cinder.getUser('ember_moves');
    assert.ok(user.raw._ === 'user' && user.raw.photo?._ === 'userProfilePhoto' && user.raw.photo.hasVideo);
    assert.ok(await isBlue(await cinder.downloadAsBuffer(user.photo?.big ?? assert.fail('no face'))));
    const [photo] = await cinder.getProfilePhotos('ember_moves');
    assert.ok(photo);
    const { size, bytes } = await filmOf(cinder, photo);
    assert.deepEqual([size.w, size.h, size.size, size.videoStartTs], [320, 320, bytes.length, 2.5]);
    assert.equal(Buffer.from(bytes.subarray(4, 8)).toString(), 'ftyp');
    assert.equal((await sharp(await cinder.downloadAsBuffer(photo)).metadata()).width, 640);
  });

  test('it stays what it is when it is worn again, and comes off', async () => {
    const { ember } = world;
    const [moving] = await ember.getProfilePhotos('me');
    await ember.setMyProfilePhoto({
      type: 'photo',
      media: await sharp(await makeStill())
        .jpeg()
        .toBuffer(),
    });
    assert.ok(moving);
    await ember.setMyProfilePhoto({ type: 'photo', media: moving.fileId });
    const [again, still] = await ember.getProfilePhotos('me');
    assert.equal(again?.uniqueFileId, moving.uniqueFileId);
    await filmOf(ember, again ?? assert.fail('no face'));
    assert.equal(still?.getThumbnail('u'), null);
    await ember.deleteProfilePhotos([moving.fileId]);
    assert.equal((await ember.getProfilePhotos('me')).length, 1);
  });

  test('groups and channels wear one; the picture that a client sends beside it does not replace the still', async () => {
    const { ember } = world;
    const group = await ember.createGroup({ title: 'Lamps', users: [] });
    const channel = await ember.createChannel({ title: 'News of lamps' });
    for (const id of [group.chat.id, channel.id]) {
      await ember.setChatPhoto({ chatId: id, type: 'video', media: film, previewSec: 2.5 });
      const full = await ember.getFullChat(id);
      await filmOf(ember, full.fullPhoto ?? assert.fail('no photo'));
      assert.ok(await isBlue(await ember.downloadAsBuffer(full.photo?.small ?? assert.fail('no face'))));
      const { raw } = full.photo ?? assert.fail('no face');
      assert.ok(raw._ === 'chatPhoto' && raw.hasVideo);
      const [message] = await ember.getHistory(id, { limit: 1 });
      assert.ok(message?.action?.type === 'photo_changed' && message.action.photo instanceof Photo);
      await filmOf(ember, message.action.photo);
    }
    const [video, file] = [await ember.uploadFile({ file: film }), await ember.uploadFile({ file: await makeStill() })];
    const given = { video: video.inputFile, file: file.inputFile, videoStartTs: 0 };
    const answer = await ember.call({ _: 'photos.uploadProfilePhoto', ...given });
    assert.ok(answer.photo._ === 'photo' && answer.photo.videoSizes?.length === 1);
    assert.ok(!(await isBlue(await ember.downloadAsBuffer(new Photo(answer.photo)))), 'the film begins red');
  });

  test('a bot wears one, and its photos can be listed and fetched', async () => {
    const { bot, cinder, server } = world;
    await bot.setMyProfilePhoto(botPhoto(film, 2.5));
    const seen = await cinder.getUser('moving_bot');
    assert.ok(seen.raw._ === 'user' && seen.raw.photo?._ === 'userProfilePhoto' && seen.raw.photo.hasVideo);
    const { id } = await bot.getMe();
    const { photos } = await bot.getUserProfilePhotos(id);
    assert.deepEqual(
      photos[0]?.map(({ width }) => width),
      [160, 320, 640],
    );
    const { file_path: path } = await bot.getFile(photos[0]?.at(-1)?.file_id ?? '');
    const response = await fetch(`${server.http}/file/bot${bot.token}/${path}`);
    assert.equal(response.headers.get('content-type'), 'image/jpeg');
    assert.ok(await isBlue(await response.bytes()));
  });

  test('what is no face is refused by name', async () => {
    const { bot, ember } = world;
    const wide = await makeFilm({ size: '320x240' });
    const large = Buffer.concat([film, Buffer.alloc(2 * 1024 * 1024)]);
    for (const media of [wide, large, Buffer.from('no film')])
      await assert.rejects(ember.setMyProfilePhoto({ type: 'video', media }), refusedFilm);
    await assert.rejects(ember.setMyProfilePhoto({ type: 'video', media: film, previewSec: 11 }), refusedFilm);
    await assert.rejects(bot.setMyProfilePhoto(botPhoto(wide, 0)), /VIDEO_FILE_INVALID/);
    await assert.rejects(bot.setMyProfilePhoto(botPhoto(film, -1)), /VIDEO_FILE_INVALID/);
  });
});

const makeStill = (): Promise<Buffer> =>
  sharp({ create: { width: 400, height: 400, channels: 3, background: '#00f' } })
    .jpeg()
    .toBuffer();

describe('without ffmpeg', () => {
  let world: World;
  before(async () => {
    world = await openWorld('--ffmpeg', 'off');
  });
  after(() => closeWorld(world));

  test('films are refused by name, and a picture beside one is worn', async () => {
    const { bot, ember } = world;
    const film = Buffer.from('whatever it is');
    await assert.rejects(ember.setMyProfilePhoto({ type: 'video', media: film }), refusedFilm);
    await assert.rejects(bot.setMyProfilePhoto(botPhoto(film, 0)), /VIDEO_FILE_INVALID/);
    const [video, file] = [await ember.uploadFile({ file: film }), await ember.uploadFile({ file: await makeStill() })];
    const answer = await ember.call({
      ...{ _: 'photos.uploadProfilePhoto', video: video.inputFile, file: file.inputFile, videoStartTs: 0 },
    });
    assert.ok(answer.photo._ === 'photo' && answer.photo.videoSizes === undefined);
  });

  test('check-config says so, and names a program that is not there', async () => {
    const { dataDir } = world.server;
    const check = (ffmpeg: string) =>
      new Promise<string>((resolve) => {
        const given = ['check-config', '--data', dataDir, '--listen', '127.0.0.1:0', '--ffmpeg', ffmpeg];
        execFile(process.execPath, [launcher, ...given], (_, stdout) => resolve(stdout));
      });
    assert.match(await check('off'), /^ok {6}films off: animated profile photos are refused, all else works$/m);
    assert.match(await check('/nowhere/ffmpeg'), /^WRONG {3}films \/nowhere\/ffmpeg: --ffmpeg: no program \/nowhere/m);
  });
});
