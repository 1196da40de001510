import type { InEach } from '#lib/language/languages.ts';
import { english } from './en.ts';
import { russian } from './ru.ts';
import type { PreviewWords } from './types.ts';

/** What the pages of public chats say, by language. */
export const previewWords: InEach<PreviewWords> = {
  en: english,
  ru: russian,
};
