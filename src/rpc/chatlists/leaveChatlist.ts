import { leaveChatlist as leave } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlLeft } from '../to-tl/dialogs/chatlist.ts';

export const leaveChatlist = method(
  'chatlists.leaveChatlist',
  async (call, request) => {
    const filter = request.chatlist.filterId;
    const peers = request.peers.map((peer) => fromTlPeer(call, peer));
    const { left } = await leave(call.world, { account: call.account, filter, peers, session: ownSession(call) });
    return toTlLeft(call, filter, left);
  },
  { peopleOnly: true },
);
