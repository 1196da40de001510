import { method } from '../method.ts';

export const resetWebAuthorizations = method('account.resetWebAuthorizations', async () => true, { peopleOnly: true });
