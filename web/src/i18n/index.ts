import { en } from './en.ts';
import type { Text, Values } from './types.ts';

export type Key = keyof typeof en;
export type Catalogue = Record<Key, Text>;

/**
 * The languages by what they call themselves. English is part of the first page; each of the others is a file of its own,
 * fetched when it is spoken. A further one is a folder of tables and a line here.
 */
const SPOKEN = {
  en: { name: 'English', load: async (): Promise<Catalogue> => en },
  de: { name: 'Deutsch', load: async (): Promise<Catalogue> => (await import('./de.ts')).de },
  es: { name: 'Español', load: async (): Promise<Catalogue> => (await import('./es.ts')).es },
  ru: { name: 'Русский', load: async (): Promise<Catalogue> => (await import('./ru.ts')).ru },
  uk: { name: 'Українська', load: async (): Promise<Catalogue> => (await import('./uk.ts')).uk },
  ar: { name: 'العربية', load: async (): Promise<Catalogue> => (await import('./ar.ts')).ar },
};

/** `qps-plocm` is the customary name of the language that nobody speaks: see `pseudo.ts`. */
export type Language = keyof typeof SPOKEN | 'qps-plocm';

/** The name of a language as a page says it, so that it is read aloud with the right voice. */
export function tagOf(spoken: Language): string {
  return spoken === 'qps-plocm' ? 'he' : spoken;
}

/** Which way a language runs. Pages use logical sides only, so that this turns all of them round. */
export function directionOf(spoken: Language): 'ltr' | 'rtl' {
  return spoken === 'qps-plocm' || spoken === 'ar' ? 'rtl' : 'ltr';
}

export const isSpoken = (code: string): code is keyof typeof SPOKEN => Object.hasOwn(SPOKEN, code);

export const LANGUAGES = Object.keys(SPOKEN)
  .filter(isSpoken)
  .map((code) => ({ code, name: SPOKEN[code].name }));

let catalogue: Catalogue = en;
let language: Language = 'en';
let rules = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

/** Speaks a language from now on. */
export async function useCatalogue(next: Language): Promise<void> {
  catalogue = await catalogueOf(next);
  language = next;
  rules = new Intl.PluralRules(next);
  numbers = new Intl.NumberFormat(currentLocale());
}

/** The texts of a language. */
export async function catalogueOf(spoken: Language): Promise<Catalogue> {
  return spoken === 'qps-plocm' ? (await import('./pseudo.ts')).pseudo : SPOKEN[spoken].load();
}

export function currentLanguage(): Language {
  return language;
}

/** Dates and numbers as in the person's own country, where the browser names one that speaks this language. */
export function currentLocale(): string {
  return navigator.languages.find((wanted) => wanted.startsWith(language)) ?? language;
}

/** The text for a key in the language in use. */
export function t(key: Key, values: Values = {}): string {
  return fill(form(catalogue[key], values), values);
}

export function formatNumber(value: number): string {
  return numbers.format(value);
}

function form(text: Text, values: Values): string {
  if (typeof text === 'string') return text;
  const count = Number(values.count ?? 0);
  return text[rules.select(count)] ?? text.other ?? '';
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : alone(value);
  });
}

/** In a text from right to left each value runs by itself (UAX #9, 6.3): a number or a name would else move signs beside it. */
function alone(value: string): string {
  return directionOf(language) === 'ltr' ? value : `\u2068${value}\u2069`;
}
