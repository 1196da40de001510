import type { tl } from '@mtcute/core';
import { getProfilePhotos } from '#domain';
import { fromTlId } from '../from-tl/file.ts';
import { fromTlUser } from '../from-tl/peer.ts';
import { pageLimit } from '../from-tl/page-limit.ts';
import { method } from '../method.ts';
import { toTlPeers } from '../to-tl/peers.ts';
import { toTlPhoto } from '../to-tl/media/photo.ts';

export const getUserPhotos = method('photos.getUserPhotos', async (call, request): Promise<tl.photos.TypePhotos> => {
  const owner = fromTlUser(call, request.userId);
  const limit = pageLimit(call, request.limit);
  return call.world.store.read(async (tx) => {
    const page = { owner, viewer: call.account, offset: request.offset, limit };
    const found = await getProfilePhotos(
      tx,
      request.maxId.isZero() ? page : { ...page, afterId: fromTlId(request.maxId) },
    );
    const { users } = await toTlPeers(call, tx, [owner]);
    const photos = found.photos.map((photo) => toTlPhoto(call, photo));
    if (photos.length === found.total) return { _: 'photos.photos', photos, users };
    return { _: 'photos.photosSlice', count: found.total, photos, users };
  });
});
