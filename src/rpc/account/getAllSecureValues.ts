import { method } from '../method.ts';

/** Documents of people are not kept here. */
export const getAllSecureValues = method('account.getAllSecureValues', async () => [], { peopleOnly: true });
