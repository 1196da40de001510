import { groupPeer } from '#domain';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getChats = method('messages.getChats', async (call, request) => {
  const ids = request.id.slice(0, call.world.limits.pageSize).map(groupPeer);
  return { _: 'messages.chats', chats: await call.world.store.read((tx) => toTlChats(call, tx, ids)) };
});
