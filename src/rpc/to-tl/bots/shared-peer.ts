import type { tl } from '@mtcute/core';
import { bareId, peerKind, type SharedPeer } from '#domain';
import type { LoadedExtras } from '../messages/extras.ts';
import type { Viewer } from '../peers.ts';
import { toTlPhoto } from '../media/photo.ts';

/** Whom a person pointed out, with what the bot asked to know of them. */
export function toTlSharedPeer(viewer: Viewer, extras: LoadedExtras, shared: SharedPeer): tl.TypeRequestedPeer {
  const { peer, firstName, lastName, username, title } = shared;
  const row = shared.photo === undefined ? undefined : extras.media.get(shared.photo);
  const photo = row && toTlPhoto(viewer, row);
  switch (peerKind(peer)) {
    case 'account':
      return { _: 'requestedPeerUser', userId: peer, firstName, lastName, username, photo };
    case 'group':
      return { _: 'requestedPeerChat', chatId: bareId(peer), title, photo };
    default:
      return { _: 'requestedPeerChannel', channelId: bareId(peer), title, username, photo };
  }
}
