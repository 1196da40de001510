import { editChatlist } from '#domain';
import { fromTlSlug } from '../from-tl/chatlist.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChatlistLink } from '../to-tl/dialogs/chatlist.ts';

export const editExportedInvite = method(
  'chatlists.editExportedInvite',
  async (call, request) => {
    const link = await editChatlist(call.world, {
      account: call.account,
      filter: request.chatlist.filterId,
      slug: fromTlSlug(request.slug),
      title: request.title,
      peers: request.peers?.map((peer) => fromTlPeer(call, peer)),
    });
    return toTlChatlistLink(call, link);
  },
  { peopleOnly: true },
);
