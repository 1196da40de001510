import Long from 'long';
import { method } from '../method.ts';

export const getDefaultEmojiStatuses = method(
  'account.getDefaultEmojiStatuses',
  async () => ({ _: 'account.emojiStatuses', hash: Long.ZERO, statuses: [] }),
  { peopleOnly: true },
);
