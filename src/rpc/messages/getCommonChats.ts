import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

export const getCommonChats = method(
  'messages.getCommonChats',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize);
      const ids = await tx.chats.commonChats(call.account, fromTlUser(call, request.userId), limit);
      return { _: 'messages.chats', chats: await toTlChats(call, tx, ids) };
    }),
  { peopleOnly: true },
);
