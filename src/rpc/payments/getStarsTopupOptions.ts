import { method } from '../method.ts';

/** Nothing is sold here. */
export const getStarsTopupOptions = method('payments.getStarsTopupOptions', async () => [], { peopleOnly: true });
