import type { tl } from '@mtcute/core';
import { type Account, type Contact, type Media, type MediaId, type Tx, visiblePhoto } from '#domain';
import { loadMedia } from './media.ts';
import type { Viewer } from './peers.ts';
import { toTlProfilePhoto } from './photo.ts';

/** Writes accounts as `viewer` sees them: own names for contacts, phone and status as privacy allows. */
export async function toTlUsers(viewer: Viewer, tx: Tx, ids: readonly number[]): Promise<tl.TypeUser[]> {
  const accounts = await tx.accounts.many(ids);
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const faces = new Map<number, MediaId | undefined>();
  for (const account of accounts) faces.set(account.id, await visiblePhoto(tx, account, viewer.account));
  const photos = await loadMedia(tx, faces.values());
  const users: tl.TypeUser[] = [];
  for (const id of ids) {
    const account = byId.get(id);
    if (!account) {
      users.push({ _: 'userEmpty', id });
      continue;
    }
    const contact = id === viewer.account ? undefined : await tx.accounts.contact(viewer.account, id);
    const mutual = contact ? (await tx.accounts.contact(id, viewer.account)) !== undefined : false;
    const photo = photos.get(faces.get(id) ?? 0);
    users.push(toTlUser(viewer, account, contact, mutual, photo));
  }
  return users;
}

function toTlUser(
  viewer: Viewer,
  account: Account,
  contact: Contact | undefined,
  mutual: boolean,
  photo: Media | undefined,
): tl.RawUser {
  const self = account.id === viewer.account;
  const accessHash = viewer.hashes.of(viewer.account, 'peer', account.id);
  if (account.deletedAt !== undefined) return { _: 'user', id: account.id, accessHash, deleted: true };
  return {
    _: 'user',
    id: account.id,
    accessHash,
    self,
    contact: contact !== undefined || self,
    mutualContact: mutual || self,
    bot: account.kind === 'bot',
    verified: account.data.verified ?? false,
    support: account.kind === 'service',
    firstName: contact?.firstName ?? account.firstName,
    lastName: (contact?.lastName ?? account.lastName) || undefined,
    username: account.username,
    phone: self || contact ? account.phone : undefined,
    photo: toTlProfilePhoto(viewer, photo),
    status: toTlStatus(account, viewer.world.clock.nowS()),
    ...(account.data.bot ? { botInfoVersion: account.data.bot.infoVersion } : {}),
  };
}

export function toTlStatus(account: Account, nowS: number): tl.TypeUserStatus {
  if (account.kind !== 'person') return { _: 'userStatusEmpty' };
  if (account.onlineUntil > nowS) return { _: 'userStatusOnline', expires: account.onlineUntil };
  if (account.onlineUntil > 0) return { _: 'userStatusOffline', wasOnline: account.onlineUntil };
  return { _: 'userStatusEmpty' };
}
