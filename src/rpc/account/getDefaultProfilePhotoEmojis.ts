import Long from 'long';
import { method } from '../method.ts';

export const getDefaultProfilePhotoEmojis = method(
  'account.getDefaultProfilePhotoEmojis',
  async () => ({ _: 'emojiList', hash: Long.ZERO, documentId: [] }),
  { peopleOnly: true },
);
