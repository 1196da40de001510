import { method } from '../method.ts';

/** Nothing is sold here. */
export const getStarsGiftOptions = method('payments.getStarsGiftOptions', async () => [], { peopleOnly: true });
