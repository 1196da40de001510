import type { tl } from '@mtcute/core';
import type { PeerId, Tx } from '#domain';
import type { Viewer } from './peers.ts';

/** The account's own setting for this peer; empty when it follows the default of its kind. */
export async function toTlNotifySettings(viewer: Viewer, tx: Tx, peer: PeerId): Promise<tl.RawPeerNotifySettings> {
  const own = await tx.accounts.setting<Omit<tl.RawPeerNotifySettings, '_'>>(viewer.account, `notify:${peer}`);
  return { _: 'peerNotifySettings', ...own };
}
