import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatRoute, parseRoute, routeOfLink } from './route.ts';

test('every place survives the way through the address', () => {
  for (const route of [
    { at: 'chats' },
    { at: 'chat', id: -1_000_000_000_042, message: 17 },
    { at: 'chat', id: 7, thread: 3 },
    { at: 'chat', id: 7, info: true },
    { at: 'name', username: 'lamp_news', message: 5 },
    { at: 'join', hash: 'a/b c' },
    { at: 'addlist', slug: 'Ab_c-9' },
    { at: 'name', username: 'lamp_bot', start: 'oil-2' },
    { at: 'chat', id: 7, start: 'oil-2' },
    { at: 'settings', page: 'folders' },
  ] as const)
    assert.deepEqual(parseRoute(formatRoute(route)), route);
});

test('nonsense leads to the list of chats', () => {
  for (const hash of ['', '#', '#/nowhere', '#/chat/0', '#/chat/x/1', '#/join/', '#/name/'])
    assert.deepEqual(parseRoute(hash), { at: 'chats' }, hash);
});

test('links of this server open inside, all others outside', () => {
  const page = 'http://127.0.0.1:8080/#/chat/7';
  const routeOf = (link: string) => routeOfLink(new URL(link), page);
  assert.deepEqual(routeOf('http://127.0.0.1:8080/+AbCdEf12'), { at: 'join', hash: 'AbCdEf12' });
  assert.deepEqual(routeOf('http://127.0.0.1:8080/lamp_news/5'), { at: 'name', username: 'lamp_news', message: 5 });
  assert.deepEqual(routeOf('http://127.0.0.1:8080/#/name/lamp_news'), { at: 'name', username: 'lamp_news' });
  assert.deepEqual(routeOf('http://127.0.0.1:8080/addlist/AbCdEf12'), { at: 'addlist', slug: 'AbCdEf12' });
  assert.deepEqual(routeOf('http://127.0.0.1:8080/lamp_bot?start=oil'), {
    at: 'name',
    username: 'lamp_bot',
    start: 'oil',
  });
  assert.equal(routeOf('http://127.0.0.1:8080/file/bot1/x'), undefined);
  assert.equal(routeOf('https://example.org/lamp_news'), undefined);
});
