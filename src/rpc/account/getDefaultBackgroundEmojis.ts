import Long from 'long';
import { method } from '../method.ts';

export const getDefaultBackgroundEmojis = method(
  'account.getDefaultBackgroundEmojis',
  async () => ({ _: 'emojiList', hash: Long.ZERO, documentId: [] }),
  { peopleOnly: true },
);
