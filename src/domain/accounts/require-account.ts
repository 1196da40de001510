import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { Account } from './repository.ts';

/** The account, which must not be deleted. @throws account-not-found */
export async function requireAccount(tx: Tx, id: AccountId): Promise<Account> {
  const account = await tx.accounts.get(id);
  return account && account.deletedAt === undefined ? account : refuse('account-not-found');
}
