import { method } from '../method.ts';
import { noStars } from '../to-tl/payments/no-stars.ts';

export const getStarsTransactions = method('payments.getStarsTransactions', async () => noStars, { peopleOnly: true });
