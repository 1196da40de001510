import { toggleTopPeers as toggle } from '#domain';
import { method } from '../method.ts';

export const toggleTopPeers = method(
  'contacts.toggleTopPeers',
  async (call, request) => {
    await toggle(call.world, call.account, request.enabled);
    return true;
  },
  { peopleOnly: true },
);
