import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmojiWords } from '../../../data/views.ts';
import { findEmoji } from './find-emoji.ts';

const words: EmojiWords = [
  ['red heart', ['❤️']],
  ['heart', ['💘', '❤️']],
  ['hearth', ['🔥']],
  ['red', ['🔴', '❤️']],
  ['елка', ['🎄']],
  ['笑脸', ['😀']],
];

test('what is named comes before what only begins so', () => {
  assert.deepEqual(findEmoji(words, 'heart', 9), ['💘', '❤️', '🔥']);
  assert.deepEqual(findEmoji(words, 'hea', 1), ['💘']);
});

test('all words must fit, in any order', () => {
  assert.deepEqual(findEmoji(words, 'heart red', 9), ['❤️']);
  assert.deepEqual(findEmoji(words, 'heart blue', 9), []);
});

test('marks and ё make no difference, and unspaced writing is found anywhere in a word', () => {
  assert.deepEqual(findEmoji(words, 'Ёлка', 9), ['🎄']);
  assert.deepEqual(findEmoji(words, '脸', 9), ['😀']);
  assert.deepEqual(findEmoji(words, ' ', 9), []);
});
