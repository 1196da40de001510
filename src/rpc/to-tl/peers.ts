import type { tl } from '@mtcute/core';
import type { Chat, PeerId, Tx } from '#domain';
import { toTlChats } from './chats/chat.ts';
import { toTlUsers } from './accounts/user.ts';
import type { Viewer } from './viewer.ts';

export { toTlPeer } from './peer.ts';
export type { Viewer } from './viewer.ts';

export interface TlPeers {
  users: tl.TypeUser[];
  chats: tl.TypeChat[];
}

/**
 * Loads and writes every peer that a result mentions, once each. Deleted and unknown ones become empty objects. `read` are
 * chats that the caller has read already.
 */
export async function toTlPeers(
  viewer: Viewer,
  tx: Tx,
  peers: Iterable<PeerId>,
  read: readonly Chat[] = [],
): Promise<TlPeers> {
  const accounts = new Set<number>();
  const chats = new Set<number>();
  for (const peer of peers) (peer > 0 ? accounts : chats).add(peer);
  return {
    users: accounts.size > 0 ? await toTlUsers(viewer, tx, [...accounts]) : [],
    chats: chats.size > 0 ? await toTlChats(viewer, tx, [...chats], read) : [],
  };
}
