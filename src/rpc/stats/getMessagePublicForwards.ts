import { type PostForward, publicForwards } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';
import { toTlMessages } from '../to-tl/messages/messages.ts';

export const getMessagePublicForwards = method(
  'stats.getMessagePublicForwards',
  async (call, request) => {
    const page = await publicForwards(call.world, {
      account: call.account,
      chat: fromTlChannel(call, request.channel),
      id: request.msgId,
      after: readOffset(request.offset),
      limit: request.limit,
    });
    const written = await call.world.store.read((tx) => toTlMessages(call, tx, page.messages));
    return {
      _: 'stats.publicForwards',
      count: page.messages.length,
      forwards: written.messages.map((message) => ({ _: 'publicForwardMessage' as const, message })),
      ...(page.next ? { nextOffset: `${page.next.place}.${page.next.id}` } : {}),
      chats: written.chats,
      users: written.users,
    };
  },
  { peopleOnly: true },
);

/** Where the page before ended; anything else begins anew. */
function readOffset(offset: string): PostForward | undefined {
  const match = /^(-\d{1,16})\.(\d{1,10})$/.exec(offset);
  return match ? { place: Number(match[1]), id: Number(match[2]) } : undefined;
}
