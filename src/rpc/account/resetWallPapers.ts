import { method } from '../method.ts';

export const resetWallPapers = method('account.resetWallPapers', async () => true, { peopleOnly: true });
