import { method } from '../method.ts';

export const finishTakeoutSession = method('account.finishTakeoutSession', async () => true, { peopleOnly: true });
