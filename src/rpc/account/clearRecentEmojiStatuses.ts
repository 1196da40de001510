import { clearRecentEmojiStatuses as clear } from '#domain';
import { method } from '../method.ts';

export const clearRecentEmojiStatuses = method(
  'account.clearRecentEmojiStatuses',
  async (call) => {
    await clear(call.world, call.account);
    return true;
  },
  { peopleOnly: true },
);
