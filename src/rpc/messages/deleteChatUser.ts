import { groupPeer, removeFromGroup } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntries } from '../to-tl/entries.ts';

export const deleteChatUser = method('messages.deleteChatUser', async (call, request) => {
  const chat = groupPeer(request.chatId);
  const entries = await removeFromGroup(call.world, {
    actor: call.account,
    chat,
    account: fromTlUser(call, request.userId),
    revokeHistory: request.revokeHistory ?? false,
    session: ownSession(call),
  });
  return toTlEntries(call, call.account, entries, [chat]);
});
