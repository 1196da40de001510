import type { tl } from '@mtcute/core';
import { type DialogFilter, filterFlags } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlPeer } from './peer.ts';

/** A folder as its owner set it. One that is shared by link is a list of chats and no more. */
export function fromTlDialogFilter(call: Call, filter: tl.TypeDialogFilter): DialogFilter {
  if (filter._ === 'dialogFilterDefault') throw new RpcError(400, 'FILTER_ID_INVALID');
  const named = (peers: readonly tl.TypeInputPeer[]) => peers.map((peer) => fromTlPeer(call, peer));
  const isShared = filter._ === 'dialogFilterChatlist';
  return {
    id: filter.id,
    title: filter.title.text,
    titleEntities: fromTlEntities(call, filter.title.entities),
    ...(filter.emoticon === undefined ? {} : { emoticon: filter.emoticon.slice(0, 16) }),
    ...(filter.color === undefined ? {} : { color: filter.color }),
    flags: filterFlags.filter((flag) => flag in filter && filter[flag as keyof typeof filter]),
    pinned: named(filter.pinnedPeers),
    include: named(filter.includePeers),
    exclude: isShared ? [] : named(filter.excludePeers),
    ...(isShared ? { shared: { hasLinks: filter.hasMyInvites ?? false, joined: [], declined: [] } } : {}),
  };
}
