import { method } from '../method.ts';

export const clearRecentEmojiStatuses = method('account.clearRecentEmojiStatuses', async () => true, {
  peopleOnly: true,
});
