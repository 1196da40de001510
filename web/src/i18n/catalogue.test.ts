import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { en } from './en.ts';
import { pseudo } from './pseudo.ts';
import { ru } from './ru.ts';
import type { Text } from './types.ts';

const sources = fileURLToPath(new URL('..', import.meta.url));
const keys = Object.keys(en);
const entries = (catalogue: Record<string, Text>) => Object.entries(catalogue);
const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const valuesIn = (text: Text): string[] =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

test('each language has a text for every key and none beside them', () => {
  assert.deepEqual(Object.keys(ru).sort(), keys.toSorted());
  for (const catalogue of [en, ru]) {
    const empty = entries(catalogue).filter(([, text]) => formsOf(text).some((form) => form.trim() === ''));
    assert.deepEqual(empty, []);
  }
});

test('a text names the same values in every language', () => {
  for (const [key, text] of entries(en)) {
    assert.deepEqual(valuesIn(ru[key as keyof typeof en]), valuesIn(text), key);
    assert.deepEqual(valuesIn(pseudo[key as keyof typeof en]), valuesIn(text), key);
  }
});

test('a text that counts has each form that its language needs', () => {
  for (const [locale, catalogue] of [
    ['en', en],
    ['ru', ru],
  ] as const) {
    // A whole count never takes the form for fractions, so that Russian may leave out "other".
    const rules = new Intl.PluralRules(locale);
    const needed = [...new Set([0, 1, 2, 5, 11, 21, 22, 25, 100].map((count) => rules.select(count)))].sort();
    for (const [key, text] of entries(catalogue)) {
      if (typeof text === 'string') continue;
      const missing = needed.filter((rule) => text[rule] === undefined);
      assert.deepEqual(missing, [], `${locale}: ${key}`);
    }
    const counted = entries(en).filter(([, text]) => typeof text !== 'string');
    for (const [key] of counted)
      assert.notEqual(typeof catalogue[key as keyof typeof en], 'string', `${locale}: ${key}`);
  }
});

test('no text stands in the catalogue that no page shows', async () => {
  const files = await readdir(sources, { recursive: true });
  const code = (
    await Promise.all(
      files
        .filter((file) => /\.tsx?$/.test(file) && !/^i18n[\\/](en|ru|pseudo)\b/.test(file) && !/\.test\./.test(file))
        .map((file) => readFile(join(sources, file), 'utf8')),
    )
  ).join('\n');
  const literal = new Set(code.match(/['"`][\w.]+['"`]/g)?.map((found) => found.slice(1, -1)));
  // Keys that are put together from parts: `settings.${page}`.
  const made = [...code.matchAll(/`([\w.]*)\$\{[^`}]*\}([\w.]*)`/g)]
    .filter(([, before]) => before?.includes('.'))
    .map(([, before = '', after = '']) => new RegExp(`^${RegExp.escape(before)}[\\w.]+${RegExp.escape(after)}$`));
  const unused = keys.filter((key) => !literal.has(key) && !made.some((pattern) => pattern.test(key)));
  assert.deepEqual(unused, []);
});
