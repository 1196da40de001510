import { en } from './en.ts';
import type { Text, Values } from './types.ts';

export type Key = keyof typeof en;
export type Catalogue = Record<Key, Text>;
/** `qps-plocm` is the customary name of the language that nobody speaks: see `pseudo.ts`. */
export type Language = 'en' | 'ru' | 'qps-plocm';

/** The name of a language as a page says it, so that it is read aloud with the right voice. */
export function tagOf(spoken: Language): string {
  return spoken === 'qps-plocm' ? 'he' : spoken;
}

/** Which way a language runs. Pages use logical sides only, so that this turns all of them round. */
export function directionOf(spoken: Language): 'ltr' | 'rtl' {
  return spoken === 'qps-plocm' ? 'rtl' : 'ltr';
}

export const LANGUAGES: { code: Language; name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
];

let catalogue: Catalogue = en;
let language: Language = 'en';
let rules = new Intl.PluralRules('en');
let numbers = new Intl.NumberFormat('en');

/** Loads a language. English is part of the first page, others come when they are chosen. */
export async function useCatalogue(next: Language): Promise<void> {
  catalogue = await load(next);
  language = next;
  rules = new Intl.PluralRules(next);
  numbers = new Intl.NumberFormat(currentLocale());
}

async function load(next: Language): Promise<Catalogue> {
  switch (next) {
    case 'ru':
      return (await import('./ru.ts')).ru;
    case 'qps-plocm':
      return (await import('./pseudo.ts')).pseudo;
    default:
      return en;
  }
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
    return value === undefined ? whole : typeof value === 'number' ? numbers.format(value) : value;
  });
}
