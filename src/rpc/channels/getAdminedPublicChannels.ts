import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chat.ts';

export const getAdminedPublicChannels = method(
  'channels.getAdminedPublicChannels',
  (call) =>
    call.world.store.read(async (tx) => {
      const chats = await tx.chats.many(await tx.chats.chatsOf(call.account, ['supergroup', 'channel']));
      const own = chats
        .filter((chat) => chat.creator === call.account && chat.username !== undefined)
        .map((chat) => chat.id);
      return { _: 'messages.chats', chats: await toTlChats(call, tx, own) };
    }),
  { peopleOnly: true },
);
