import type { IncomingMessage } from 'node:http';
import { acceptedLanguage, knownLanguage, type Language } from '#lib/language/languages.ts';

/** Who reads a public page: in which language, and the address at which they read. */
export interface Reader {
  readonly lang: Language;
  readonly url: URL;
}

/**
 * The language that the reader chose on the page (`?lang=`), else the one in which this matter was told to them (`own`), else
 * what their browser asks for, else English.
 */
export function readerOf(request: IncomingMessage, url: URL, own?: string): Reader {
  const chosen = knownLanguage(url.searchParams.get('lang') ?? '');
  const lang = chosen ?? knownLanguage(own ?? '') ?? acceptedLanguage(request.headers['accept-language']) ?? 'en';
  return { lang, url };
}
