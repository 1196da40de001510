import { method } from '../method.ts';

/** Nothing is sold here. */
export const getPremiumGiftCodeOptions = method('payments.getPremiumGiftCodeOptions', async () => [], {
  peopleOnly: true,
});
