import Long from 'long';
import { method } from '../method.ts';

export const getChannelDefaultEmojiStatuses = method(
  'account.getChannelDefaultEmojiStatuses',
  async () => ({ _: 'account.emojiStatuses', hash: Long.ZERO, statuses: [] }),
  { peopleOnly: true },
);
