import { makePhoto, profilePhotoPlan, setFallbackPhoto, setProfilePhoto } from '#domain';
import { RpcError } from '../errors.ts';
import { fromTlUpload } from '../from-tl/file.ts';
import { fromTlPhotoOwner } from '../from-tl/photo-owner.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlProfilePhotoChange } from '../to-tl/media/photos.ts';

export const uploadProfilePhoto = method('photos.uploadProfilePhoto', async (call, request) => {
  const account = await fromTlPhotoOwner(call, request);
  if (!request.file) {
    // Moving and emoji faces are not kept; a still picture beside them is.
    if (request.video) throw new RpcError(400, 'VIDEO_FILE_INVALID');
    throw new RpcError(400, request.videoEmojiMarkup ? 'EMOJI_MARKUP_INVALID' : 'PHOTO_FILE_MISSING');
  }
  const file = await fromTlUpload(call, request.file);
  const photo = await makePhoto(call.world, { owner: call.account, file, plan: profilePhotoPlan });
  const set = request.fallback ? setFallbackPhoto : setProfilePhoto;
  await set(call.world, { account, photo, session: ownSession(call) });
  return toTlProfilePhotoChange(call, account, photo);
});
