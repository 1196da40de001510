import Long from 'long';
import { method } from '../method.ts';

export const getCollectibleEmojiStatuses = method(
  'account.getCollectibleEmojiStatuses',
  async () => ({ _: 'account.emojiStatuses', hash: Long.ZERO, statuses: [] }),
  { peopleOnly: true },
);
