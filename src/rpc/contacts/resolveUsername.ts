import { resolveUsername as resolve } from '#domain';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const resolveUsername = method('contacts.resolveUsername', async (call, request) => {
  const peer = await resolve(call.world, request.username);
  const peers = await call.world.store.read((tx) => toTlPeers(call, tx, [peer]));
  return { _: 'contacts.resolvedPeer', peer: toTlPeer(peer), ...peers };
});
