import type { tl } from '@mtcute/core';
import { bareId, type PeerId, peerKind } from '#domain';

/** A peer by its kind, which its number tells, and its bare id. */
export function toTlPeer(peer: PeerId): tl.TypePeer {
  const kind = peerKind(peer);
  if (kind === 'account') return { _: 'peerUser', userId: peer };
  if (kind === 'group') return { _: 'peerChat', chatId: bareId(peer) };
  return { _: 'peerChannel', channelId: bareId(peer) };
}
