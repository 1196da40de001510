import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World, WriteTx } from '../ports.ts';
import type { Authorization } from './repository.ts';

/** Ends one authorization: the key stays, but nobody is signed in under it. */
async function end(tx: WriteTx, authorization: Authorization): Promise<string[]> {
  await tx.auth.removeAuthorization(authorization.keyId);
  return [authorization.keyId, ...(await tx.auth.boundKeys(authorization.keyId))];
}

/** Signs the asking device out. */
export async function logOut(world: World, keyId: string): Promise<void> {
  const keys = await world.store.write(async (tx) => {
    const authorization = await tx.auth.authorization(keyId);
    return authorization ? end(tx, authorization) : [];
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
}

/** Other devices may be ended only by a device that has been signed in for a while. */
const freshS = 24 * 3600;

async function refuseFresh(world: World, tx: WriteTx, keyId: string): Promise<void> {
  const own = await tx.auth.authorization(keyId);
  if (!own) return refuse('not-signed-in');
  const all = await tx.auth.authorizations(own.account);
  const oldest = Math.min(...all.map((authorization) => authorization.createdAt));
  // The first device of an account is never fresh: there is nobody to protect from it.
  if (own.createdAt > oldest && world.clock.nowS() - own.createdAt < freshS) refuse('fresh-reset-forbidden');
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
    return end(tx, authorization);
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
    return endAll(tx, request.account, request.keyId);
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys);
}

/** Ends all devices of an account but one, inside a larger write. Returns the keys to drop after it. */
export async function endAll(tx: WriteTx, account: AccountId, exceptKey?: string): Promise<string[]> {
  const keys: string[] = [];
  for (const authorization of await tx.auth.authorizations(account)) {
    if (authorization.keyId !== exceptKey) keys.push(...(await end(tx, authorization)));
  }
  return keys;
}
