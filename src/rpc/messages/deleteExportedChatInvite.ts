import { refuse, requireInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

export const deleteExportedChatInvite = method(
  'messages.deleteExportedChatInvite',
  async (call, request) => {
    const chat = fromTlPeer(call, request.peer);
    await call.world.store.write(async (tx) => {
      const invite = await requireInvite(call.world, tx, call.account, chat, fromTlInviteHash(request.link));
      // A living link is revoked first, so that nobody loses one by a slip.
      if (!invite.revoked) refuse('invite-invalid');
      await tx.invites.remove(invite.hash);
    });
    return true;
  },
  { peopleOnly: true },
);
