import { method } from '../method.ts';

export const hidePromoData = method('help.hidePromoData', async () => true);
