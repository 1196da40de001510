/**
 * The languages in which the server speaks to people outside the staff: statements of reasons, letters, service messages,
 * public pages. English comes first and stands in for every other one. A language is added by its code here; the compiler
 * then names every room's table that it still needs.
 */
export const languages = ['en', 'ar', 'de', 'es', 'fa', 'fr', 'it', 'pl', 'pt', 'ru', 'tr', 'uk', 'zh'] as const;
export type Language = (typeof languages)[number];

/** The words of a room in every language. */
export type InEach<Words> = Readonly<Record<Language, Words>>;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he']);

/** Which way a language runs. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (rightToLeft.has(language) ? 'rtl' : 'ltr');

/** The name of a language in another one: `nameOf('de', 'de')` is how its speakers look for it in a list. */
export function nameOf(language: Language, inLanguage: Language): string {
  const name = new Intl.DisplayNames([inLanguage], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(inLanguage) + name.slice(1);
}

/** The language here that a tag such as `pt-BR` names by its first part; undefined for one in which nothing is written. */
export function knownLanguage(tag: string): Language | undefined {
  const base = tag.trim().toLowerCase().split(/[-_]/)[0];
  return languages.find((language) => language === base);
}

/** The language in which somebody with this tag is spoken to: their own, or English. A close relative is not guessed. */
export const languageFor = (tag: string): Language => knownLanguage(tag) ?? 'en';

/** The first language of an `Accept-Language` header, by its weights (RFC 9110, 12.5.4), that is known here. */
export function acceptedLanguage(header: string | undefined): Language | undefined {
  const wishes = (header ?? '').split(',', 50).map((part) => {
    const [tag = '', weight = ''] = part.split(';', 2);
    const found = /^\s*q=([\d.]+)\s*$/i.exec(weight)?.[1];
    return { language: knownLanguage(tag), weight: found === undefined ? 1 : Number(found) };
  });
  const best = wishes.filter(({ language, weight }) => language && weight > 0).sort((a, b) => b.weight - a.weight);
  return best[0]?.language;
}
