import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexWords, queryWords } from './tokenise.ts';

test('plain ASCII gives the same words as it does inside a text of many scripts', () => {
  const plain = "Ember's lamp no. 7: LAMP, e-mail_me\tat dawn, dawn!";
  const expected = ['ember', 's', 'lamp', 'no', '7', 'e', 'mail', 'me', 'at', 'dawn'];
  assert.deepEqual(indexWords(plain), expected);
  assert.deepEqual(indexWords(`${plain} лампа`), [...expected, 'лампа']);
});

test('the words of a text are bounded in number and length', () => {
  const words = indexWords(Array.from({ length: 1_000 }, (_, index) => `w${index}`).join(' '));
  assert.equal(words.length, 400);
  assert.deepEqual(indexWords('x'.repeat(100)), ['x'.repeat(40)]);
});

test('words of a query have forms, but not those of tags, usernames and links', () => {
  const formsOf = (query: string) => {
    const { whole = [], prefix } = queryWords(query) ?? {};
    return [...whole, ...(prefix ? [prefix] : [])].map(({ form }) => form);
  };
  assert.deepEqual(formsOf('running лампами للمدرسة'), ['run', 'ламп', 'مدرس']);
  assert.deepEqual(formsOf('#running @lamps_lit example.org/running'), Array(6).fill(undefined));
});
