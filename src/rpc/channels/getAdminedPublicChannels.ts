import { checkPublicRoom } from '#domain';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

/** With `checkLimit` clients ask, before they make one more, whether there is room for it. */
export const getAdminedPublicChannels = method(
  'channels.getAdminedPublicChannels',
  (call, { checkLimit }) =>
    call.world.store.read(async (tx) => {
      if (checkLimit) await checkPublicRoom(call.world, tx, call.account);
      const chats = await tx.chats.many(await tx.chats.chatsOf(call.account, ['supergroup', 'channel']));
      const own = chats
        .filter((chat) => chat.creator === call.account && chat.username !== undefined)
        .map((chat) => chat.id);
      return { _: 'messages.chats', chats: await toTlChats(call, tx, own) };
    }),
  { peopleOnly: true },
);
