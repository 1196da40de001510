import type { AccountId, PeerId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

const key = (peer: PeerId): string => `translations-off:${peer}`;

/** Whether the account wants to be offered no translations of this chat. */
export const translationsOff = async (tx: Tx, account: AccountId, peer: PeerId): Promise<boolean> =>
  (await tx.accounts.setting<boolean>(account, key(peer))) ?? false;

/** Whether clients are to offer no translations in this chat. */
export function setTranslationsOff(world: World, account: AccountId, peer: PeerId, off: boolean): Promise<void> {
  return world.store.write((tx) =>
    off ? tx.accounts.putSetting(account, key(peer), true) : tx.accounts.removeSetting(account, key(peer)),
  );
}
