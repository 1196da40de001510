import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './read-text.ts';

const text = 'subject;reason\r\n@lamps;продаёт стихи\r\n';
const wide = (mark: boolean, swap: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return swap ? bytes.swap16() : bytes;
};

test('a list is read as spreadsheets save it: UTF-8 and UTF-16, marked or not, and old code pages', () => {
  assert.equal(readText(Buffer.from(text), 'en'), text);
  assert.equal(readText(Buffer.from(`\uFEFF${text}`), 'en'), text);
  for (const mark of [true, false])
    for (const swap of [true, false]) assert.equal(readText(wide(mark, swap), 'en'), text);
  const cyrillic = Uint8Array.of(0x40, 0x6c, 0x2c, 0xf1, 0xf2, 0xe8, 0xf5, 0xe8);
  assert.equal(readText(cyrillic, 'ru'), '@l,стихи');
  assert.equal(readText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'en'), 'café');
});
