import type { tl } from '@mtcute/core';
import { isAutoArchived, mayBeSeen, type PeerId, peerKind, SERVICE_ACCOUNT, type Tx } from '#domain';
import type { Viewer } from '../peers.ts';

/** What the bar above a chat with a stranger offers: add, block, report. Hidden once answered. */
export async function toTlPeerSettings(viewer: Viewer, tx: Tx, peer: PeerId): Promise<tl.RawPeerSettings> {
  const none: tl.RawPeerSettings = { _: 'peerSettings' };
  if (peerKind(peer) !== 'account' || peer === viewer.account || peer === SERVICE_ACCOUNT) return none;
  if (await tx.accounts.setting<boolean>(viewer.account, `bar-hidden:${peer}`)) return none;
  const account = await tx.accounts.get(peer);
  if (account?.kind !== 'person' || (await tx.accounts.isBlocked(viewer.account, peer))) return none;
  if (await tx.accounts.contact(viewer.account, peer))
    return { ...none, shareContact: !(await mayBeSeen(tx, viewer.account, peer, 'phoneNumber')) };
  const autoarchived = await isAutoArchived(tx, viewer.account, peer);
  return { _: 'peerSettings', reportSpam: true, addContact: true, blockContact: true, autoarchived };
}
