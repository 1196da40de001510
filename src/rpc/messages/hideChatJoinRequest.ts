import { answerJoinRequest } from '#domain';
import { fromTlPeer, fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { ownSession } from '../session-name.ts';
import { toTlEntered } from '../to-tl/chats/joined.ts';

export const hideChatJoinRequest = method('messages.hideChatJoinRequest', async (call, request) => {
  const chat = fromTlPeer(call, request.peer);
  const entries = await answerJoinRequest(call.world, {
    actor: call.account,
    chat,
    account: fromTlUser(call, request.userId),
    approved: request.approved ?? false,
    session: ownSession(call),
  });
  return toTlEntered(call, chat, entries);
});
