import type { InEach } from '#lib/language/languages.ts';
import { english } from './en.ts';
import { arabic } from './ar.ts';
import { german } from './de.ts';
import { spanish } from './es.ts';
import { persian } from './fa.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import { russian } from './ru.ts';
import { turkish } from './tr.ts';
import { ukrainian } from './uk.ts';
import { chinese } from './zh.ts';
import type { PublicWords } from './types.ts';

export type { PageWords } from './types.ts';

/** What the public pages say, by language. */
export const publicWords: InEach<PublicWords> = {
  en: english,
  ar: arabic,
  de: german,
  es: spanish,
  fa: persian,
  fr: french,
  it: italian,
  pl: polish,
  pt: portuguese,
  ru: russian,
  tr: turkish,
  uk: ukrainian,
  zh: chinese,
};
