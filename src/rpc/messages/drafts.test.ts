import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import sharp from 'sharp';
import { sendMessage } from '#domain';
import { createDispatcher } from '../../../tests/support/dispatcher.ts';
import { openStage, randomId, type Stage } from '../../../tests/replay/stage.ts';

const open = async (t: TestContext): Promise<Stage> => openStage(await createDispatcher(t, {}, true));

const save = (s: Stage, more: object) =>
  s.annDoes('messages.saveDraft', { peer: s.peer(s.ann, s.ben), message: '', ...more });

async function draftOf(s: Stage): Promise<tl.RawDraftMessage | undefined> {
  const { draft } = await s.dialog(s.ann, s.ben);
  return draft?._ === 'draftMessage' ? draft : undefined;
}

/** Sends what the draft carries, as a client does that found it on another device; what the other person sees then. */
async function sent(s: Stage, media: tl.TypeInputMedia | undefined): Promise<tl.TypeMessageMedia | undefined> {
  await s.annDoes('messages.sendMedia', { peer: s.peer(s.ann, s.ben), media, message: '', randomId: randomId() });
  return (await s.newest(s.ben, s.ann)).media;
}

test('a draft keeps a picture that is to be sent, on every device, and is no draft without it', async (t) => {
  const s = await open(t);
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#fa0' } })
    .jpeg()
    .toBuffer();
  const id = Long.fromNumber(77);
  await s.annDoes('upload.saveFilePart', { fileId: id, filePart: 0, bytes });
  const file = { _: 'inputFile', id, parts: 1, name: 'lamp.jpg', md5Checksum: '' };
  const other = await s.dispatcher.addDevice(s.ann);
  await save(s, { media: { _: 'inputMediaUploadedPhoto', file, spoiler: true } });
  assert.ok((await other()).length > 0, 'the other device hears of it');
  const kept = await draftOf(s);
  assert.ok(kept?.media?._ === 'inputMediaPhoto' && kept.media.spoiler && kept.media.id._ === 'inputPhoto');
  await save(s, { message: 'with words', media: kept.media });
  const again = await draftOf(s);
  assert.deepEqual([again?.message, again?.media], ['with words', kept.media]);
  const media = await sent(s, again?.media);
  assert.ok(media?._ === 'messageMediaPhoto' && media.spoiler && media.photo?._ === 'photo');
  assert.ok(media.photo.id.eq(kept.media.id.id));
  await save(s, {});
  assert.equal(await draftOf(s), undefined);
});

test('a draft keeps a place and a card; what comes into being when it is sent is left out', async (t) => {
  const s = await open(t);
  const geoPoint = { _: 'inputGeoPoint', lat: 1, long: 2 };
  const names = { title: 'The lamp room', address: 'Wick street', provider: '', venueId: '', venueType: '' };
  await save(s, { media: { _: 'inputMediaVenue', geoPoint, ...names } });
  const place = await sent(s, (await draftOf(s))?.media);
  assert.ok(place?._ === 'messageMediaVenue' && place.title === names.title);
  const card = { _: 'inputMediaContact', phoneNumber: '15550100', firstName: 'Wick', lastName: '', vcard: '' };
  await save(s, { media: card });
  assert.deepEqual({ ...(await draftOf(s))?.media }, card);
  await save(s, { message: 'roll', media: { _: 'inputMediaDice', emoticon: '🎲' } });
  assert.deepEqual([(await draftOf(s))?.message, (await draftOf(s))?.media], ['roll', undefined]);
});

test('a file that a draft may not name is refused', async (t) => {
  const s = await open(t);
  const id = { _: 'inputPhoto', id: Long.fromNumber(5), accessHash: Long.ONE, fileReference: new Uint8Array() };
  await assert.rejects(
    save(s, { media: { _: 'inputMediaPhoto', id } }),
    /MEDIA_INVALID|PEER_ID_INVALID|MSG_ID_INVALID/,
  );
});

interface Shown {
  photo: object;
  takeDown(): Promise<void>;
}

/** A picture that the other person sent, as an input, and the desk's measure against its message. */
async function shownPhoto(s: Stage): Promise<Shown> {
  const { world } = s.dispatcher;
  const row = await world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'photo', owner: s.ben, createdAt: 1, digest: 'p', sizeBytes: 1, mime: 'image/jpeg', blob: 'p' },
      ...{ sizes: [], attributes: [] },
    }),
  );
  const sentBy = await sendMessage(world, {
    ...{ sender: s.ben, peer: s.ann, data: { text: '', media: { kind: 'photo', media: row } } },
  });
  const { media } = await s.newest(s.ann, s.ben);
  assert.ok(media?._ === 'messageMediaPhoto' && media.photo?._ === 'photo');
  const { id, accessHash, fileReference } = media.photo;
  return {
    photo: { _: 'inputPhoto', id, accessHash, fileReference },
    takeDown: () =>
      world.store.write(async (tx) => {
        const content = await tx.messages.content(sentBy.content);
        assert.ok(content);
        const { id: of, sender: _, date: __, editDate, ...data } = content;
        await tx.messages.updateContent(of, { ...data, takenDown: true }, editDate);
      }),
  };
}

test('a file in a draft is closed with the message in which it was shown', async (t) => {
  const s = await open(t);
  const { photo, takeDown } = await shownPhoto(s);
  await save(s, { media: { _: 'inputMediaPhoto', id: photo } });
  const kept = (await draftOf(s))?.media;
  await sent(s, kept);
  await save(s, { media: kept });
  await takeDown();
  await assert.rejects(sent(s, (await draftOf(s))?.media), /FILE_REFERENCE_EXPIRED/);
});

test('the picture that stands for a video in a draft is closed with the message in which it was shown', async (t) => {
  const s = await open(t);
  const { photo, takeDown } = await shownPhoto(s);
  const id = Long.fromNumber(78);
  await s.annDoes('upload.saveFilePart', { fileId: id, filePart: 0, bytes: new Uint8Array(8) });
  const file = { _: 'inputFile', id, parts: 1, name: 'lamp.mp4', md5Checksum: '' };
  const film = { _: 'inputMediaUploadedDocument', file, mimeType: 'video/mp4', attributes: [], videoCover: photo };
  await save(s, { media: film });
  const kept = (await draftOf(s))?.media;
  assert.ok(kept?._ === 'inputMediaDocument' && kept.videoCover?._ === 'inputPhoto');
  await takeDown();
  await assert.rejects(sent(s, (await draftOf(s))?.media), /FILE_REFERENCE_EXPIRED/);
});
