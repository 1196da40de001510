import { refuse, requireCreator } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** A chat has one public name here, always in force: it is changed by `channels.updateUsername`. */
export const toggleUsername = method(
  'channels.toggleUsername',
  (call, request) =>
    call.world.store.read(async (tx) => {
      const { chat } = await requireCreator(tx, call.account, fromTlChannel(call, request.channel));
      const isOwn = request.username.toLowerCase() === chat.username?.toLowerCase();
      return refuse(isOwn && request.active ? 'username-not-modified' : 'username-invalid');
    }),
  { peopleOnly: true },
);
