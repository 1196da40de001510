import { method } from '../method.ts';
import { noStars } from '../to-tl/payments/no-stars.ts';

export const getStarsSubscriptions = method('payments.getStarsSubscriptions', async () => noStars, {
  peopleOnly: true,
});
