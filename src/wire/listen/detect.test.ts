import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detect } from './detect.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

test('first bytes tell the protocols apart', () => {
  assert.equal(detect(hex('ef')), 'abridged');
  assert.equal(detect(hex('eeeeeeee')), 'intermediate');
  assert.equal(detect(hex('dddddddd')), 'padded');
  assert.equal(detect(hex('3400000000000000')), 'full');
  assert.equal(detect(hex('1603010200')), 'tls');
  for (const line of [
    'GET / HTTP/1.1',
    'POST /bot1:x/getMe',
    'PUT /x',
    'DELETE /x',
    'PATCH /x',
    'HEAD /',
    'OPTIONS *',
  ]) {
    assert.equal(detect(Buffer.from(line)), 'http', line);
  }
  assert.equal(detect(Buffer.concat([hex('4142434401020304'), Buffer.alloc(56, 7)])), 'obfuscated');
});

test('too few bytes are waited for, whatever they may become', () => {
  const longest = { 'DELETE /': 7, 'GET /': 4, '\x34\0\0\0\0\0\0\0': 7, '\xee\xee\xee\xee': 3 };
  for (const [text, upTo] of Object.entries(longest)) {
    const bytes = Buffer.from(text, 'latin1');
    for (let n = 0; n <= upTo; n++) assert.equal(detect(bytes.subarray(0, n)), 'more', `${text} ${n}`);
    assert.notEqual(detect(bytes), 'more');
  }
  assert.equal(detect(Buffer.alloc(63, 0x41)), 'more');
});

test('a random stream that begins like a word is still obfuscated', () => {
  assert.equal(detect(Buffer.concat([Buffer.from('GET?'), Buffer.alloc(60, 7)])), 'obfuscated');
  assert.equal(detect(Buffer.concat([Buffer.from('PUTx'), Buffer.alloc(60, 7)])), 'obfuscated');
});
