import { EMOJI_WORDS_VERSION, emojiWords } from '../emoji-words.ts';
import { method } from '../method.ts';

/** All words for who has older ones, nothing for who has these. */
export const getEmojiKeywordsDifference = method(
  'messages.getEmojiKeywordsDifference',
  async (_call, { langCode, fromVersion }) => ({
    _: 'emojiKeywordsDifference',
    langCode,
    fromVersion,
    version: Math.max(fromVersion, EMOJI_WORDS_VERSION),
    keywords: fromVersion < EMOJI_WORDS_VERSION ? await emojiWords(langCode) : [],
  }),
  { peopleOnly: true },
);
