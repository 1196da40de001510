import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tidy } from '../message/entities.ts';
import { fitted } from './items.ts';
import { safeUrl } from '../message/safe-url.ts';

test('spans outside of the text or across each other are dropped, not drawn wrongly', () => {
  const kept = tidy(
    [
      { kind: 'bold', offset: 0, length: 5 },
      { kind: 'italic', offset: 3, length: 5 },
      { kind: 'code', offset: -1, length: 3 },
      { kind: 'code', offset: 8, length: 9 },
      { kind: 'underline', offset: 1, length: 2 },
    ],
    10,
  );
  assert.deepEqual(
    kept.map((it) => it.kind),
    ['bold', 'underline'],
  );
});

test('only addresses that cannot run anything are followed', () => {
  for (const bad of [
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:x',
  ]) {
    assert.equal(safeUrl(bad), undefined, bad);
  }
  assert.equal(safeUrl('example.org/a')?.href, 'http://example.org/a');
  assert.equal(safeUrl('localhost:8080/x')?.href, 'http://localhost:8080/x');
  assert.equal(safeUrl('https://пример.рф')?.protocol, 'https:');
});

test('pictures of any measures fit without becoming slivers', () => {
  for (const [w, h] of [
    [1, 10_000],
    [10_000, 1],
    [0, 0],
    [4000, 3000],
  ] as const) {
    const { width, height } = fitted(w, h);
    assert.ok(width >= 80 && width <= 420 && height >= 80 && height <= 440, `${w}×${h}`);
  }
});
