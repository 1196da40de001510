import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { tl } from '@mtcute/core';
import { strippedPhotoToJpg } from '@mtcute/core/utils.js';
import Long from 'long';
import sharp from 'sharp';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { deletePhotos } from './deletePhotos.ts';
import { getUserPhotos } from './getUserPhotos.ts';
import { updateProfilePhoto } from './updateProfilePhoto.ts';
import { uploadProfilePhoto } from './uploadProfilePhoto.ts';
import {
  kib,
  hashes,
  caller,
  refused,
  send,
  download,
  uploadPhoto,
  photoAt,
  picture,
} from '../../../tests/support/media-caller.ts';

test('a photo has its sizes, each as long as it says, and a stripped thumbnail', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const source = await picture(1000, 700);
  const photo = await uploadPhoto(call, source);
  assert.deepEqual(
    photo.sizes.map((size) => size.type),
    ['i', 's', 'm', 'x', 'y'],
  );
  for (const size of photo.sizes) {
    if (size._ === 'photoStrippedSize') {
      const { width, height } = await sharp(strippedPhotoToJpg(size.bytes)).metadata();
      assert.deepEqual([width, height], [40, 28]);
      continue;
    }
    assert.ok(size._ === 'photoSize' || size._ === 'photoSizeProgressive');
    const bytes = await download(call, photoAt(photo, size.type));
    assert.equal(bytes.length, size._ === 'photoSize' ? size.size : size.sizes.at(-1));
    const { width, height } = await sharp(bytes).metadata();
    assert.deepEqual([width, height], [size.w, size.h]);
  }
  assert.ok((await download(call, photoAt(photo, 'y'))).equals(source), 'a clean JPEG comes down as it went up');
  await assert.rejects(download(call, photoAt(photo, 'w')), refused('LOCATION_INVALID'));
});

test('bad pictures are refused by name', async (t) => {
  const world = await createMediaWorld(t);
  const call = caller(world, await world.addPerson('Ember'));
  const whole = await picture(500, 500);
  await assert.rejects(uploadPhoto(call, Buffer.from('no picture at all')), refused('PHOTO_EXT_INVALID'));
  await assert.rejects(uploadPhoto(call, whole.subarray(0, whole.length / 2)), refused('IMAGE_PROCESS_FAILED'));
  await assert.rejects(uploadPhoto(call, await picture(3000, 100)), refused('PHOTO_INVALID_DIMENSIONS'));
  await assert.rejects(uploadPhoto(call, Buffer.alloc(11 * kib * kib)), refused('PHOTO_SAVE_FILE_INVALID'));
  await uploadPhoto(call, whole);
});

test('faces: set, changed, listed, downloaded by peer, removed, and hidden by privacy', async (t) => {
  const world = await createMediaWorld(t);
  const [ember, cinder] = [await world.addPerson('Ember'), await world.addPerson('Cinder')];
  const [mine, theirs] = [caller(world, ember), caller(world, cinder)];
  const upload = async (background: string) => {
    const answer = await mine(uploadProfilePhoto, { file: await send(mine, await picture(700, 500, background)) });
    assert.ok(answer.photo._ === 'photo');
    const self = answer.users.find((user) => user.id === ember);
    assert.ok(self?._ === 'user' && self.photo?._ === 'userProfilePhoto');
    assert.ok(self.photo.photoId.equals(answer.photo.id) && self.photo.strippedThumb);
    return answer.photo;
  };
  const [first, second] = [await upload('#f00'), await upload('#00f')];
  assert.deepEqual(
    first.sizes.map((size) => size.type),
    ['i', 'a', 'b', 'c'],
  );

  const emberFor: tl.TypeInputUser = { _: 'inputUser', userId: ember, accessHash: hashes.of(cinder, 'peer', ember) };
  const page = (offset: number, maxId: Long, limit: number) =>
    theirs(getUserPhotos, { userId: emberFor, offset, maxId, limit });
  const ids = (photos: tl.photos.TypePhotos) => photos.photos.map((photo) => photo.id.toNumber());
  const [one, two] = [first.id.toNumber(), second.id.toNumber()];
  assert.deepEqual(ids(await page(0, Long.ZERO, 10)), [two, one]);
  const slice = await page(1, Long.ZERO, 1);
  assert.ok(slice._ === 'photos.photosSlice' && slice.count === 2);
  assert.deepEqual(ids(slice), [one]);
  assert.deepEqual(ids(await page(0, second.id, 10)), [one]);
  assert.deepEqual(ids(await page(-1, second.id, 1)), [two]);

  const face = (photoId: Long, big: boolean): tl.RawInputPeerPhotoFileLocation => ({
    _: 'inputPeerPhotoFileLocation',
    peer: { _: 'inputPeerUser', userId: ember, accessHash: hashes.of(cinder, 'peer', ember) },
    photoId,
    big,
  });
  assert.equal((await sharp(await download(theirs, face(second.id, true))).metadata()).width, 640);
  assert.equal((await sharp(await download(theirs, face(second.id, false))).metadata()).width, 160);
  const stray = await uploadPhoto(mine, await picture(300, 300));
  await assert.rejects(download(theirs, face(stray.id, true)), refused('LOCATION_INVALID'));

  const worn = await mine(updateProfilePhoto, { id: { ...photoAt(first, ''), _: 'inputPhoto' } as tl.RawInputPhoto });
  assert.ok(worn.photo.id.equals(first.id));
  assert.deepEqual(ids(await page(0, Long.ZERO, 10)), [one, two]);

  await world.store.write((tx) =>
    tx.accounts.putSetting(ember, 'privacy:profilePhoto', {
      base: 'nobody',
      allow: [],
      disallow: [],
      allowChats: [],
      disallowChats: [],
    }),
  );
  assert.deepEqual(ids(await page(0, Long.ZERO, 10)), []);
  await assert.rejects(download(theirs, face(first.id, true)), refused('LOCATION_INVALID'));
  await world.store.write((tx) => tx.accounts.removeSettings(ember, 'privacy:profilePhoto'));

  const gone = await mine(updateProfilePhoto, { id: { _: 'inputPhotoEmpty' } });
  const self = gone.users[0];
  assert.ok(self?._ === 'user' && self.photo?._ === 'userProfilePhoto' && self.photo.photoId.equals(second.id));
  // TDLib names a face by its id alone.
  const bare = { _: 'inputPhoto', id: second.id, accessHash: Long.ZERO, fileReference: new Uint8Array() } as const;
  assert.deepEqual(await theirs(deletePhotos, { id: [bare] }), [], 'nobody takes off the face of somebody else');
  const removed = await mine(deletePhotos, { id: [bare, { _: 'inputPhotoEmpty' }] });
  assert.deepEqual(removed.map(String), [String(two)]);
  assert.deepEqual(ids(await page(0, Long.ZERO, 10)), []);
});
