import { keysOf } from '../auth/sessions.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { requireAccount } from './require-account.ts';
import { tellAboutAccount } from './tell-about.ts';

/**
 * Shuts an account out: its devices are cut off and refused, and nobody can sign in to it. What it wrote stays. False
 * when it was so already.
 *
 * @throws account-not-found
 */
export async function suspendAccount(world: World, id: AccountId): Promise<boolean> {
  const keys = await world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    if (account.suspendedAt !== undefined) return undefined;
    await tx.accounts.update({ ...account, suspendedAt: world.clock.nowS(), onlineUntil: 0 });
    await tellAboutAccount(world, tx, id);
    return keysOf(tx, id);
  });
  if (keys && keys.length > 0) world.bus.publishKeysDropped(keys);
  return keys !== undefined;
}

/** Lets the account's owner sign in again. False when it was not suspended. @throws account-not-found */
export async function unsuspendAccount(world: World, id: AccountId): Promise<boolean> {
  return world.store.write(async (tx) => {
    const { suspendedAt, ...account } = await requireAccount(tx, id);
    if (suspendedAt === undefined) return false;
    await tx.accounts.update(account);
    await tellAboutAccount(world, tx, id);
    return true;
  });
}
