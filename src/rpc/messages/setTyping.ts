import { setTyping as typing } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { fromTlTypingAction } from '../to-tl/updates/typing-action.ts';

export const setTyping = method('messages.setTyping', async (call, request) => {
  await typing(call.world, {
    account: call.account,
    peer: fromTlPeer(call, request.peer),
    action: fromTlTypingAction(request.action),
    topic: request.topMsgId,
  });
  return true;
});
