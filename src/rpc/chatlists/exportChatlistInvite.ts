import { exportChatlist } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlChatlistLink } from '../to-tl/dialogs/chatlist.ts';
import { toTlFilter } from '../to-tl/dialogs/dialog-filters.ts';

export const exportChatlistInvite = method(
  'chatlists.exportChatlistInvite',
  async (call, request) => {
    const { folder, link } = await exportChatlist(call.world, {
      account: call.account,
      filter: request.chatlist.filterId,
      title: request.title,
      peers: request.peers.map((peer) => fromTlPeer(call, peer)),
      session: ownSession(call),
    });
    return {
      _: 'chatlists.exportedChatlistInvite',
      filter: toTlFilter(call, folder),
      invite: toTlChatlistLink(call, link),
    };
  },
  { peopleOnly: true },
);
