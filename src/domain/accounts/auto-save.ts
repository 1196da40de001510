import type { AccountId, PeerId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

/** What clients put into the device's gallery by themselves. */
export interface AutoSave {
  photos: boolean;
  videos: boolean;
  videoMaxBytes?: number;
}

const prefix = 'auto-save:';

/** For whom: a kind of peers or one peer. */
export type AutoSaveScope = 'users' | 'chats' | 'broadcasts' | PeerId;

/** What the account chose, by scope; scopes that it left alone are absent. */
export async function autoSaveSettings(tx: Tx, account: AccountId): Promise<Map<AutoSaveScope, AutoSave>> {
  const all = await tx.accounts.settings<AutoSave>(account, prefix);
  return new Map(all.map(({ key, value }) => [scopeOf(key.slice(prefix.length)), value]));
}

function scopeOf(name: string): AutoSaveScope {
  return name === 'users' || name === 'chats' || name === 'broadcasts' ? name : Number(name);
}

/** Keeps the choice for one scope whole. */
export async function saveAutoSave(
  world: World,
  account: AccountId,
  scope: AutoSaveScope,
  value: AutoSave,
): Promise<void> {
  return world.store.write((tx) => tx.accounts.putSetting(account, prefix + scope, value));
}

/** Forgets what was set for single peers. */
export async function deleteAutoSaveExceptions(world: World, account: AccountId): Promise<void> {
  return world.store.write(async (tx) => {
    for (const scope of (await autoSaveSettings(tx, account)).keys())
      if (typeof scope === 'number') await tx.accounts.removeSetting(account, prefix + scope);
  });
}
