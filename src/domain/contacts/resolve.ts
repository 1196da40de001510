import { mayBeSeen } from '../accounts/may-be-seen.ts';
import { refuse } from '../errors.ts';
import { type AccountId, type PeerId, peerKind } from '../ids.ts';
import type { World } from '../ports.ts';

/** Whom a username belongs to, unless that person or chat is suspended. @throws username-invalid, username-not-occupied */
export async function resolveUsername(world: World, username: string): Promise<PeerId> {
  const name = username.trim().replace(/^@/, '');
  if (!/^[a-z0-9_]{2,64}$/i.test(name)) refuse('username-invalid');
  return world.store.read(async (tx) => {
    const owner = await tx.accounts.usernameOwner(name);
    // A name that was taken out of circulation lies under 0, which is nobody.
    if (!owner) return refuse('username-not-occupied');
    const found = peerKind(owner) === 'account' ? await tx.accounts.get(owner) : await tx.chats.get(owner);
    return !found || found.suspendedAt !== undefined ? refuse('username-not-occupied') : owner;
  });
}

/** Whom a number belongs to, if that person lets the asker find out. @throws phone-not-occupied */
export async function resolvePhone(world: World, asker: AccountId, phone: string): Promise<AccountId> {
  return world.store.read(async (tx) => {
    const digits = phone.replace(/\D/g, '');
    const found = digits === '' ? undefined : await tx.accounts.byPhone(digits);
    if (!found || found.deletedAt !== undefined || found.suspendedAt !== undefined) return refuse('phone-not-occupied');
    if (!(await mayBeSeen(tx, found.id, asker, 'addedByPhone'))) refuse('phone-not-occupied');
    return found.id;
  });
}
