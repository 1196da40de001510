import { getHistory as history } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessagePage } from '../to-tl/messages/message-page.ts';

export const getHistory = method('messages.getHistory', async (call, request) => {
  const peer = fromTlPeer(call, request.peer);
  const page = await history(call.world, call.account, peer, request);
  return toTlMessagePage(call, peer, page);
});
