import { en } from './en.ts';
import type { Text, Values } from './types.ts';

export type Key = keyof typeof en;
export type Catalogue = Record<Key, Text>;
export type Language = 'en' | 'ru';

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
  catalogue = next === 'ru' ? (await import('./ru.ts')).ru : en;
  language = next;
  rules = new Intl.PluralRules(next);
  numbers = new Intl.NumberFormat(currentLocale());
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
