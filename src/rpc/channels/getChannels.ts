import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { refuseLongList } from '../refuse-long-list.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getChannels = method('channels.getChannels', async (call, request) => {
  refuseLongList(call, request.id);
  const ids = request.id.map((channel) => fromTlChannel(call, channel));
  return { _: 'messages.chats', chats: await call.world.store.read((tx) => toTlChats(call, tx, ids)) };
});
