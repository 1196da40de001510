import { method } from '../method.ts';

/** Nothing ever changes in an empty list. */
export const getEmojiKeywordsDifference = method(
  'messages.getEmojiKeywordsDifference',
  async (_call, { langCode, fromVersion }) => ({
    _: 'emojiKeywordsDifference',
    langCode,
    fromVersion,
    version: Math.max(fromVersion, 1),
    keywords: [],
  }),
  { peopleOnly: true },
);
