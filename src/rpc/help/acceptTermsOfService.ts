import { method } from '../method.ts';

export const acceptTermsOfService = method('help.acceptTermsOfService', async () => true);
