import { endSilentAuthorizations } from '../auth/authorization-ttl.ts';
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
export async function setAccountTtl(world: World, id: AccountId, days: number): Promise<void> {
  if (days < shortestDays || days > longestDays) refuse('ttl-days-invalid');
  return world.store.write(async (tx) => {
    const account = await requireAccount(tx, id);
    await tx.accounts.update({ ...account, data: { ...account.data, ttlDays: days } });
  });
}

const pageSize = 200;

/** Deletes people who were silent for too long and signs out their silent devices; goes through everybody once. */
export async function endSilence(world: World): Promise<number> {
  let done = 0;
  for (let afterId: AccountId | undefined = 0; afterId !== undefined; ) {
    const page: Account[] = await readPage(world, afterId);
    for (const { id, deletedAt, suspendedAt } of page) {
      // Whoever is suspended cannot come back by themselves: what an appeal rests on stays.
      if (deletedAt !== undefined || suspendedAt !== undefined) continue;
      done += (await deleteIfSilent(world, id)) ? 1 : await endSilentAuthorizations(world, id);
    }
    afterId = page.at(-1)?.id;
  }
  return done;
}

const readPage = (world: World, afterId: AccountId): Promise<Account[]> =>
  world.store.read((tx) => tx.accounts.list({ afterId, limit: pageSize, kind: 'person' }));

async function deleteIfSilent(world: World, id: AccountId): Promise<boolean> {
  const look = async (tx: Tx): Promise<Account | undefined> => {
    const account = await tx.accounts.get(id);
    const silent = account?.deletedAt === undefined && account && (await isSilent(world, tx, account));
    return silent ? account : undefined;
  };
  if (!(await world.store.read(look))) return false;
  const keys = await world.store.write(async (tx) => {
    const account = await look(tx);
    return account && erase(world, tx, account);
  });
  if (keys && keys.length > 0) world.bus.publishKeysDropped(keys);
  return keys !== undefined;
}

async function isSilent(world: World, tx: Tx, account: Account): Promise<boolean> {
  const uses = (await tx.auth.authorizations(account.id)).map(({ activeAt }) => activeAt);
  const last = Math.max(account.createdAt, account.onlineUntil, ...uses);
  return world.clock.nowS() - last > accountTtlDays(account) * daySeconds;
}
