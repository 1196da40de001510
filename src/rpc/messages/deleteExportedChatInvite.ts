import { removeInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const deleteExportedChatInvite = method(
  'messages.deleteExportedChatInvite',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    await removeInvite(call.world, { actor: call.account, chat, hash: fromTlInviteHash(request.link) });
    return true;
  },
  { peopleOnly: true },
);
