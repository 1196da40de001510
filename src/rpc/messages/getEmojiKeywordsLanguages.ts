import { method } from '../method.ts';

export const getEmojiKeywordsLanguages = method(
  'messages.getEmojiKeywordsLanguages',
  async (_call, { langCodes }) => langCodes.map((langCode) => ({ _: 'emojiLanguage', langCode })),
  { peopleOnly: true },
);
