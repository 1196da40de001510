import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

/** What concerns the whole account and needs no rules of its own. */
export interface Preferences {
  archiveStrangers?: boolean;
  keepArchivedUnmuted?: boolean;
  keepArchivedFolders?: boolean;
  hideReadMarks?: boolean;
  /** No message when a contact signs up. */
  silentSignUps?: boolean;
  showSensitive?: boolean;
  /** Days of silence after which a device is signed out. */
  authorizationTtlDays?: number;
  noTopPeers?: boolean;
}

const setting = 'preferences';

/** What the account chose; what it left alone is absent. */
export async function preferences(tx: Tx, account: AccountId): Promise<Preferences> {
  return (await tx.accounts.setting<Preferences>(account, setting)) ?? {};
}

/** Changes the named ones and keeps the rest. */
export async function setPreferences(world: World, account: AccountId, change: Preferences): Promise<void> {
  return world.store.write(async (tx) =>
    tx.accounts.putSetting(account, setting, { ...(await preferences(tx, account)), ...change }),
  );
}
