import type { tl } from '@mtcute/core';

const language = (langCode: string, name: string, nativeName: string) => ({
  _: 'langPackLanguage' as const,
  official: true,
  name,
  nativeName,
  langCode,
  pluralCode: langCode,
  stringsCount: 0,
  translatedCount: 0,
  translationsUrl: '',
});

/**
 * The languages in which the server itself writes to people: service messages, statements of reasons, letters. The packs
 * are empty, as clients carry their own texts; a language that nobody here writes would be English in another direction.
 */
export const languages: tl.RawLangPackLanguage[] = [
  language('en', 'English', 'English'),
  language('ru', 'Russian', 'Русский'),
];

/** The one version of the empty packs. */
export const langPackVersion = 1;
