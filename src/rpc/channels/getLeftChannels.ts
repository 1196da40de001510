import { leftChannels } from '#domain';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getLeftChannels = method(
  'channels.getLeftChannels',
  async (call, request) => {
    const { total, chats } = await leftChannels(call.world, call.account, request.offset);
    const written = await call.world.store.read((tx) => toTlChats(call, tx, chats));
    return total > request.offset + chats.length || request.offset > 0
      ? { _: 'messages.chatsSlice', count: total, chats: written }
      : { _: 'messages.chats', chats: written };
  },
  { peopleOnly: true },
);
