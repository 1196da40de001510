import { refuse, requireCreator } from '#domain';
import { fromTlChannel } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** No group here is bound to a place, so that there is none to move. */
export const editLocation = method(
  'channels.editLocation',
  (call, request) =>
    call.world.store.read(async (tx) => {
      await requireCreator(tx, call.account, fromTlChannel(call, request.channel));
      return refuse('location-missing');
    }),
  { peopleOnly: true },
);
