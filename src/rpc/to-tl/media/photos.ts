import type { tl } from '@mtcute/core';
import Long from 'long';
import type { AccountId, Media } from '#domain';
import { toTlPeers, type Viewer } from '../peers.ts';
import { toTlPhoto } from './photo.ts';

/** A photo that an account wears now, with that account as it then looks. */
export async function toTlProfilePhotoChange(
  viewer: Viewer,
  owner: AccountId,
  photo: Media | undefined,
): Promise<tl.photos.RawPhoto> {
  const { users } = await viewer.world.store.read((tx) => toTlPeers(viewer, tx, [owner]));
  return { _: 'photos.photo', photo: photo ? toTlPhoto(viewer, photo) : { _: 'photoEmpty', id: Long.ZERO }, users };
}
