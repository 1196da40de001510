import { directionOf, type Language } from './languages.ts';

/** One text, or its plural forms. `{name}` stands for a value; the value `count` chooses the form. */
export type Text = string | Readonly<Partial<Record<Intl.LDMLPluralRule, string>>>;
export type Values = Readonly<Record<string, string | number>>;

/** Whoever writes English here is not American: the day comes before the month. */
const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);

function perLanguage<Tool>(make: (locale: string) => Tool): (language: Language) => Tool {
  const made = new Map<Language, Tool>();
  return (language) => {
    const tool = made.get(language) ?? make(localeOf(language));
    made.set(language, tool);
    return tool;
  };
}

const rulesOf = perLanguage((locale) => new Intl.PluralRules(locale));
const numbersOf = perLanguage((locale) => new Intl.NumberFormat(locale));
const listsOf = perLanguage((locale) => new Intl.ListFormat(locale, { type: 'unit', style: 'short' }));
const daysOf = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
);
const minutesOf = perLanguage(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'UTC',
      timeZoneName: 'short',
    }),
);

/**
 * A text with its values put in, numbers as the language writes them. A value that is not given stays as it stands. In a
 * text that runs from right to left each value runs by itself (UAX #9, 6.3): a date or somebody's English words would else
 * pull the marks beside them to the wrong end. Addresses stay bare, as programs take such signs for a part of them.
 */
export function say(language: Language, text: Text, values: Values = {}): string {
  return formOf(language, text, values).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined
      ? whole
      : typeof value === 'number'
        ? numbersOf(language).format(value)
        : alone(language, value);
  });
}

const alone = (language: Language, value: string): string =>
  directionOf(language) === 'ltr' || !/[A-Za-z]/.test(value) || /https?:/.test(value) ? value : `\u2068${value}\u2069`;

function formOf(language: Language, text: Text, { count }: Values): string {
  if (typeof text === 'string') return text;
  return text[rulesOf(language).select(Number(count ?? 0))] ?? text.other ?? '';
}

/** Several things one after another, as the language sets them apart. */
export const listIn = (language: Language, items: readonly string[]): string => listsOf(language).format(items);

/** A moment to the minute in UTC, with the month in words: figures alone are read in different orders. `atMs`: Unix ms. */
export const minuteIn = (language: Language, atMs: number): string => minutesOf(language).format(atMs);

/** A day in UTC with the month in words. `atMs`: Unix ms. */
export const dayIn = (language: Language, atMs: number): string => daysOf(language).format(atMs);
