import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** Tags have names for subscribers only, and here nobody can be one. */
export const updateSavedReactionTag = method(
  'messages.updateSavedReactionTag',
  async () => {
    throw new RpcError(403, 'PREMIUM_ACCOUNT_REQUIRED');
  },
  { peopleOnly: true },
);
