import { removeProfilePhotos, setFallbackPhoto, setProfilePhoto } from '#domain';
import { fromTlFile } from '../from-tl/file.ts';
import { fromTlPhotoOwner } from '../from-tl/photo-owner.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlProfilePhotoChange } from '../to-tl/media/photos.ts';

/** Wears a photo that is known already; an empty one takes the present face off. */
export const updateProfilePhoto = method('photos.updateProfilePhoto', async (call, request) => {
  const account = await fromTlPhotoOwner(call, request);
  const session = ownSession(call);
  if (request.id._ !== 'inputPhotoEmpty') {
    const photo = await fromTlFile(call, 'photo', request.id, 'PHOTO_ID_INVALID');
    const set = request.fallback ? setFallbackPhoto : setProfilePhoto;
    const face = await set(call.world, { account, photo, session });
    return toTlProfilePhotoChange(call, account, face);
  }
  if (request.fallback) {
    await setFallbackPhoto(call.world, { account, session });
    return toTlProfilePhotoChange(call, account, undefined);
  }
  const worn = await call.world.store.read(async (tx) => (await tx.accounts.get(account))?.photo);
  if (worn !== undefined) await removeProfilePhotos(call.world, { account, ids: [worn], session });
  return toTlProfilePhotoChange(call, account, undefined);
});
