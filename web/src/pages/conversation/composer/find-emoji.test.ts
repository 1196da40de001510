import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmojiWords } from '../../../data/views.ts';
import { findEmoji } from './find-emoji.ts';

const words: EmojiWords = [
  ['red heart', ['❤️']],
  ['heart', ['💘', '❤️']],
  ['hearth and home', ['🏡']],
  ['hearth', ['🔥']],
  ['red', ['🔴', '❤️']],
  ['елка', ['🎄']],
  ['笑脸', ['😀']],
];

const emojiFor = (...[known, typed, most]: Parameters<typeof findEmoji>) =>
  findEmoji(known, typed, most).map(({ emoji }) => emoji);

test('what is named comes before what only begins so', () => {
  assert.deepEqual(emojiFor(words, 'heart', 9), ['💘', '❤️', '🔥', '🏡']);
  assert.deepEqual(emojiFor(words, 'hea', 1), ['💘']);
});

test('all words must fit, in any order', () => {
  assert.deepEqual(emojiFor(words, 'heart red', 9), ['❤️']);
  assert.deepEqual(emojiFor(words, 'heart blue', 9), []);
});

test('marks and ё make no difference, and unspaced writing is found anywhere in a word', () => {
  assert.deepEqual(emojiFor(words, 'Ёлка', 9), ['🎄']);
  assert.deepEqual(emojiFor(words, '脸', 9), ['😀']);
  assert.deepEqual(emojiFor(words, ' ', 9), []);
});
