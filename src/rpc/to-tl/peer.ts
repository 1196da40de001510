import type { tl } from '@mtcute/core';
import { bareId, type PeerId, peerKind } from '#domain';

export function toTlPeer(peer: PeerId): tl.TypePeer {
  const kind = peerKind(peer);
  if (kind === 'account') return { _: 'peerUser', userId: peer };
  if (kind === 'group') return { _: 'peerChat', chatId: bareId(peer) };
  return { _: 'peerChannel', channelId: bareId(peer) };
}
