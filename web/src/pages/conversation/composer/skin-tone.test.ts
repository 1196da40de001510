import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takesTone, withTone } from './skin-tone.ts';

test('a tone follows the person or hand, also inside of a longer emoji, and takes the place of another', () => {
  assert.equal(withTone('👋', '🏽'), '👋🏽');
  assert.equal(withTone('✌️', '🏿'), '✌🏿');
  assert.equal(withTone('👩‍🚒', '🏻'), '👩🏻‍🚒');
  assert.equal(withTone('👋🏽', '🏿'), '👋🏿');
  assert.equal(withTone('👋🏽', ''), '👋');
});

test('what has no skin, and more people than one, stay as they are', () => {
  for (const emoji of ['🔔', '🧑‍🤝‍🧑', '👩‍❤️‍👨', '🇵🇱']) {
    assert.equal(takesTone(emoji), false, emoji);
    assert.equal(withTone(emoji, '🏽'), emoji);
  }
});
