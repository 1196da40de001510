import assert from 'node:assert/strict';
import { test } from 'node:test';
import { importAll } from './import-all.ts';

const here = (name: string) => new URL(name, import.meta.url).href;

test('modules come in the order in which they were named, and are the ones that others import', async () => {
  const [ahead, lru] = await importAll([here('./ahead.ts'), here('./lru.ts')]);
  assert.deepEqual([ahead, lru], [await import('./ahead.ts'), await import('./lru.ts')]);
  assert.deepEqual(await importAll([]), []);
});

test('a module that is not there is named', async () => {
  await assert.rejects(importAll([here('./lru.ts'), here('./nowhere.ts')]), /nowhere\.ts/);
});
