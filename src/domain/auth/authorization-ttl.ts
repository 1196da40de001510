import { preferences, setPreferences } from '../accounts/preferences.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { Authorization } from './repository.ts';
import { endOne, refuseFresh } from './sessions.ts';

export const defaultAuthorizationTtlDays = 180;
const longestDays = 366;
const daySeconds = 86_400;

/**
 * After how many days without use a device is signed out. A new device may not choose them: it would end the older ones.
 *
 * @throws ttl-days-invalid, fresh-reset-forbidden
 */
export async function setAuthorizationTtl(
  world: World,
  { account, keyId, days }: { account: AccountId; keyId: string; days: number },
): Promise<void> {
  if (!Number.isInteger(days) || days < 1 || days > longestDays) refuse('ttl-days-invalid');
  await world.store.read((tx) => refuseFresh(world, tx, keyId));
  await setPreferences(world, account, { authorizationTtlDays: days });
}

async function silentDevices(world: World, tx: Tx, account: AccountId): Promise<Authorization[]> {
  const { authorizationTtlDays = defaultAuthorizationTtlDays } = await preferences(tx, account);
  const before = world.clock.nowS() - authorizationTtlDays * daySeconds;
  return (await tx.auth.authorizations(account)).filter(({ activeAt }) => activeAt < before);
}

/** Signs out the devices of one account that were silent for longer than it allows. Returns how many. */
export async function endSilentAuthorizations(world: World, account: AccountId): Promise<number> {
  if ((await world.store.read((tx) => silentDevices(world, tx, account))).length === 0) return 0;
  const keys = await world.store.write(async (tx) => {
    const dropped: string[][] = [];
    for (const device of await silentDevices(world, tx, account)) dropped.push(await endOne(world, tx, device));
    return dropped;
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys.flat());
  return keys.length;
}
