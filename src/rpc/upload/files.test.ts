import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import Long from 'long';
import sharp from 'sharp';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { uploadMedia } from '../messages/uploadMedia.ts';
import { getFile } from './getFile.ts';
import { getFileHashes } from './getFileHashes.ts';
import {
  kib,
  hashes,
  type Caller,
  caller,
  refused,
  send,
  download,
  peer,
  uploadDocument,
  documentAt,
  photoAt,
  picture,
} from '../../../tests/support/media-caller.ts';

test('a large document goes up and comes down with the same digest, also by pieces and their hashes', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const bytes = randomBytes(3 * kib * kib + 12_345);
  const { document } = await uploadDocument(call, bytes, {}, true);
  assert.equal(document.size, bytes.length);
  assert.equal(document.dcId, 2);
  assert.deepEqual(document.attributes, [{ _: 'documentAttributeFilename', fileName: 'lamp.bin' }]);
  const location = documentAt(document);
  for (const limit of [64 * kib, 1024 * kib]) assert.ok((await download(call, location, limit)).equals(bytes));
  const fine = await call(getFile, { location, precise: true, offset: 5 * kib, limit: 3 * kib });
  assert.ok(fine._ === 'upload.file' && Buffer.from(fine.bytes).equals(bytes.subarray(5 * kib, 8 * kib)));
  const pieces = await call(getFileHashes, { location, offset: 3 * kib * kib });
  assert.equal(pieces.length, 1);
  assert.deepEqual(
    Buffer.from(pieces[0]?.hash ?? []),
    createHash('sha256')
      .update(bytes.subarray(3 * kib * kib))
      .digest(),
  );
});

test('ranges outside the rules are refused', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const { document } = await uploadDocument(call, randomBytes(5000));
  const location = documentAt(document);
  const cases: [number, number, boolean, string][] = [
    [1, 4096, false, 'OFFSET_INVALID'],
    [-4096, 4096, false, 'OFFSET_INVALID'],
    [1024, 4096, false, 'OFFSET_INVALID'],
    [512, 1024, true, 'OFFSET_INVALID'],
    [0, 0, false, 'LIMIT_INVALID'],
    [0, -4096, false, 'LIMIT_INVALID'],
    [0, 5000, false, 'LIMIT_INVALID'],
    [0, 12 * kib, false, 'LIMIT_INVALID'],
    [0, 2048 * kib, false, 'LIMIT_INVALID'],
    [1020 * kib, 8 * kib, false, 'LIMIT_INVALID'],
  ];
  for (const [offset, limit, precise, error] of cases) {
    await assert.rejects(call(getFile, { location, offset, limit, precise }), refused(error), `${offset}+${limit}`);
  }
  const beyond = await call(getFile, { location, offset: 8192, limit: 4096 });
  assert.ok(beyond._ === 'upload.file' && beyond.bytes.length === 0);
});

test('a file is given only to whom it was shown, and only while the reference holds', async (t) => {
  const world = await createMediaWorld(t);
  const [ember, cinder] = [await world.addPerson('Ember'), await world.addPerson('Cinder')];
  const call = caller(world, ember);
  const { document } = await uploadDocument(call, randomBytes(5000));
  const location = documentAt(document);
  const get = (who: Caller, change: Partial<tl.RawInputDocumentFileLocation>) =>
    who(getFile, { location: { ...location, ...change }, offset: 0, limit: 4096 });

  await assert.rejects(get(caller(world, cinder), {}), refused('FILE_ID_INVALID'));
  // Someone who learned the hash of their own view still lacks a reference made for them.
  const own = hashes.of(cinder, 'document', document.id.toNumber());
  await assert.rejects(get(caller(world, cinder), { accessHash: own }), refused('FILE_REFERENCE_INVALID'));
  await assert.rejects(get(call, { accessHash: Long.ONE }), refused('FILE_ID_INVALID'));
  await assert.rejects(get(call, { id: Long.fromNumber(99) }), refused('FILE_ID_INVALID'));
  await assert.rejects(get(call, { id: Long.MAX_VALUE }), refused('FILE_ID_INVALID'));
  await assert.rejects(get(call, { fileReference: new Uint8Array(0) }), refused('FILE_REFERENCE_EMPTY'));
  await assert.rejects(get(call, { fileReference: randomBytes(17) }), refused('FILE_REFERENCE_INVALID'));
  const later = Buffer.from(document.fileReference);
  later.writeUInt8((later[1] ?? 0) + 1, 1);
  await assert.rejects(get(call, { fileReference: later }), refused('FILE_REFERENCE_INVALID'));
  await assert.rejects(get(call, { thumbSize: 'm' }), refused('LOCATION_INVALID'));
  await assert.rejects(
    call(getFile, { location: { ...photoAt(document as never, 'm') }, offset: 0, limit: 4096 }),
    refused('FILE_ID_INVALID'),
  );

  world.waitS(86_400);
  await get(call, {});
  world.waitS(86_401);
  await assert.rejects(get(call, {}), refused('FILE_REFERENCE_EXPIRED'));
});

