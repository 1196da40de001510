import type { InEach } from '#lib/language/languages.ts';
import { english } from './en.ts';
import { german } from './de.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { russian } from './ru.ts';
import type { PreviewWords } from './types.ts';

/** What the pages of public chats say, by language. */
export const previewWords: InEach<PreviewWords> = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  ru: russian,
};
