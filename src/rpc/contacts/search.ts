import { searchPeers } from '#domain';
import { method } from '../method.ts';
import { toTlPeer, toTlPeers } from '../to-tl/peers.ts';

export const search = method(
  'contacts.search',
  async (call, request) => {
    const only = request.bots ? 'bots' : request.broadcasts ? 'channels' : undefined;
    const { q: query, limit } = request;
    const { own, others } = await searchPeers(call.world, { account: call.account, query, limit, only });
    const peers = await call.world.store.read((tx) => toTlPeers(call, tx, [...own, ...others]));
    return { _: 'contacts.found', myResults: own.map(toTlPeer), results: others.map(toTlPeer), ...peers };
  },
  { peopleOnly: true },
);
