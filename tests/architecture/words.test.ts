import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#lib/language/languages.ts';
import { publicWords } from '../../src/console-api/pages/words/index.ts';
import { signInWords } from '../../src/domain/auth/words/index.ts';
import { placeholderWords } from '../../src/domain/messages/words/index.ts';
import { deskWords } from '../../src/safety/words/index.ts';
import { previewWords } from '../../src/server/preview/words/index.ts';

/** Every table of words for people outside the staff. That no text is missing is the compiler's to say. */
const rooms = { deskWords, publicWords, previewWords, signInWords, placeholderWords };

const plurals = ['zero', 'one', 'two', 'few', 'many', 'other'];
const isForms = (value: object): value is Record<string, string> =>
  Object.keys(value).length > 0 && Object.keys(value).every((key) => plurals.includes(key));

/** Each text of a table by its path, with its forms. */
function textsOf(table: object, at = ''): [path: string, forms: Record<string, string>][] {
  return Object.entries(table).flatMap(([key, value]): [string, Record<string, string>][] => {
    if (typeof value === 'string') return [[`${at}.${key}`, { other: value }]];
    if (isForms(value)) return [[`${at}.${key}`, value]];
    return textsOf(value, `${at}.${key}`);
  });
}

const valuesIn = (text: string): string[] => [...new Set(text.match(/\{\w*\}/g))].sort();

for (const [room, tables] of Object.entries(rooms)) {
  const english = new Map(textsOf(tables.en));

  test(`${room}: a text names the same values in every language`, () => {
    assert.ok(english.size > 5);
    for (const language of languages) {
      for (const [path, forms] of textsOf(tables[language])) {
        const wanted = valuesIn(Object.values(english.get(path) ?? {}).at(-1) ?? '');
        for (const form of Object.values(forms)) {
          assert.ok(
            form.trim() !== '' && form === form.trim(),
            `${language}${path} is not empty and has no space around it`,
          );
          assert.deepEqual(valuesIn(form), wanted, `${language}${path}`);
        }
      }
    }
  });

  test(`${room}: a text that counts has each form that its language needs`, () => {
    for (const language of languages) {
      const rules = new Intl.PluralRules(language);
      const needed = new Set([0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 102, 1_000_000].map((count) => rules.select(count)));
      for (const [path, forms] of textsOf(tables[language])) {
        if (valuesIn(Object.values(forms).join(' ')).includes('{count}'))
          for (const rule of needed) assert.ok(forms[rule], `${language}${path} has a form for "${rule}"`);
      }
    }
  });

  test(`${room}: no language is a copy of the English one`, () => {
    for (const language of languages) {
      const texts = textsOf(tables[language]);
      const same = texts.filter(([path, { other }]) => other !== undefined && english.get(path)?.other === other);
      assert.ok(language === 'en' || same.length < texts.length / 10, `${language}: ${same.map(([path]) => path)}`);
    }
  });
}
