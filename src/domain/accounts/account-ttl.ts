import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import { erase } from './delete-account.ts';
import type { Account } from './repository.ts';
import { requireAccount } from './require-account.ts';

const defaultTtlDays = 548;
const shortestDays = 30;
const longestDays = 730;
const daySeconds = 86_400;

/** After how many days of silence the account deletes itself. */
export const accountTtlDays = (account: Account): number => account.data.ttlDays ?? defaultTtlDays;

/** @throws ttl-days-invalid */
export function setAccountTtl(world: World, id: AccountId, days: number): Promise<void> {
  if (days < shortestDays || days > longestDays) refuse('ttl-days-invalid');
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    await tx.accounts.update({ ...account, data: { ...account.data, ttlDays: days } });
  });
}

/** Deletes people who were silent for too long, looking at `limit` accounts from `afterId` on. */
export async function deleteSilentAccounts(
  world: World,
  page: { afterId: AccountId; limit: number },
): Promise<{ deleted: AccountId[]; lastId: AccountId | undefined }> {
  const accounts = await world.store.read((tx) => tx.accounts.list({ ...page, kind: 'person' }));
  const deleted: AccountId[] = [];
  for (const { id } of accounts) {
    const keys = await world.store.write(async (tx) => {
      const account = await tx.accounts.get(id);
      if (!account || account.deletedAt !== undefined || !(await isSilent(world, tx, account))) return undefined;
      return erase(world, tx, account);
    });
    if (!keys) continue;
    deleted.push(id);
    world.bus.publishKeysDropped(keys);
  }
  return { deleted, lastId: accounts.at(-1)?.id };
}

async function isSilent(world: World, tx: Tx, account: Account): Promise<boolean> {
  const uses = (await tx.auth.authorizations(account.id)).map(({ activeAt }) => activeAt);
  const last = Math.max(account.createdAt, account.onlineUntil, ...uses);
  return world.clock.nowS() - last > accountTtlDays(account) * daySeconds;
}
