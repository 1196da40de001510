import { readablePlace } from '#domain';
import { fromTlPeer } from '../from-tl/peer.ts';
import { method } from '../method.ts';

/** Nobody pays for words here. */
export const getSponsoredMessages = method(
  'messages.getSponsoredMessages',
  async (call, request) => {
    await call.world.store.read((tx) => readablePlace(tx, call.account, fromTlPeer(call, request.peer)));
    return { _: 'messages.sponsoredMessagesEmpty' };
  },
  { peopleOnly: true },
);
