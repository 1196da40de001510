import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { inParts } from './in-parts.ts';

const plain = (text: string) => ({ text, entities: [] });

test('a long text is cut behind a line, else behind a word, else where it must be', () => {
  const texts = (text: string) => inParts(plain(text), 10).map((part) => part.text);
  assert.deepEqual(texts('short'), ['short']);
  assert.deepEqual(texts('lantern\na wick'), ['lantern\n', 'a wick']);
  assert.deepEqual(texts('lamps and wicks'), ['lamps and ', 'wicks']);
  assert.deepEqual(texts('lampsandwicks'), ['lampsandwi', 'cks']);
  assert.deepEqual(texts('123456789🔥'), ['123456789', '🔥'], 'never inside of one sign');
});

test('what is marked stays marked on both sides of a cut', () => {
  const entities = [{ kind: 'bold' as const, offset: 6, length: 9 }];
  assert.deepEqual(inParts({ text: 'lamps and wicks', entities }, 10), [
    { text: 'lamps and ', entities: [{ kind: 'bold', offset: 6, length: 4 }] },
    { text: 'wicks', entities: [{ kind: 'bold', offset: 0, length: 5 }] },
  ]);
});

test('the parts make the whole, and none is too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 8, max: 40 }), (text, limit) => {
      const parts = inParts(plain(text), limit);
      assert.equal(parts.map((part) => part.text).join(''), text);
      for (const part of parts) assert.ok(part.text.length <= limit && part.text.isWellFormed());
    }),
  );
});