test('voice, video, animations and names go as they were sent', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const waveform = randomBytes(63);
  const voice: tl.TypeDocumentAttribute = { _: 'documentAttributeAudio', voice: true, duration: 12, waveform };
  const spoken = await uploadDocument(call, randomBytes(4000), { mimeType: 'audio/ogg', attributes: [voice] });
  assert.equal(spoken.media.voice, true);
  const heard = spoken.document.attributes[0];
  assert.ok(heard?._ === 'documentAttributeAudio' && heard.waveform && waveform.equals(heard.waveform));

  const video: tl.TypeDocumentAttribute = {
    _: 'documentAttributeVideo',
    duration: 4.5,
    w: 640,
    h: 360,
    supportsStreaming: true,
  };
  const thumb = await send(call, await picture(640, 360));
  const filmed = await uploadDocument(call, randomBytes(4000), { mimeType: 'video/mp4', attributes: [video], thumb });
  assert.equal(filmed.media.video, true);
  const seen = filmed.document.attributes[0];
  assert.ok(seen?._ === 'documentAttributeVideo' && seen.duration === 4.5 && seen.supportsStreaming);
  assert.deepEqual(
    filmed.document.thumbs?.map((size) => size.type),
    ['i', 'm'],
  );
  const small = await sharp(await download(call, documentAt(filmed.document, 'm'))).metadata();
  assert.deepEqual([small.width, small.height], [320, 180]);

  const forced = await uploadDocument(call, randomBytes(4000), { attributes: [video], forceFile: true });
  assert.deepEqual(forced.document.attributes, [{ _: 'documentAttributeFilename', fileName: 'lamp.bin' }]);
  const named = await uploadDocument(call, randomBytes(10), {
    mimeType: 'Text/HTML; charset=x',
    attributes: [{ _: 'documentAttributeFilename', fileName: '../../etc/\u202egpj.exe' }],
  });
  assert.equal(named.document.mimeType, 'text/html');
  assert.deepEqual(named.document.attributes, [{ _: 'documentAttributeFilename', fileName: 'gpj.exe' }]);
});

test('a picture sent as a file keeps its bytes and gets a thumbnail and its size', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const png = await sharp(await picture(900, 450))
    .png()
    .toBuffer();
  const { document } = await uploadDocument(call, png, { mimeType: 'image/png', forceFile: true });
  assert.ok((await download(call, documentAt(document))).equals(png));
  assert.deepEqual(document.attributes[0], { _: 'documentAttributeImageSize', w: 900, h: 450 });
  assert.deepEqual(
    document.thumbs?.map((size) => size.type),
    ['i', 'm'],
  );
  const broken = await uploadDocument(call, png.subarray(0, 900), { mimeType: 'image/png' });
  assert.equal(broken.document.thumbs, undefined);
});

