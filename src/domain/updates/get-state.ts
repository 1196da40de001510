import type { AccountId } from '../ids.ts';
import type { World } from '../ports.ts';

export interface CommonState {
  pts: number;
  date: number;
  /** Messages of private chats and basic groups that wait to be read: those whose pts these are. */
  unread: number;
}

/** Where the account's common mailbox stands now. */
export function getState(world: World, account: AccountId): Promise<CommonState> {
  return world.store.read(async (tx) => {
    const state = await tx.updates.state(account);
    return { pts: state?.pts ?? 1, date: world.clock.nowS(), unread: await tx.dialogs.unread(account) };
  });
}
