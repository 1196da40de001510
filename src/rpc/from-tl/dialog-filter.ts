import type { tl } from '@mtcute/core';
import { type DialogFilter, filterFlags } from '#domain';
import type { Call } from '../context.ts';
import { RpcError } from '../errors.ts';
import { fromTlEntities } from './entities.ts';
import { fromTlPeer } from './peer.ts';

/** Folders that are shared by link are not kept here, so that only plain ones can be set. */
export function fromTlDialogFilter(call: Call, filter: tl.TypeDialogFilter): DialogFilter {
  if (filter._ !== 'dialogFilter') throw new RpcError(400, 'FILTER_ID_INVALID');
  const named = (peers: readonly tl.TypeInputPeer[]) => peers.map((peer) => fromTlPeer(call, peer));
  return {
    id: filter.id,
    title: filter.title.text,
    titleEntities: fromTlEntities(call, filter.title.entities),
    ...(filter.emoticon === undefined ? {} : { emoticon: filter.emoticon.slice(0, 16) }),
    ...(filter.color === undefined ? {} : { color: filter.color }),
    flags: filterFlags.filter((flag) => filter[flag]),
    pinned: named(filter.pinnedPeers),
    include: named(filter.includePeers),
    exclude: named(filter.excludePeers),
  };
}
