import { resetTopPeer } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { fromTlTopCategory } from '../from-tl/top-category.ts';

export const resetTopPeerRating = method(
  'contacts.resetTopPeerRating',
  async (call, request) => {
    const peer = fromTlPeer(call, request.peer);
    const category = fromTlTopCategory(request.category);
    if (category) await resetTopPeer(call.world, call.account, category, peer);
    return true;
  },
  { peopleOnly: true },
);
