import { method } from '../method.ts';

/** Nobody is found for money here. */
export const getSponsoredPeers = method(
  'contacts.getSponsoredPeers',
  async () => ({ _: 'contacts.sponsoredPeersEmpty' }),
  { peopleOnly: true },
);
