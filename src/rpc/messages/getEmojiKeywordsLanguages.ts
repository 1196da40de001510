import { emojiLanguage } from '../emoji-words.ts';
import { method } from '../method.ts';

/** In which of these languages emoji can be found by words; in English always. */
export const getEmojiKeywordsLanguages = method(
  'messages.getEmojiKeywordsLanguages',
  async (_call, { langCodes }) => {
    const known = new Set([...langCodes.flatMap((langCode) => emojiLanguage(langCode) ?? []), 'en']);
    return Array.from(known, (langCode) => ({ _: 'emojiLanguage', langCode }));
  },
  { peopleOnly: true },
);
