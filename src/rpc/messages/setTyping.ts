import { setTyping as typing } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { fromTlThread } from '../from-tl/thread.ts';
import { fromTlTypingAction } from '../from-tl/typing-action.ts';
import { method } from '../method.ts';

export const setTyping = method('messages.setTyping', async (call, request) => {
  const peer = fromTlPeer(call, request.peer);
  const action = fromTlTypingAction(call, peer, request.action);
  if (action) await typing(call.world, { account: call.account, peer, action, topic: fromTlThread(request.topMsgId) });
  return true;
});
