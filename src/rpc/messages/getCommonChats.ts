import { bareId } from '#domain';
import { fromTlUser } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlChats } from '../to-tl/chats/chat.ts';

/** More than an account may be in: all of them are put in order before a page is cut. */
const most = 2000;

/** By their bare numbers, the highest first: the next page begins below the last one of this. */
export const getCommonChats = method(
  'messages.getCommonChats',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const limit = Math.min(Math.max(request.limit, 1), call.world.limits.pageSize);
      const common = await tx.chats.commonChats(call.account, fromTlUser(call, request.userId), most);
      const page = common
        .filter((chat) => request.maxId <= 0 || bareId(chat) < request.maxId)
        .sort((a, b) => bareId(b) - bareId(a))
        .slice(0, limit);
      return { _: 'messages.chats', chats: await toTlChats(call, tx, page) };
    }),
  { peopleOnly: true },
);
