import { method } from '../method.ts';

/** Nothing is sold here, so that no address and no card is kept. */
export const getSavedInfo = method('payments.getSavedInfo', async () => ({ _: 'payments.savedInfo' }), {
  peopleOnly: true,
});
