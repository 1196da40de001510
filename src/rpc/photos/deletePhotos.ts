import Long from 'long';
import { removeProfilePhotos } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';

const photosPerCall = 1000;

/** Faces of the caller's own alone are taken off, so that their ids suffice: some clients send no hash with them. */
export const deletePhotos = method('photos.deletePhotos', async (call, request) => {
  const ids = request.id.slice(0, photosPerCall).flatMap((photo) => {
    if (photo._ === 'inputPhotoEmpty') return [];
    const id = fromTlId(photo.id);
    const proven = photo.accessHash.isZero() || call.hashes.matches(call.account, 'photo', id, photo.accessHash);
    return proven ? [id] : [];
  });
  const removed = await removeProfilePhotos(call.world, { account: call.account, ids, session: ownSession(call) });
  return removed.map((id) => Long.fromNumber(id));
});
