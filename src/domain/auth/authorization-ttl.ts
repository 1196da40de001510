import { preferences } from '../accounts/preferences.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { endOne } from './sessions.ts';

export const defaultAuthorizationTtlDays = 180;
const longestDays = 366;
const daySeconds = 86_400;

export function checkAuthorizationTtl(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > longestDays) refuse('ttl-days-invalid');
}

/** Signs out the devices of one account that were silent for longer than it allows. Returns how many. */
export async function endSilentAuthorizations(world: World, account: AccountId): Promise<number> {
  const keys = await world.store.write(async (tx) => {
    const { authorizationTtlDays = defaultAuthorizationTtlDays } = await preferences(tx, account);
    const before = world.clock.nowS() - authorizationTtlDays * daySeconds;
    const dropped: string[][] = [];
    for (const authorization of await tx.auth.authorizations(account))
      if (authorization.activeAt < before) dropped.push(await endOne(tx, authorization));
    return dropped;
  });
  if (keys.length > 0) world.bus.publishKeysDropped(keys.flat());
  return keys.length;
}
