import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getChannels = method('channels.getChannels', async (call, request) => {
  const ids = request.id.slice(0, call.world.limits.pageSize).map((channel) => fromTlChannel(call, channel));
  return { _: 'messages.chats', chats: await call.world.store.read((tx) => toTlChats(call, tx, ids)) };
});
