import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asPicture, customEmojiOf, customReaction } from './reaction-names.ts';

test('a reaction is drawn as a picture, whatever its emoji is by itself', () => {
  assert.deepEqual(['❤', '✍', '☃', '🔥', '🤷\u200D♂'].map(asPicture), [
    '❤\uFE0F',
    '✍\uFE0F',
    '☃\uFE0F',
    '🔥',
    '🤷\u200D♂',
  ]);
});

test('a custom emoji is found in its name, an emoji is none', () => {
  assert.equal(customEmojiOf(customReaction('9007199254740993')), '9007199254740993');
  assert.equal(customEmojiOf('🔥'), undefined);
});
