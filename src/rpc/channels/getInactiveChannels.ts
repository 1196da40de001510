import { inactiveChannels } from '#domain';
import { method } from '../method.ts';
import { toTlPeers } from '../to-tl/peers.ts';

export const getInactiveChannels = method(
  'channels.getInactiveChannels',
  async (call) => {
    const silent = await inactiveChannels(call.world, call.account);
    const peers = silent.map(({ chat }) => chat);
    return {
      _: 'messages.inactiveChats',
      dates: silent.map(({ date }) => date),
      ...(await call.world.store.read((tx) => toTlPeers(call, tx, peers))),
    };
  },
  { peopleOnly: true },
);
