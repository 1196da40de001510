import { closeFriendsSetting } from '../accounts/privacy-rules.ts';
import { refuse } from '../errors.ts';
import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';
import { appendInOrder } from '../updates/append-in-order.ts';

/** Replaces the list of close friends; only contacts can be on it. @throws contacts-too-much */
export async function editCloseFriends(
  world: World,
  change: { owner: AccountId; accounts: readonly AccountId[]; session?: string | undefined },
): Promise<void> {
  const { owner, session } = change;
  if (change.accounts.length > world.limits.contacts) refuse('contacts-too-much');
  return world.store.write(async (tx) => {
    const before = (await tx.accounts.setting<AccountId[]>(owner, closeFriendsSetting)) ?? [];
    const friends = (await tx.accounts.contactsAmong(owner, change.accounts)).map(({ account }) => account);
    await tx.accounts.putSetting(owner, closeFriendsSetting, friends);
    const changed = [...before, ...friends].filter((id) => before.includes(id) !== friends.includes(id));
    const bodies = changed.map((account) => ({ kind: 'account', account }) as const);
    await appendInOrder(
      tx,
      world.clock.nowS(),
      bodies.map((body) => ({ mailbox: owner, body, exceptSession: session })),
    );
  });
}
