import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import Long from 'long';
import { filmPrograms, filmReader, makeFilm } from '../../../tests/support/films.ts';
import { caller, download, photoAt, refused, send } from '../../../tests/support/media-caller.ts';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { skipWithout } from '../../../tests/support/needs.ts';
import { getUserPhotos } from './getUserPhotos.ts';
import { uploadProfilePhoto } from './uploadProfilePhoto.ts';

const skip = skipWithout('ffmpeg', filmPrograms);

test('a film that the desk took down is gone from faces, cannot come in again, and comes back whole', {
  skip,
}, async (t) => {
  const world = await createMediaWorld(t, { films: filmReader() });
  const call = caller(world, await world.addPerson('Ember'));
  const film = await makeFilm();
  const wear = async () => {
    const { photo } = await call(uploadProfilePhoto, { video: await send(call, film), videoStartTs: 1 });
    return photo._ === 'photo' ? photo : assert.fail('no photo');
  };
  const photo = await wear();
  const worn = async () => {
    const page = { userId: { _: 'inputUserSelf' }, offset: 0, maxId: Long.ZERO, limit: 10 } as const;
    return (await call(getUserPhotos, page)).photos.length;
  };
  const digest = createHash('sha256').update(film).digest('hex');
  const size = photo.videoSizes?.[0];
  assert.ok(size?._ === 'videoSize' && size.type === 'u');
  const bytes = await download(call, photoAt(photo, 'u'));
  assert.equal(bytes.length, size.size);

  await world.store.write((tx) => tx.media.setRemoved(digest, true));
  for (const type of ['a', 'c', 'u'])
    await assert.rejects(download(call, photoAt(photo, type)), refused('FILE_ID_INVALID'));
  assert.equal(await worn(), 0);
  await assert.rejects(wear(), refused('MEDIA_INVALID'));

  await world.store.write((tx) => tx.media.setRemoved(digest, false));
  assert.ok((await download(call, photoAt(photo, 'u'))).equals(bytes));
  assert.equal(await worn(), 1);
  const again = await wear();
  assert.ok((await download(call, photoAt(again, 'u'))).equals(bytes), 'the same film gives the same bytes, kept once');
  const blobs = new Set<string>();
  for await (const name of world.blobs.names(Number.MAX_SAFE_INTEGER)) blobs.add(name);
  assert.equal(blobs.size, 2, 'what was uploaded, and its sizes with the film behind them');
});
