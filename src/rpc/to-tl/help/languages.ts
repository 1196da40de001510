import type { tl } from '@mtcute/core';
import { directionOf, languages as spoken, nameOf } from '#lib/language/languages.ts';

/**
 * The languages in which the server itself writes to people: service messages, statements of reasons, letters. The packs
 * are empty, as clients carry their own texts; a language that nobody here writes would be English in another direction.
 */
export const languages: tl.RawLangPackLanguage[] = spoken.map((language) => ({
  _: 'langPackLanguage',
  official: true,
  rtl: directionOf(language) === 'rtl',
  name: nameOf(language, 'en'),
  nativeName: nameOf(language, language),
  langCode: language,
  pluralCode: language,
  stringsCount: 0,
  translatedCount: 0,
  translationsUrl: '',
}));

/** The one version of the empty packs. */
export const langPackVersion = 1;
