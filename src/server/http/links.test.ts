import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOfLink } from './links.ts';

test('a link leads to its place in the messenger', () => {
  assert.equal(placeOfLink('/+AbC_-123'), '/#/join/AbC_-123');
  assert.equal(placeOfLink('/joinchat/AbC_-123'), '/#/join/AbC_-123');
  assert.equal(placeOfLink('/lamp_news'), '/#/name/lamp_news');
  assert.equal(placeOfLink('/lamp_news/17'), '/#/name/lamp_news/17');
  assert.equal(placeOfLink('/c/42/17'), '/#/chat/-1000000000042/17');
});

test('what is no link of ours leads nowhere', () => {
  for (const path of [
    '/',
    '/+',
    '/+a b',
    '/a',
    '/lamp-news',
    '/lamp_news/17/18',
    '/lamp_news/x',
    '/c/x/1',
    '/a.php',
    '//evil.example/',
  ])
    assert.equal(placeOfLink(path), undefined, path);
});
