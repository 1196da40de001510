import { mayBeSeen } from '../accounts/may-be-seen.ts';
import type { Account } from '../accounts/repository.ts';
import { tellAboutAccount } from '../accounts/tell-about.ts';
import { refuse } from '../errors.ts';
import type { AccountId, MediaId } from '../ids.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import { makeFaceOf } from './make-photo.ts';
import type { Media } from './media.ts';

interface ProfileChange {
  account: AccountId;
  /** The session that learns of it from its own answer. */
  session?: string;
}

/**
 * Makes a photo the account's face; the earlier ones stay in its history.
 * @throws profile-photos-too-many, photo-invalid, image-process-failed
 */
export async function setProfilePhoto(world: World, change: ProfileChange & { photo: Media }): Promise<Media> {
  const face = await makeFaceOf(world, change.account, change.photo);
  await world.store.write(async (tx) => {
    const worn = await tx.media.profilePhotoIds(change.account);
    if (worn.length >= world.limits.profilePhotos && !worn.includes(face.id)) refuse('profile-photos-too-many');
    await tx.media.addProfilePhoto(change.account, face.id, world.clock.nowS());
    await wearNewest(world, tx, change);
  });
  return face;
}

/** Key of the account setting that names the face for those who may not see the real one. */
export const fallbackPhotoSetting = 'photo.fallback';

/** Sets, or with no photo removes, the face that is shown where privacy hides the real one. */
export async function setFallbackPhoto(
  world: World,
  change: ProfileChange & { photo?: Media },
): Promise<Media | undefined> {
  const { account, photo, session } = change;
  const face = photo && (await makeFaceOf(world, account, photo));
  await world.store.write(async (tx) => {
    if (face) await tx.accounts.putSetting(account, fallbackPhotoSetting, face.id);
    else await tx.accounts.removeSettings(account, fallbackPhotoSetting);
    await tellAboutAccount(world, tx, account, session);
  });
  return face;
}

/** The face that `viewer` sees: the real one where privacy allows, else the fallback. */
export async function visiblePhoto(
  tx: Tx,
  owner: Pick<Account, 'id' | 'photo'>,
  viewer: AccountId,
): Promise<MediaId | undefined> {
  if (owner.photo === undefined || (await mayBeSeen(tx, owner.id, viewer, 'profilePhoto'))) return owner.photo;
  return tx.accounts.setting<MediaId>(owner.id, fallbackPhotoSetting);
}

/** True for a photo that `viewer` may name as the account's present or earlier face. */
export async function isFaceOf(tx: Tx, owner: AccountId, viewer: AccountId, id: MediaId): Promise<boolean> {
  if ((await tx.accounts.setting<MediaId>(owner, fallbackPhotoSetting)) === id) return true;
  return (await mayBeSeen(tx, owner, viewer, 'profilePhoto')) && (await tx.media.hasProfilePhoto(owner, id));
}

/** Removes photos from the account's history and returns which were there; the newest of the rest becomes its face. */
export async function removeProfilePhotos(
  world: World,
  change: ProfileChange & { ids: readonly MediaId[] },
): Promise<MediaId[]> {
  return world.store.write(async (tx) => {
    const removed = await tx.media.removeProfilePhotos(change.account, change.ids);
    if (removed.length > 0) await wearNewest(world, tx, change);
    return removed;
  });
}

async function wearNewest(world: World, tx: WriteTx, { account: id, session }: ProfileChange): Promise<void> {
  const account = await tx.accounts.get(id);
  if (!account) return refuse('account-not-found');
  const [newest] = await tx.media.profilePhotoIds(id);
  if (newest === account.photo) return;
  const { photo: _, ...rest } = account;
  await tx.accounts.update(newest === undefined ? rest : { ...rest, photo: newest });
  await tellAboutAccount(world, tx, id, session);
}

export interface ProfilePhotoPage {
  owner: AccountId;
  viewer: AccountId;
  /** How many to skip, counted from the newest, or from behind `afterId`; -1 with `afterId` begins at that photo. */
  offset: number;
  afterId?: MediaId;
  limit: number;
}

/** A page of an account's faces, newest first. */
export async function getProfilePhotos(tx: Tx, page: ProfilePhotoPage): Promise<{ total: number; photos: Media[] }> {
  const ids = await visibleFaces(tx, page.owner, page.viewer);
  const known = page.afterId === undefined ? -1 : ids.indexOf(page.afterId);
  const first = page.afterId !== undefined && known < 0 ? ids.length : Math.max(0, known + 1 + page.offset);
  const wanted = ids.slice(first, first + page.limit);
  const rows = new Map((await tx.media.many(wanted)).map((row) => [row.id, row]));
  return { total: ids.length, photos: wanted.flatMap((id) => rows.get(id) ?? []) };
}

async function visibleFaces(tx: Tx, owner: AccountId, viewer: AccountId): Promise<MediaId[]> {
  if (await mayBeSeen(tx, owner, viewer, 'profilePhoto')) return tx.media.profilePhotoIds(owner);
  const fallback = await tx.accounts.setting<MediaId>(owner, fallbackPhotoSetting);
  return fallback === undefined ? [] : [fallback];
}
