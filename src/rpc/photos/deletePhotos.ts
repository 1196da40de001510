import Long from 'long';
import { removeProfilePhotos } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

const photosPerCall = 1000;

export const deletePhotos = method('photos.deletePhotos', async (call, request) => {
  const ids = request.id.slice(0, photosPerCall).flatMap((photo) => {
    if (photo._ === 'inputPhotoEmpty') return [];
    const id = fromTlId(photo.id);
    return call.hashes.matches(call.account, 'photo', id, photo.accessHash) ? [id] : [];
  });
  const removed = await removeProfilePhotos(call.world, { account: call.account, ids, session: ownSession(call) });
  return removed.map((id) => Long.fromNumber(id));
});
