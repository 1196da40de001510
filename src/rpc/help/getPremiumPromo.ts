import { method } from '../method.ts';

/** Nothing is sold here: an empty offer. */
export const getPremiumPromo = method('help.getPremiumPromo', async () => ({
  _: 'help.premiumPromo',
  statusText: '',
  statusEntities: [],
  videoSections: [],
  videos: [],
  periodOptions: [],
  users: [],
}));
