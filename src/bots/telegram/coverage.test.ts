import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { loadMethods } from './load-methods.ts';
import { notOfferedNames, refusedParameterNames } from './not-offered.ts';
import { readUnread } from '../../../tests/support/bot-api-table.ts';
import { readBotApiTypes } from '../../../tests/support/bot-api-types.ts';
import { unread, whyUnread } from '../../../tests/support/bot-api-unread.ts';

/** Names of all methods, from the types that bot libraries share; the compiler checks results against the same types. */
function methodNames(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
  const text = readFileSync(join(folder, 'methods.d.ts'), 'utf8');
  const begin = text.indexOf('export type ApiMethods<F> = {');
  const body = text.slice(begin, text.indexOf('\n};', begin)).replace(/\/\*\*[\s\S]*?\*\//g, '');
  return [...body.matchAll(/^ {4}([a-z]\w+)(?:\(|:)/gm)].flatMap((match) => match[1] ?? []);
}

describe('coverage of the Telegram Bot API', async () => {
  const methods = await loadMethods();
  const names = methodNames();

  test('the list of methods was read', () => {
    assert.ok(names.length >= 185, String(names.length));
    assert.ok(names.includes('getUpdates') && names.includes('kickChatMember'));
  });

  test('every method answers, or says why it does not', () => {
    const missing = names.filter(
      (name) => !methods.has(name.toLowerCase()) && !notOfferedNames.has(name.toLowerCase()),
    );
    assert.deepEqual(missing, []);
  });

  test('no excuse outlives its reason, and none is for a method that nobody has', () => {
    const known = new Set(names.map((name) => name.toLowerCase()));
    assert.deepEqual(
      [...notOfferedNames].filter((name) => methods.has(name) || !known.has(name)),
      [],
    );
  });

  test('every parameter of a method that is answered is read, or listed with a reason', () => {
    const { parts, total } = readUnread(readBotApiTypes());
    assert.ok(total > 2000, String(total));
    assert.deepEqual(
      parts.filter(({ name }) => whyUnread(name) === undefined),
      [],
    );
    const needless = unread.filter(([form]) => !parts.some(({ name }) => form.test(name)));
    assert.deepEqual(needless, [], 'no reason outlives its parameter');
    const refused = [...refusedParameterNames].filter((name) => !parts.some((part) => part.name === name));
    assert.deepEqual(refused, [], 'what is refused is a parameter');
  });
});
