import type { tl } from '@mtcute/core';
import { bareId, type PeerId, peerKind } from '#domain';
import type { Viewer } from './peers.ts';

/** A peer as `viewer` would name it to us. */
export function toTlInputPeer(viewer: Viewer, peer: PeerId): tl.TypeInputPeer {
  if (peer === viewer.account) return { _: 'inputPeerSelf' };
  const accessHash = viewer.hashes.of(viewer.account, 'peer', peer);
  switch (peerKind(peer)) {
    case 'account':
      return { _: 'inputPeerUser', userId: peer, accessHash };
    case 'group':
      return { _: 'inputPeerChat', chatId: bareId(peer) };
    case 'channel':
      return { _: 'inputPeerChannel', channelId: bareId(peer), accessHash };
  }
}
