import { editInvite } from '#domain';
import { fromTlInviteHash } from '../from-tl/invite-hash.ts';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlInvite } from '../to-tl/chats/invite.ts';
import { toTlUsers } from '../to-tl/accounts/user.ts';

export const editExportedChatInvite = method('messages.editExportedChatInvite', async (call, request) => {
  const { invite, replacement } = await editInvite(call.world, {
    actor: call.account,
    chat: fromTlPeer(call, request.peer),
    hash: fromTlInviteHash(request.link),
    revoke: request.revoked ?? false,
    expiresAt: request.expireDate,
    usageLimit: request.usageLimit,
    requestNeeded: request.requestNeeded,
    title: request.title,
  });
  const users = await call.world.store.read((tx) => toTlUsers(call, tx, [invite.admin]));
  const written = toTlInvite(call, invite);
  if (!replacement) return { _: 'messages.exportedChatInvite', invite: written, users };
  return { _: 'messages.exportedChatInviteReplaced', invite: written, newInvite: toTlInvite(call, replacement), users };
});
