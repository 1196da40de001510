import { groupPeer } from '#domain';
import { method } from '../method.ts';
import { refuseLongList } from '../refuse-long-list.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getChats = method('messages.getChats', async (call, request) => {
  refuseLongList(call, request.id);
  const ids = request.id.map(groupPeer);
  return { _: 'messages.chats', chats: await call.world.store.read((tx) => toTlChats(call, tx, ids)) };
});
