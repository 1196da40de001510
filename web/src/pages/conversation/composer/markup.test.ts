import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseMarkup, toMarkup, wrapSelection } from './markup.ts';

const kinds = (typed: string) =>
  parseMarkup(typed).entities.map((it) => [it.kind, parseMarkup(typed).text.slice(it.offset, it.offset + it.length)]);

test('marks become spans and vanish from the text', () => {
  assert.equal(parseMarkup('a **b** c').text, 'a b c');
  assert.deepEqual(kinds('a **b** __c__ ~~d~~ ||e|| ++f++ `g`'), [
    ['bold', 'b'],
    ['italic', 'c'],
    ['strike', 'd'],
    ['spoiler', 'e'],
    ['underline', 'f'],
    ['code', 'g'],
  ]);
});

test('spans lie inside each other', () => {
  const { text, entities } = parseMarkup('**bold __both__**');
  assert.equal(text, 'bold both');
  assert.deepEqual(
    entities.map(({ kind, offset, length }) => [kind, offset, length]),
    [
      ['bold', 0, 9],
      ['italic', 5, 4],
    ],
  );
});

test('what only looks like a mark stays as it was typed', () => {
  for (const typed of ['2 ** 3 ** 4', 'snake__case__name', 'a ** b', '**', '[x](javascript:alert(1))', '5 > 3']) {
    assert.deepEqual(parseMarkup(typed), { text: typed, entities: [] }, typed);
  }
});

test('code keeps every mark inside it', () => {
  const { text, entities } = parseMarkup('```js\nlet **a** = `1`;\n```');
  assert.equal(text, 'let **a** = `1`;');
  assert.deepEqual(entities, [{ kind: 'pre', offset: 0, length: 16, language: 'js' }]);
});

test('quoted lines become one quotation', () => {
  const { text, entities } = parseMarkup('> one\n> **two**\nthree');
  assert.equal(text, 'one\ntwo\nthree');
  assert.deepEqual(entities, [
    { kind: 'quote', offset: 0, length: 7 },
    { kind: 'bold', offset: 4, length: 3 },
  ]);
});

test('editing shows a message as it was typed', () => {
  for (const typed of [
    '**a** b',
    '__a **b** c__',
    '```js\nx\n```',
    '[a](https://a.b/c)',
    '> one\n> two\nthree',
    '||x|| `y`',
  ]) {
    assert.equal(toMarkup(parseMarkup(typed)), typed);
  }
});

test('no typed text throws, and all spans lie inside the text', () => {
  const parts = fc.constantFrom(
    '**',
    '__',
    '~~',
    '||',
    '++',
    '`',
    '```',
    '\n',
    '> ',
    'a',
    ' ',
    '[a](https://b)',
    '🙂',
    '\u202e',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (typed) => {
      const { text, entities } = parseMarkup(typed.join(''));
      for (const { offset, length } of entities) {
        assert.ok(offset >= 0 && length > 0 && offset + length <= text.length);
      }
    }),
  );
});

test('pressing the same key twice takes the marks away again', () => {
  const once = wrapSelection('one two', 4, 7, '**');
  assert.equal(once.text, 'one **two**');
  assert.deepEqual(wrapSelection(once.text, once.start, once.end, '**'), { text: 'one two', start: 4, end: 7 });
});
