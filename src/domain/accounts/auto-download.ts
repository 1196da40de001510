import type { AccountId } from '../ids.ts';
import type { Tx, World } from '../ports.ts';

/** Networks for which an account keeps what its clients download unasked: bad, middling and good ones. */
export type NetworkKind = 'low' | 'medium' | 'high';

/** What a client downloads without being asked. */
export interface AutoDownload {
  disabled: boolean;
  videoPreloadLarge: boolean;
  audioPreloadNext: boolean;
  phonecallsLessData: boolean;
  storiesPreload: boolean;
  photoBytes: number;
  videoBytes: number;
  fileBytes: number;
  videoUploadBitrate: number;
  smallQueueOperations: number;
  largeQueueOperations: number;
}

const prefix = 'auto-download:';

/** What the account chose; kinds that it left alone are absent. */
export async function autoDownload(tx: Tx, account: AccountId): Promise<Partial<Record<NetworkKind, AutoDownload>>> {
  const all = await tx.accounts.settings<AutoDownload>(account, prefix);
  return Object.fromEntries(all.map(({ key, value }) => [key.slice(prefix.length), value]));
}

/** Keeps the choice for one kind of network whole; those for the others stay. */
export function saveAutoDownload(
  world: World,
  account: AccountId,
  network: NetworkKind,
  choice: AutoDownload,
): Promise<void> {
  return world.store.write((tx) => tx.accounts.putSetting(account, prefix + network, choice));
}
