import Long from 'long';
import { method } from '../method.ts';

export const getDefaultGroupPhotoEmojis = method(
  'account.getDefaultGroupPhotoEmojis',
  async () => ({ _: 'emojiList', hash: Long.ZERO, documentId: [] }),
  { peopleOnly: true },
);
