import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { en } from './en.ts';
import { catalogueOf, LANGUAGES } from './index.ts';
import { pseudo } from './pseudo.ts';
import type { Text } from './types.ts';

const sources = fileURLToPath(new URL('..', import.meta.url));
const keys = Object.keys(en);
const entries = (catalogue: Record<string, Text>) => Object.entries(catalogue);
const formsOf = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));
const valuesIn = (text: Text): string[] =>
  [...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

const languages = await Promise.all(LANGUAGES.map(async ({ code }) => ({ code, catalogue: await catalogueOf(code) })));

test('each language has a text for every key and none beside them', () => {
  for (const { code, catalogue } of languages) {
    assert.deepEqual(Object.keys(catalogue).sort(), keys.toSorted(), code);
    const odd = entries(catalogue).filter(([, text]) =>
      formsOf(text).some((form) => form === '' || form !== form.trim()),
    );
    assert.deepEqual(odd, [], code);
  }
});

test('a text names the same values in every language', () => {
  for (const [key, text] of entries(en)) {
    for (const { code, catalogue } of [...languages, { code: 'pseudo', catalogue: pseudo }])
      assert.deepEqual(valuesIn(catalogue[key as keyof typeof en]), valuesIn(text), `${code}: ${key}`);
  }
});

test('a text that counts has each form that its language needs', () => {
  for (const { code, catalogue } of languages) {
    // A whole count never takes the form for fractions, so that Russian may leave out "other".
    const rules = new Intl.PluralRules(code);
    const needed = [...new Set([0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 102].map((count) => rules.select(count)))].sort();
    for (const [key, text] of entries(en)) {
      const forms = catalogue[key as keyof typeof en];
      assert.equal(typeof forms, typeof text, `${code}: ${key}`);
      if (typeof forms === 'string') continue;
      const missing = needed.filter((rule) => forms[rule] === undefined);
      assert.deepEqual(missing, [], `${code}: ${key}`);
    }
  }
});

test('no language is a copy of the English one', () => {
  for (const { code, catalogue } of languages) {
    const same = keys.filter((key) => catalogue[key as keyof typeof en] === en[key as keyof typeof en]);
    assert.ok(code === 'en' || same.length < keys.length / 10, `${code}: ${same}`);
  }
});

test('no text stands in the catalogue that no page shows', async () => {
  const files = await readdir(sources, { recursive: true });
  const code = (
    await Promise.all(
      files
        .filter((file) => /\.tsx?$/.test(file) && !/^i18n[\\/](\w\w|pseudo)\b/.test(file) && !/\.test\./.test(file))
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
