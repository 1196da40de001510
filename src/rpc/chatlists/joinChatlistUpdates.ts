import { joinChatlistUpdates as join } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlTakenOver } from '../to-tl/dialogs/chatlist.ts';

export const joinChatlistUpdates = method(
  'chatlists.joinChatlistUpdates',
  async (call, request) => {
    const joined = await join(call.world, {
      account: call.account,
      filter: request.chatlist.filterId,
      peers: request.peers.map((peer) => fromTlPeer(call, peer)),
      session: ownSession(call),
    });
    return toTlTakenOver(call, joined);
  },
  { peopleOnly: true },
);
