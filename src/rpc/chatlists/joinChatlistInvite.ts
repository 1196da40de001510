import { joinChatlist } from '#domain';
import { fromTlSlug } from '../from-tl/chatlist.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlTakenOver } from '../to-tl/dialogs/chatlist.ts';

export const joinChatlistInvite = method(
  'chatlists.joinChatlistInvite',
  async (call, request) => {
    const joined = await joinChatlist(call.world, {
      account: call.account,
      slug: fromTlSlug(request.slug),
      peers: request.peers.map((peer) => fromTlPeer(call, peer)),
      session: ownSession(call),
    });
    return toTlTakenOver(call, joined);
  },
  { peopleOnly: true },
);
