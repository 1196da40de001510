import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { findOperation } from './find-operation.ts';
import { loadOperations } from './load-operations.ts';

/** Operations of the official client, `VERB path`, from its own type of them. */
function clientOperations(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('@maxhub/max-bot-api'));
  const text = readFileSync(join(folder, 'core/network/api/modules/types.d.ts'), 'utf8');
  const body = text.slice(text.indexOf('export type ApiMethods = {'));
  const found: string[] = [];
  let verb = '';
  for (const line of body.split('\n')) {
    verb = /^ {4}([A-Z]+): \{/.exec(line)?.[1] ?? verb;
    const path = /^ {8}'?([\w/{}]+)'?: \{/.exec(line)?.[1];
    if (path) found.push(`${verb} ${path}`);
  }
  return found;
}

/** The 28 operations of TamTam's OpenAPI description 0.5.6. */
const ofTamTam = `
  GET me | PATCH me | GET chats | GET chats/{chatLink} | GET chats/{chatId} | PATCH chats/{chatId}
  POST chats/{chatId}/actions | GET chats/{chatId}/pin | PUT chats/{chatId}/pin | DELETE chats/{chatId}/pin
  GET chats/{chatId}/members/me | DELETE chats/{chatId}/members/me | GET chats/{chatId}/members/admins
  GET chats/{chatId}/members | POST chats/{chatId}/members | DELETE chats/{chatId}/members
  GET subscriptions | POST subscriptions | DELETE subscriptions | POST uploads
  GET messages | POST messages | PUT messages | DELETE messages | GET messages/{messageId}
  POST answers | POST answers/constructor | GET updates`
  .split(/[|\n]/)
  .map((line) => line.trim())
  .filter((line) => line !== '');

/** A path as a bot writes it. */
const filled = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    /^(chat_?id|user_?id)$/i.test(name) ? '42' : name === 'chatLink' ? '@lamps' : 'mid.1',
  );

describe('coverage of the MAX and TamTam Bot APIs', async () => {
  const operations = await loadOperations();
  const missing = (dialect: 'max' | 'tamtam', wanted: readonly string[]) =>
    wanted.filter((line) => {
      const [verb = '', path = ''] = line.split(' ');
      try {
        findOperation(operations, { dialect, verb, path: filled(path) });
        return false;
      } catch {
        return true;
      }
    });

  test('all 34 operations of the official MAX client have a route', () => {
    const wanted = clientOperations();
    assert.equal(wanted.length, 34);
    assert.ok(wanted.includes('DELETE chats/{chat_id}/members/admins/{user_id}'));
    assert.deepEqual(missing('max', wanted), []);
  });

  test('all 28 operations of TamTam have a route', () => {
    assert.equal(ofTamTam.length, 28);
    assert.deepEqual(missing('tamtam', ofTamTam), []);
  });

  test('a dialect does not answer for the other', () => {
    assert.deepEqual(missing('max', ['POST answers/constructor']), ['POST answers/constructor']);
    const newer = ['PATCH me/commands', 'GET videos/{video_token}', 'POST messages/{messageId}/comments'];
    assert.deepEqual(missing('tamtam', newer), newer);
  });

  test('names that differ by one part find their own operation', () => {
    const name = (verb: string, path: string) =>
      findOperation(operations, { dialect: 'max', verb, path }).operation.name;
    assert.equal(name('GET', 'chats/-1000000000042'), 'getChat');
    assert.equal(name('GET', 'chats/lamps'), 'getChatByLink');
    assert.equal(name('GET', '/chats/42/members/me/'), 'getMembership');
    assert.throws(() => name('GET', 'nothing'), /Path \/nothing is not recognized/);
    assert.throws(() => name('PUT', 'me'), /Method PUT is not allowed for \/me/);
  });
});
