import { getSavedDialogsByPeer } from '#domain';
import { checkNoParent } from '../from-tl/parent-peer.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlSavedDialogs } from '../to-tl/dialogs/saved-dialogs.ts';

export const getSavedDialogsByID = method(
  'messages.getSavedDialogsByID',
  async (call, request) => {
    checkNoParent(request.parentPeer);
    const peers = request.ids.slice(0, call.world.limits.pageSize).map((peer) => fromTlPeer(call, peer));
    return toTlSavedDialogs(call, await getSavedDialogsByPeer(call.world, call.account, peers));
  },
  { peopleOnly: true },
);
