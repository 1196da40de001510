import { resolvePhone as resolve } from '#domain';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const resolvePhone = method(
  'contacts.resolvePhone',
  async (call, request) => {
    const peer = await resolve(call.world, call.account, request.phone);
    const peers = await call.world.store.read((tx) => toTlPeers(call, tx, [peer]));
    return { _: 'contacts.resolvedPeer', peer: toTlPeer(peer), ...peers };
  },
  { peopleOnly: true },
);
