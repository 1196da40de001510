import { readableMailbox } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Posts are not counted yet: each asked one is answered without numbers, and clients show none. */
export const getMessagesViews = method('messages.getMessagesViews', async (call, request) => {
  const peer = fromTlPeer(call, request.peer);
  await call.world.store.read((tx) => readableMailbox(tx, call.account, peer));
  return {
    _: 'messages.messageViews',
    views: request.id.slice(0, call.world.limits.pageSize).map(() => ({ _: 'messageViews' })),
    chats: [],
    users: [],
  };
});
