import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { Api, InputFile } from 'grammy';
import sharp from 'sharp';
import { atDesk, callDesk } from '../support/desk.ts';
import { closedDoors, type Doors, putInForce, works } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import type { TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';
import { makeBot, startBotServer } from './bots/bot-world.ts';

const annPhone = '79991260001';
let server: TestServer;
let key: string;
/** Ann owns the channel and wears the picture, Bob reads. */
let ann: TelegramClient;
let bob: TelegramClient;
let api: Api;
let channel: number;
/** Where the picture stands: the message of each place. */
const places = new Map<string, number>();
const edited = new Set<number>();
let picture: Buffer;

before(async () => {
  server = await startBotServer();
  key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ann = await signUp(server, annPhone, 'Ann');
  await ann.setMyUsername('quay_ann');
  bob = await signUp(server, '79991260002', 'Bob');
  bob.onRawUpdate.add(({ update }) => {
    if (update._ === 'updateEditChannelMessage') edited.add(update.message.id);
  });
  const token = await makeBot(server, `+${annPhone}`, 'quay_files_bot');
  api = new Api(token, { apiRoot: server.http });
  channel = (await ann.createChannel({ title: 'Lamps of the quay' })).id;
  await ann.setChatUsername(channel, 'quay_files');
  await bob.joinChat('quay_files');
  await ann.editAdminRights({ chatId: channel, userId: 'quay_files_bot', rights: { postMessages: true }, rank: '' });
  const size = { width: 320, height: 240 };
  picture = await sharp({ create: { ...size, channels: 3, background: 'orange' } })
    .jpeg()
    .toBuffer();
  const file = () => new InputFile(picture, 'lamp.jpg');
  const film = new InputFile(Buffer.from('not quite a film'), 'film.mp4');
  const two = [{ text: 'yes' }, { text: 'no' }];
  const sent = {
    'a post': api.sendPhoto(channel, file()),
    'a cover': api.sendVideo(channel, film, { cover: file(), ...size, duration: 9 }),
    'a poll’s description': api.sendPoll(channel, 'Oil?', two, { media: { type: 'photo', media: file() } }),
    'a poll’s answer': api.sendPoll(channel, 'Wick?', [
      { text: 'this', media: { type: 'photo', media: file() } },
      { text: 'that' },
    ]),
    'a poll’s explanation': api.sendPoll(channel, 'Glass?', two, {
      type: 'quiz',
      correct_option_ids: [0],
      explanation: 'look',
      explanation_media: { type: 'photo', media: file() },
    }),
  };
  for (const [name, message] of Object.entries(sent)) places.set(name, (await message).message_id);
  // The explanation of a quiz is for those who answered.
  const quiz = places.get('a poll’s explanation') ?? 0;
  const poll = (await bob.getMessages(channel, [quiz]))[0]?.media;
  assert.ok(poll?.type === 'poll');
  const options = poll.answers.slice(0, 1).map(({ data }) => data);
  await bob.call({ _: 'messages.sendVote', peer: await bob.resolvePeer(channel), msgId: quiz, options });
  const album = await api.sendMediaGroup(channel, [
    { type: 'photo', media: file() },
    { type: 'photo', media: new InputFile(await sharp(picture).negate().jpeg().toBuffer(), 'other.jpg') },
  ]);
  places.set('an album', album[0]?.message_id ?? 0);
  await ann.setMyProfilePhoto({ type: 'photo', media: picture });
  await ann.setChatPhoto({ chatId: channel, type: 'photo', media: picture });
});

after(async () => {
  await Promise.all([ann, bob].map((client) => client?.destroy()));
  await server?.stop();
});

/** Every photo that stands anywhere in what a client was sent. */
function photosIn(value: unknown): tl.RawPhoto[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = '_' in value && value._ === 'photo' ? [value as tl.RawPhoto] : [];
  return [...found, ...Object.values(value).flatMap(photosIn)];
}

const bytesOf = (client: TelegramClient, { id, accessHash, fileReference, sizes }: tl.RawPhoto) => {
  const thumbSize = sizes.flatMap((size) => (size._ === 'photoSize' ? [size.type] : [])).at(-1) ?? '';
  const location = { _: 'inputPhotoFileLocation' as const, id, accessHash, fileReference, thumbSize };
  return works(client.call({ _: 'upload.getFile', location, offset: 0 as never, limit: 4096 }));
};

const photosOf = async (id: number) => photosIn((await bob.getMessages(channel, [id]))[0]?.raw);

/** Whether a reader who opens the place now gets the picture. */
const stands = async (id: number): Promise<boolean> => {
  const photos = await photosOf(id);
  const open = await Promise.all(photos.map((photo) => bytesOf(bob, photo)));
  return open.length > 0 && open.every((one) => one);
};

const webPage = async (path: string): Promise<string> => (await fetch(server.http + path)).text();

const isThere = async (path: string): Promise<boolean> => (await fetch(`${server.http}${path}`)).ok;

/** Whether the face of a person or chat is shown and can be fetched. */
const face = async (name: string): Promise<boolean> => {
  const { photo } = await bob.getPeer(name);
  return photo ? works(bob.downloadAsBuffer(photo.big).then((bytes) => bytes.length > 0)) : false;
};

test('a picture taken down vanishes at every door, and comes back at each', async () => {
  const held = new Map<string, tl.RawPhoto>();
  for (const [name, id] of places) {
    const [photo] = await photosOf(id);
    assert.ok(photo, name);
    held.set(name, photo);
  }
  const asked = await api.sendPhoto(channel, new InputFile(picture, 'again.jpg'));
  const fileId = asked.photo.at(-1)?.file_id ?? '';
  const doors: Doors = {
    ...Object.fromEntries([...places].map(([name, id]) => [name, () => stands(id)])),
    ...Object.fromEntries([...held].map(([name, photo]) => [`${name}, as it was held`, () => bytesOf(bob, photo)])),
    'a file of the Bot API': async () => {
      const { file_path: path } = await api.getFile(fileId);
      return (await fetch(`${server.http}/file/bot${api.token}/${path}`)).ok;
    },
    'sent again by its id': () => works(api.sendPhoto(channel, fileId)),
    'uploaded again': () => works(api.sendPhoto(channel, new InputFile(picture, 'once-more.jpg'))),
    'the channel’s face': () => face('quay_files'),
    'a face': () => face('quay_ann'),
    'its address on the web': () => isThere(`/quay_files/${places.get('a post')}/photo`),
    'the channel’s face on the web': () => isThere('/quay_files/photo'),
    'its room on a page of the web': async () =>
      (await webPage('/quay_files')).includes(`/${places.get('a post')}/photo`),
    'the face’s room there': async () => (await webPage('/quay_files')).includes('src="/quay_files/photo"'),
    'the picture that a link shows': async () =>
      (await webPage(`/quay_files/${places.get('a post')}`)).includes('og:image'),
  };
  assert.deepEqual(await closedDoors(doors), []);
  const media = await atDesk(server.dataDir, ({ store }) =>
    store.readSql(
      async (sql) => (await sql.get<{ id: number }>("SELECT MIN(id) AS id FROM media WHERE kind = 'photo'"))?.id,
    ),
  );
  edited.clear();
  const { end } = await putInForce(server, key, `media:${media}`, { kind: 'takedown' });
  try {
    assert.deepEqual(await closedDoors(doors), Object.keys(doors).sort());
    // Whoever has the place open is told as well.
    await until(() => [...places.values()].every((id) => edited.has(id)));
  } finally {
    await end();
  }
  assert.deepEqual(await closedDoors(doors), []);
});

test('a reviewer is told of covers, of what stands in polls and of faces, and may take down each alone', async () => {
  const desk = <T>(call: string, body?: unknown) => callDesk<T>(server.http, key, call, body);
  const peer = -1_000_000_000_000 - (Math.abs(channel) - 1_000_000_000_000);
  const subjectKey = `chat:${peer}`;
  const about = { subjectKey, queue: 'report', reason: 'seen on duty' };
  const { id } = await desk<{ id: number }>('POST /cases', about);
  await desk(`POST /cases/${id}/claim`);
  const content = await desk<{ mediaIds: number[]; messages: { id: number; mediaIds: number[] }[] }>(
    `GET /subjects/${subjectKey}/content`,
  );
  assert.equal(content.mediaIds.length, 1, 'the face of the channel');
  const counted = new Map(content.messages.map((message) => [message.id, message.mediaIds.length]));
  assert.deepEqual(
    [...places].map(([name, message]) => [name, counted.get(message)]),
    [
      ['a post', 1],
      ['a cover', 2],
      ['a poll’s description', 1],
      ['a poll’s answer', 1],
      ['a poll’s explanation', 1],
      ['an album', 1],
    ],
  );
});
