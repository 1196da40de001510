import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadMethods } from './load-methods.ts';
import { tier1 } from './testing/tier1.ts';

/** First-tier methods that have no file, each with the reason. */
const without: Readonly<Record<string, string>> = {
  'channels.editCreator': 'gone from the newest layer, which has messages.editChatCreator instead',
};

/** Not built yet. */
const unfinished: readonly string[] = [];

const names = Object.entries(tier1).flatMap(([namespace, list]) =>
  list
    .trim()
    .split(/\s+/)
    .map((name) => (namespace === 'wrapper' ? name : `${namespace}.${name}`)),
);
const isWrapper = (name: string) => !name.includes('.');

describe('coverage of the User API', async () => {
  const methods = await loadMethods();

  test('the list of the first tier is whole', () => {
    assert.equal(names.length, 265);
    assert.equal(new Set(names).size, 265);
  });

  test('every method of the first tier answers or says why not', () => {
    const missing = names.filter(
      (name) =>
        !isWrapper(name) && !methods.has(name as never) && without[name] === undefined && !unfinished.includes(name),
    );
    assert.deepEqual(missing, []);
  });

  test('no excuse outlives its reason', () => {
    assert.deepEqual(
      Object.keys(without).filter((name) => methods.has(name as never)),
      [],
    );
  });
});
