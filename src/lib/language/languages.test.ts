import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageSwitch, withLanguage } from './language-switch.ts';
import { acceptedLanguage, languageFor } from './languages.ts';
import { linksIn } from './links-in.ts';
import { minuteIn, say } from './say.ts';

test('a tag leads to its language, and one in which nothing is written to English', () => {
  assert.equal(languageFor('ru-RU'), 'ru');
  assert.equal(languageFor('RU_ru'), 'ru');
  for (const tag of ['', 'be', 'rus', 'ruby', '-', 'constructor']) assert.equal(languageFor(tag), 'en', tag);
});

test('a browser is answered in the best of its languages that is spoken here', () => {
  assert.equal(acceptedLanguage('nb, ru;q=0.8, en;q=0.9'), 'en');
  assert.equal(acceptedLanguage('nb, ru;q=0.9, en;q=0.8'), 'ru');
  assert.equal(acceptedLanguage('ru-RU,ru;q=0.9'), 'ru');
  assert.equal(acceptedLanguage('ru;q=0'), undefined);
  for (const header of [undefined, '', '*', 'nb', ';;,,q=1'])
    assert.equal(acceptedLanguage(header), undefined, String(header));
});

test('a text takes the form that its number needs, and values are put in as they are', () => {
  const text = { one: '{count} лампа', few: '{count} лампы', many: '{count} ламп', other: '{count} лампы' };
  assert.equal(say('ru', text, { count: 21 }), '21 лампа');
  assert.equal(say('ru', text, { count: 3 }), '3 лампы');
  assert.equal(say('en', '{value}', { value: 12_000 }), '12,000');
  assert.equal(say('en', '{name}: {value}', { name: '{value}', value: '$&' }), '{value}: $&');
});

test('a moment is told in UTC with the month in words', () => {
  assert.equal(minuteIn('en', Date.UTC(2026, 2, 2, 9, 5)), '2 March 2026 at 09:05 UTC');
});

test('an address ends before the marks that end a sentence, in any script', () => {
  const address = 'https://tocsin.example/statement/1?key=ab';
  for (const after of ['.', '. More', '。他人', '：', '، ثم', ')', '', '\n'])
    assert.deepEqual(linksIn(`x ${address}${after}`), [{ offset: 2, length: address.length }], after);
  assert.deepEqual(linksIn('https:// and http://'), []);
});

test('the list of languages leads to the same page, and what was chosen goes along', () => {
  const url = new URL('https://tocsin.example/statement/1?key=a%22b&lang=ru');
  const list = languageSwitch('ru', url);
  assert.match(list, /href="\?key=a%22b&amp;lang=en" hreflang="en" lang="en">English</);
  assert.match(list, /lang="ru" aria-current="true">Русский</);
  assert.equal(withLanguage(url, '/notice/x?key=1'), '/notice/x?key=1&lang=ru');
  assert.equal(withLanguage(new URL('https://tocsin.example/notice?lang="><b>'), '/notice'), '/notice');
});
