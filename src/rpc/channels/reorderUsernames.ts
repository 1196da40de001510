import { refuse, requireCreator } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** A chat has one public name here, which is in order already. */
export const reorderUsernames = method(
  'channels.reorderUsernames',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { chat } = await requireCreator(tx, call.account, fromTlChannel(call, request.channel));
      const own = chat.username?.toLowerCase();
      return refuse(
        request.order.every((name) => name.toLowerCase() === own) ? 'chat-not-modified' : 'username-invalid',
      );
    }),
  { peopleOnly: true },
);
