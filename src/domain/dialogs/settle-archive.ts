import { notifySettings, putNotifySettings, scopeName } from '../accounts/notify-settings.ts';
import { preferences } from '../accounts/preferences.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { Tx, WriteTx } from '../ports.ts';
import { appendUpdate } from '../updates/append-update.ts';
import { dialogFilters } from './dialog-filters.ts';

const archive = 1;
/** As clients write "for ever". */
const forEver = 0x7fffffff;

interface Arrival {
  /** To whom something came. */
  owner: AccountId;
  /** In which chat. */
  peer: PeerId;
  nowS: number;
}

/**
 * Something came into a private chat that its receiver has in the archive, or did not have yet. A chat that is not silent
 * comes back from the archive, and one with a stranger goes there, as far as the receiver chose so.
 */
export function settleArchive(tx: WriteTx, arrival: Arrival & { found: 'archived' | 'new' }): Promise<void> {
  return arrival.found === 'archived' ? bringBack(tx, arrival) : archiveStranger(tx, arrival);
}

/** The same for those members of a small group who have it in their archive. */
export async function settleGroupArchives(
  tx: WriteTx,
  { peer, sender, nowS }: { peer: PeerId; sender: AccountId; nowS: number },
): Promise<void> {
  for (const owner of await tx.dialogs.archivedBy(peer))
    if (owner !== sender) await bringBack(tx, { owner, peer, nowS });
}

async function bringBack(tx: WriteTx, { owner, peer, nowS }: Arrival): Promise<void> {
  const { keepArchivedUnmuted, keepArchivedFolders } = await preferences(tx, owner);
  if (keepArchivedUnmuted || (await isSilent(tx, owner, peer, nowS))) return;
  if (keepArchivedFolders && (await isInFolder(tx, owner, peer))) return;
  await move(tx, { owner, peer, nowS }, 0);
}

async function isSilent(tx: WriteTx, owner: AccountId, peer: PeerId, nowS: number): Promise<boolean> {
  const own = await notifySettings(tx, owner, { kind: 'peer', peer });
  const { muteUntil = 0 } =
    own.muteUntil === undefined ? await notifySettings(tx, owner, { kind: peer > 0 ? 'users' : 'chats' }) : own;
  return muteUntil > nowS;
}

async function isInFolder(tx: WriteTx, owner: AccountId, peer: PeerId): Promise<boolean> {
  const { filters } = await dialogFilters(tx, owner);
  return filters.some(({ pinned, include }) => pinned.includes(peer) || include.includes(peer));
}

const autoArchived = (peer: PeerId): string => `auto-archived:${peer}`;

/** Whether the chat lies in the archive because the account wants strangers there, and not by its own hand. */
export async function isAutoArchived(tx: Tx, owner: AccountId, peer: PeerId): Promise<boolean> {
  if ((await tx.dialogs.get(owner, peer))?.folder !== archive) return false;
  return (await tx.accounts.setting<boolean>(owner, autoArchived(peer))) ?? false;
}

async function archiveStranger(tx: WriteTx, { owner, peer, nowS }: Arrival): Promise<void> {
  if (!(await preferences(tx, owner)).archiveStrangers) return;
  if (await tx.accounts.contact(owner, peer)) return;
  await tx.accounts.putSetting(owner, autoArchived(peer), true);
  await move(tx, { owner, peer, nowS }, archive);
  const scope = { kind: 'peer', peer } as const;
  await putNotifySettings(tx, owner, scope, { muteUntil: forEver });
  await appendUpdate(tx, owner, nowS, { kind: 'notifySettings', scope: scopeName(scope) });
}

async function move(tx: WriteTx, { owner, peer, nowS }: Arrival, folder: number): Promise<void> {
  const dialog = await tx.dialogs.get(owner, peer);
  if (!dialog || dialog.folder === folder) return;
  await tx.dialogs.put({ ...dialog, folder, pinnedOrder: 0 });
  const body = { kind: 'folderPeers' as const, peers: [{ peer, folder }] };
  await appendUpdate(tx, owner, nowS, body, { ptsCount: 1 });
}
