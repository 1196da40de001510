import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** A status made of a custom emoji needs a subscription elsewhere, and here nobody can have one: only none is accepted. */
export const updateEmojiStatus = method(
  'account.updateEmojiStatus',
  async (_call, { emojiStatus }) => {
    if (emojiStatus._ !== 'emojiStatusEmpty') throw new RpcError(403, 'PREMIUM_ACCOUNT_REQUIRED');
    return true;
  },
  { peopleOnly: true },
);
