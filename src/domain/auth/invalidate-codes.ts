import { requireAccount } from '../accounts/require-account.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';

/**
 * Makes sign-in codes of the account void that its owner has shown to somebody: clients see them leave in a message, as
 * thieves ask for it.
 */
export async function invalidateCodes(world: World, id: AccountId, shown: readonly string[]): Promise<void> {
  const codes = new Set(shown.map((code) => code.replace(/\D/g, '')));
  await world.store.write(async (tx) => {
    const { phone } = await requireAccount(tx, id);
    const latest = phone === undefined ? undefined : await tx.auth.latestLoginCode(phone);
    if (latest && codes.has(latest.code)) await tx.auth.putLoginCode({ ...latest, expiresAt: 0 });
  });
}
