import type { Tx } from '../ports.ts';
import type { Account } from './repository.ts';

/** The account that somebody means by a username, a phone number or an id, in this order. */
export async function findAccount(tx: Tx, text: string): Promise<Account | undefined> {
  const name = text.trim().replace(/^@/, '');
  if (/^[a-z]/i.test(name)) {
    const owner = await tx.accounts.usernameOwner(name);
    return owner === undefined || owner < 0 ? undefined : tx.accounts.get(owner);
  }
  const digits = name.replace(/[\s()+-]/g, '');
  if (!/^\d{1,15}$/.test(digits)) return undefined;
  return (await tx.accounts.byPhone(digits)) ?? tx.accounts.get(Number(digits));
}
