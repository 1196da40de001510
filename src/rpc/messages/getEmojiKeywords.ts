import { EMOJI_WORDS_VERSION, emojiWords } from '../emoji-words.ts';
import { method } from '../method.ts';

export const getEmojiKeywords = method(
  'messages.getEmojiKeywords',
  async (_call, { langCode }) => ({
    _: 'emojiKeywordsDifference',
    langCode,
    fromVersion: 0,
    version: EMOJI_WORDS_VERSION,
    keywords: await emojiWords(langCode),
  }),
  { peopleOnly: true },
);
