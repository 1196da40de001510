import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

/** What concerns the whole account and needs no rules of its own. */
export interface Preferences {
  /** Chats that people outside the contacts begin go into the archive, silently. */
  archiveStrangers?: boolean;
  keepArchivedUnmuted?: boolean;
  keepArchivedFolders?: boolean;
  /** Who may not see the last-seen time is not told either when messages were read. */
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

/** The same of many accounts. */
export async function preferencesOf(tx: Tx, accounts: readonly AccountId[]): Promise<Map<AccountId, Preferences>> {
  const rows = await tx.accounts.settingsAmong<Preferences>(accounts, [setting]);
  return new Map(rows.map(({ account, value }) => [account, value]));
}

/** Changes the named ones and keeps the rest. */
export async function setPreferences(world: World, account: AccountId, change: Preferences): Promise<void> {
  return world.store.write(async (tx) =>
    tx.accounts.putSetting(account, setting, { ...(await preferences(tx, account)), ...change }),
  );
}
