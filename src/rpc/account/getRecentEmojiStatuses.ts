import Long from 'long';
import { method } from '../method.ts';

export const getRecentEmojiStatuses = method(
  'account.getRecentEmojiStatuses',
  async () => ({ _: 'account.emojiStatuses', hash: Long.ZERO, statuses: [] }),
  { peopleOnly: true },
);
