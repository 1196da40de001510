import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import { type PushDevice, pushPrefix } from '../accounts/devices.ts';
import type { Tx, World, WriteTx } from '../ports.ts';
import type { Authorization } from './repository.ts';

/** Ends one authorization: the key stays, but nobody is signed in under it. Returns the keys to drop after the write. */
export async function endOne(world: World, tx: WriteTx, authorization: Authorization): Promise<string[]> {
  const { account, keyId } = authorization;
  await tx.auth.removeAuthorization(keyId, world.clock.nowS());
  for (const { key, value } of await tx.accounts.settings<PushDevice>(account, pushPrefix))
    if (value.keyId === keyId) await tx.accounts.removeSetting(account, key);
  return [authorization.keyId, ...(await tx.auth.boundKeys(authorization.keyId))];
}

/** Signs the asking device out. */
export async function logOut(world: World, keyId: string): Promise<void> {
  const keys = await world.store.write(async (tx) => {
    const authorization = await tx.auth.authorization(keyId);
    return authorization ? endOne(world, tx, authorization) : [];
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
}

/** Other devices may be ended only by a device that has been signed in for a while. */
const freshS = 24 * 3600;

/** True for a device that has signed in lately beside others: it may be a thief's. */
async function isFresh(world: World, tx: Tx, keyId: string): Promise<boolean> {
  const own = await tx.auth.authorization(keyId);
  if (!own) return refuse('not-signed-in');
  const all = await tx.auth.authorizations(own.account);
  const oldest = Math.min(...all.map((authorization) => authorization.createdAt));
  // The first device of an account is never fresh: there is nobody to protect from it.
  return own.createdAt > oldest && world.clock.nowS() - own.createdAt < freshS;
}

/** @throws fresh-reset-forbidden */
export async function refuseFresh(world: World, tx: Tx, keyId: string): Promise<void> {
  if (await isFresh(world, tx, keyId)) refuse('fresh-reset-forbidden');
}

/** A new device cannot take the account to another number. @throws fresh-change-phone-forbidden */
export async function checkMayChangePhone(world: World, keyId: string): Promise<void> {
  if (await world.store.read((tx) => isFresh(world, tx, keyId))) refuse('fresh-change-phone-forbidden');
}

/** Ends one device by its hash. @throws hash-invalid, fresh-reset-forbidden */
export async function resetAuthorization(
  world: World,
  request: { account: AccountId; keyId: string; hash: string },
): Promise<void> {
  const keys = await world.store.write(async (tx) => {
    await refuseFresh(world, tx, request.keyId);
    const authorization = await tx.auth.authorizationByHash(request.account, request.hash);
    if (!authorization || authorization.keyId === request.keyId) return refuse('hash-invalid');
    return endOne(world, tx, authorization);
  });
  world.bus.publishKeysDropped(keys);
}

/** Ends every other device. @throws fresh-reset-forbidden */
export async function resetOtherAuthorizations(
  world: World,
  request: { account: AccountId; keyId: string },
): Promise<void> {
  const keys = await world.store.write(async (tx) => {
    await refuseFresh(world, tx, request.keyId);
    return endAll(world, tx, request.account, request.keyId);
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
}

/** Ends all devices of an account but one, inside a larger write. Returns the keys to drop after it. */
export async function endAll(world: World, tx: WriteTx, account: AccountId, exceptKey?: string): Promise<string[]> {
  const keys: string[] = [];
  for (const authorization of await tx.auth.authorizations(account)) {
    if (authorization.keyId !== exceptKey) keys.push(...(await endOne(world, tx, authorization)));
  }
  return keys;
}

/**
 * Every key under which an account is signed in. Its authorizations stay: a suspension can be lifted, and meanwhile each
 * device is told why it is refused.
 */
export async function keysOf(tx: WriteTx, account: AccountId): Promise<string[]> {
  const keys: string[] = [];
  for (const { keyId } of await tx.auth.authorizations(account)) keys.push(keyId, ...(await tx.auth.boundKeys(keyId)));
  return keys;
}

/** Whether a device still waits for its owner's word that it is theirs. Nobody's silence for a while is one, too. */
export const isUnconfirmed = (world: World, { unconfirmed, createdAt }: Authorization): boolean =>
  (unconfirmed ?? false) && world.clock.nowS() - createdAt < world.limits.authorizationAutoConfirmS;

/** The owner says that a new device is their own. A hash of 0 is the asking device. @throws hash-invalid */
export function confirmAuthorization(
  world: World,
  request: { account: AccountId; keyId: string; hash: string; confirmed: boolean },
): Promise<void> {
  return world.store.write(async (tx) => {
    const found =
      request.hash === '0'
        ? await tx.auth.authorization(request.keyId)
        : await tx.auth.authorizationByHash(request.account, request.hash);
    if (!found) return refuse('hash-invalid');
    // A device cannot vouch for itself.
    if (request.confirmed && found.keyId !== request.keyId)
      await tx.auth.putAuthorization({ ...found, unconfirmed: false });
  });
}
