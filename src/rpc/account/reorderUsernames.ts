import { refuse } from '#domain';
import { method } from '../method.ts';

/** An account has one username, so there is one order. */
export const reorderUsernames = method('account.reorderUsernames', async () => refuse('username-not-modified'), {
  peopleOnly: true,
});
