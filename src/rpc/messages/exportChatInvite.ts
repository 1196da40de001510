import { exportInvite } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlInvite } from '../to-tl/chats/invite.ts';

export const exportChatInvite = method('messages.exportChatInvite', async (call, request) => {
  const invite = await exportInvite(call.world, {
    actor: call.account,
    chat: fromTlPeer(call, request.peer),
    expiresAt: request.expireDate,
    usageLimit: request.usageLimit,
    requestNeeded: request.requestNeeded ?? false,
    title: request.title,
    replacePermanent: request.legacyRevokePermanent ?? false,
  });
  return toTlInvite(call, invite);
});
