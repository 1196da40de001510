import { requireCreator } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** There are no names beside the one that a chat is known by, so that all of them are out of force. */
export const deactivateAllUsernames = method(
  'channels.deactivateAllUsernames',
  (call, request) =>
    call.world.store.read(async (tx) => {
      await requireCreator(tx, call.account, fromTlChannel(call, request.channel));
      return true;
    }),
  { peopleOnly: true },
);