test('a known file is sent again by its id, and only by who was shown it', async (t) => {
  const world = await createMediaWorld(t);
  const [ember, cinder] = [await world.addPerson('Ember'), await world.addPerson('Cinder')];
  const call = caller(world, ember);
  const { document } = await uploadDocument(call, randomBytes(100));
  const { id, accessHash, fileReference } = document;
  const media: tl.TypeInputMedia = {
    _: 'inputMediaDocument',
    id: { _: 'inputDocument', id, accessHash, fileReference },
    spoiler: true,
  };
  const again = await call(uploadMedia, { peer, media });
  assert.ok(again._ === 'messageMediaDocument' && again.spoiler && again.document?._ === 'document');
  assert.ok(again.document.id.equals(id));
  await assert.rejects(caller(world, cinder)(uploadMedia, { peer, media }), refused('MEDIA_INVALID'));
  await assert.rejects(
    call(uploadMedia, {
      peer,
      media: { _: 'inputMediaPhoto', id: { _: 'inputPhoto', id, accessHash, fileReference } },
    }),
    refused('MEDIA_INVALID'),
  );
});

test('places, contacts and dice arrive as sent; what is not carried is refused by its name', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const point = (lat: number, long: number): tl.TypeInputGeoPoint => ({ _: 'inputGeoPoint', lat, long });
  const put = (media: tl.TypeInputMedia) => call(uploadMedia, { peer, media });
  const geo = await put({ _: 'inputMediaGeoPoint', geoPoint: point(59.95, 30.3) });
  assert.ok(geo._ === 'messageMediaGeo' && geo.geo._ === 'geoPoint' && geo.geo.lat === 59.95 && geo.geo.long === 30.3);
  const live = await put({ _: 'inputMediaGeoLive', geoPoint: point(1, 2), period: 900, heading: 90 });
  assert.ok(live._ === 'messageMediaGeoLive' && live.period === 900 && live.heading === 90);
  const dice = await put({ _: 'inputMediaDice', emoticon: '🎰' });
  assert.ok(dice._ === 'messageMediaDice' && dice.value >= 1 && dice.value <= 64);
  const contact = { _: 'inputMediaContact', phoneNumber: '+7 900', firstName: 'A', lastName: '', vcard: '' } as const;
  const card = await put(contact);
  assert.ok(card._ === 'messageMediaContact' && card.userId === 0);

  const url = 'http://127.0.0.1/secret.jpg';
  const game: tl.TypeInputMedia = {
    _: 'inputMediaGame',
    id: { _: 'inputGameShortName', botId: { _: 'inputUserSelf' }, shortName: 'x' },
  };
  const bad: [tl.TypeInputMedia, string][] = [
    [{ _: 'inputMediaEmpty' }, 'MEDIA_EMPTY'],
    [{ _: 'inputMediaPhotoExternal', url }, 'WEBPAGE_CURL_FAILED'],
    [{ _: 'inputMediaDocumentExternal', url }, 'WEBPAGE_CURL_FAILED'],
    [game, 'GAME_BOT_INVALID'],
    [{ _: 'inputMediaGeoPoint', geoPoint: point(91, 0) }, 'MEDIA_INVALID'],
    [{ _: 'inputMediaGeoPoint', geoPoint: point(Number.NaN, 0) }, 'MEDIA_INVALID'],
    [{ _: 'inputMediaGeoLive', geoPoint: point(1, 1), period: 5 }, 'MEDIA_INVALID'],
    [{ ...contact, firstName: '' }, 'CONTACT_ID_INVALID'],
    [{ _: 'inputMediaDice', emoticon: '🏮' }, 'EMOTICON_INVALID'],
    [{ _: 'inputMediaPhoto', id: { _: 'inputPhotoEmpty' } }, 'MEDIA_EMPTY'],
  ];
  for (const [media, error] of bad) await assert.rejects(put(media), refused(error), media._);
  const file = await send(call, randomBytes(10));
  await assert.rejects(
    put({ _: 'inputMediaUploadedDocument', file, mimeType: 'a/b', attributes: [], ttlSeconds: 61 }),
    refused('TTL_MEDIA_INVALID'),
  );
});
