import { setFallbackPhoto, setProfilePhoto } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlFace } from '../from-tl/face.ts';
import { fromTlPhotoOwner } from '../from-tl/photo-owner.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlProfilePhotoChange } from '../to-tl/media/photos.ts';

export const uploadProfilePhoto = method('photos.uploadProfilePhoto', async (call, request) => {
  const account = await fromTlPhotoOwner(call, request);
  const photo = await fromTlFace(call, request);
  // Faces made of emoji are not kept.
  if (!photo) throw new RpcError(400, request.videoEmojiMarkup ? 'EMOJI_MARKUP_INVALID' : 'PHOTO_FILE_MISSING');
  const set = request.fallback ? setFallbackPhoto : setProfilePhoto;
  await set(call.world, { account, photo, session: ownSession(call) });
  return toTlProfilePhotoChange(call, account, photo);
});
