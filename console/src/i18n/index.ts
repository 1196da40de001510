import { currentLanguage, currentLocale, formatNumber } from '../../../web/src/i18n/index.ts';
import type { Text, Values } from '../../../web/src/i18n/types.ts';
import type { Pair } from './types.ts';
import { words } from './words.ts';

export type Key = keyof typeof words;

/** What the desk speaks; the messenger, with which it shares the choice, speaks more. */
export const isDeskLanguage = (code: string): code is 'en' | 'ru' => code === 'en' || code === 'ru';

/** The text for a key in the language in use. */
export function t(key: Key, values: Values = {}): string {
  const pair: Pair = words[key];
  return fill(form(pair[currentLanguage() === 'ru' ? 1 : 0], values), values);
}

/** Whether a key made of parts has words: for codes that a newer server may send. */
export const isKey = (key: string): key is Key => Object.hasOwn(words, key);

/** The words for a code of a closed list, or the code itself where a newer server sends one that is not known here. */
export function tell(group: string, code: string, values: Values = {}): string {
  const key = `${group}.${code}`;
  return isKey(key) ? t(key, values) : code;
}

function form(text: Text, values: Values): string {
  if (typeof text === 'string') return text;
  const rule = new Intl.PluralRules(currentLanguage()).select(Number(values.count ?? 0));
  return text[rule] ?? text.other ?? '';
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(value) : value;
  });
}

export { currentLocale, formatNumber };
