import { method } from '../method.ts';

/** Clients bring their own words for emoji; the server adds none. */
export const getEmojiKeywords = method(
  'messages.getEmojiKeywords',
  async (_call, { langCode }) => ({ _: 'emojiKeywordsDifference', langCode, fromVersion: 0, version: 1, keywords: [] }),
  { peopleOnly: true },
);
