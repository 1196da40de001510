import { method } from '../method.ts';
import { noStars } from '../to-tl/payments/no-stars.ts';

export const getStarsStatus = method('payments.getStarsStatus', async () => noStars, { peopleOnly: true });
