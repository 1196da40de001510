import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findEntities } from './find-entities.ts';

const found = (text: string) =>
  findEntities(text, []).map(({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`);

test('each kind of machine-made entity is found, wherever it stands', () => {
  assert.deepEqual(found('see https://tocsin.example/a?b=1, or Tocsin.ORG.'), [
    'url https://tocsin.example/a?b=1',
    'url Tocsin.ORG',
  ]);
  assert.deepEqual(found('ember@tocsin.example'), ['email ember@tocsin.example']);
  assert.deepEqual(found('ask @ember_the_first today'), ['mention @ember_the_first']);
  assert.deepEqual(found('#лампы and #тест2'), ['hashtag #лампы', 'hashtag #тест2']);
  assert.deepEqual(found('$TOC'), ['cashtag $TOC']);
  assert.deepEqual(found('/start@ember_bot now'), ['botCommand /start@ember_bot']);
  assert.deepEqual(found('call +49 30 901820'), ['phone +49 30 901820']);
});

test('an ordinary sentence holds none', () => {
  assert.deepEqual(found('An ordinary sentence. And 3.5 of another one: 100 % plain...'), []);
});
