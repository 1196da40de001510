import { method } from '../method.ts';

export const getMultiWallPapers = method('account.getMultiWallPapers', async () => [], { peopleOnly: true });
