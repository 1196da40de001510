import Long from 'long';
import { method } from '../method.ts';

export const getChannelRestrictedStatusEmojis = method(
  'account.getChannelRestrictedStatusEmojis',
  async () => ({ _: 'emojiList', hash: Long.ZERO, documentId: [] }),
  { peopleOnly: true },
);
