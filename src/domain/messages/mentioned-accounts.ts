import type { AccountId } from '../ids.ts';
import type { Tx } from '../ports.ts';
import type { ContentData, Message } from './content.ts';

/** Whom a message mentions: by name, by @username, or by replying to them. */
export async function mentionedAccounts(
  tx: Tx,
  data: ContentData,
  replied: Message | undefined,
): Promise<Set<AccountId>> {
  const accounts = new Set<AccountId>();
  if (replied && replied.content.sender > 0) accounts.add(replied.content.sender);
  for (const entity of data.entities ?? []) {
    if (entity.type === 'mentionName' && entity.account) accounts.add(entity.account);
    if (entity.type !== 'mention') continue;
    const owner = await tx.accounts.usernameOwner(data.text.slice(entity.offset + 1, entity.offset + entity.length));
    if (owner !== undefined && owner > 0) accounts.add(owner);
  }
  return accounts;
}
