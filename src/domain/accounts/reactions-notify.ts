import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';
import type { NotifySound } from './notify-settings.ts';

/** Whose reactions an account wants to hear of; absent means nobody's. */
export interface ReactionsNotify {
  messages?: 'contacts' | 'all';
  stories?: 'contacts' | 'all';
  pollVotes?: 'contacts' | 'all';
  sound: NotifySound;
  showPreviews: boolean;
}

const setting = 'reactions-notify';

/** Of whose reactions and votes the account is told: of everybody's, unless it chose otherwise. */
export async function reactionsNotify(tx: Tx, account: AccountId): Promise<ReactionsNotify> {
  const own = await tx.accounts.setting<ReactionsNotify>(account, setting);
  return own ?? { messages: 'all', pollVotes: 'all', sound: { kind: 'default' }, showPreviews: true };
}

/** Replaces the whole choice of whose reactions and votes one is told of. */
export const setReactionsNotify = (world: World, account: AccountId, value: ReactionsNotify): Promise<void> =>
  world.store.write((tx) => tx.accounts.putSetting(account, setting, value));
