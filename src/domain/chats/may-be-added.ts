import { mayBeSeen } from '../accounts/may-be-seen.ts';
import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';

/** Whether `account` lets `inviter` put it into groups and channels. */
export async function mayBeAdded(tx: Tx, inviter: AccountId, account: AccountId): Promise<'yes' | 'no' | 'unknown'> {
  const target = await tx.accounts.get(account);
  if (!target || target.deletedAt !== undefined || target.kind === 'service') return 'unknown';
  if (target.suspendedAt !== undefined) return 'no';
  if ((await tx.accounts.get(inviter))?.data.enforced?.slots['restrict:no-invites']) return 'no';
  if (target.kind === 'bot') return target.data.bot?.joinGroups === false ? 'no' : 'yes';
  if (await tx.accounts.isBlocked(account, inviter)) return 'no';
  return (await mayBeSeen(tx, account, inviter, 'chatInvite')) ? 'yes' : 'no';
}
