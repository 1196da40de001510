import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createChannel, sendMessage } from '#domain';
import { type Role, roles } from '#safety';
import { type DeskApi, startDeskApi } from '../support/desk-api.ts';
import { deskTable, openDeskCalls, readingCalls } from './desk-rights.ts';

const letters: Record<Role, string> = { owner: 'o', moderator: 'm', reviewer: 'r', legal: 'l', observer: 'b' };
const lines = (text: string) => text.trim().split('\n');
const rows = lines(deskTable).map((line) => {
  const [who = '', method = '', path = ''] = line.split(/\s+/);
  return { who, method, path, name: `${method} ${path}` };
});

const missing = (path: string): string => path.replace('{id}', '999999').replace('{key}', 'account:999999');
const bodyFor = (method: string) => (method === 'GET' || method === 'DELETE' ? undefined : {});
/** The role or a rule beyond it refuses; what is asked for may also not exist, or be asked for wrongly. */
const notAllowed = ({ status, body }: { status: number; body: { error?: string } }) =>
  status === 401 || (status === 403 && body.error === 'not-allowed');

describe('who may do what at the desk', () => {
  let desk: DeskApi;
  before(async () => {
    desk = await startDeskApi();
  });
  after(() => desk.close());

  test('each call of the API has one row', async () => {
    const { body } = await desk.call('GET', '/openapi.json');
    const calls = Object.entries<Record<string, unknown>>(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual([...rows.map(({ name }) => name), ...lines(openDeskCalls)].sort(), calls.sort());
  });

  test('nobody comes in without a key, each role exactly where the table says', async () => {
    const wrong: string[] = [];
    for (const { who, method, path, name } of rows) {
      const without = await desk.call(method, missing(path), bodyFor(method));
      if (without.status !== 401) wrong.push(`${name} without a key: ${without.status}`);
      for (const role of roles) {
        const answer = await desk.call(method, missing(path), bodyFor(method), desk.keys.get(role));
        if (notAllowed(answer) === who.includes(letters[role])) wrong.push(`${role} at ${name}: ${answer.status}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  test('an observer can never act', () => {
    const acting = rows.filter(({ who, method }) => method !== 'GET' && who.includes(letters.observer));
    assert.deepEqual(acting.map(({ name }) => name).sort(), [...readingCalls].sort());
  });
});

const secret = 'the ladder stands behind the third lamp';

test('a moderator never reads a private chat without a case, by no call of the API', async (t) => {
  const desk = await startDeskApi();
  t.after(() => desk.close());
  const { world, safety, keys, call } = desk;
  const ember = await world.addPerson('Ember');
  const wick = await world.addPerson('Wick');
  const { entries } = await sendMessage(world, { sender: ember, peer: wick, data: { text: secret } });
  const [first] = entries;
  assert.ok(first?.body.kind === 'newMessage');
  const { chat } = await createChannel(world, { creator: ember, kind: 'channel', title: 'Closed choir', about: '' });
  await sendMessage(world, { sender: ember, peer: chat, data: { text: secret } });
  const subjects = [`message:${ember}:${wick}:${first.body.id}`, `account:${ember}`, `chat:${chat}`];
  const moderator = keys.get('moderator');
  const opened: number[] = [];
  for (const subjectKey of subjects) {
    const { body } = await call(
      'POST',
      '/cases',
      { subjectKey, queue: 'report', reason: 'seen while on duty' },
      keys.get('reviewer'),
    );
    assert.ok(body.id, JSON.stringify(body));
    opened.push(body.id);
  }
  const told: string[] = [];
  for (const { method, path, name } of rows.filter((row) => row.method === 'GET')) {
    for (const [at, subjectKey] of subjects.entries()) {
      const real = path.replace('{id}', String(opened[at])).replace('{key}', encodeURIComponent(subjectKey));
      const query = path === '/subjects' ? `?text=${encodeURIComponent(secret)}` : '';
      const { body } = await call(method, real + query, undefined, moderator);
      if (JSON.stringify(body).includes(secret)) told.push(`${name} tells of ${subjectKey}`);
    }
  }
  assert.deepEqual(told, []);

  for (const [at, subjectKey] of subjects.entries()) {
    const content = `/subjects/${encodeURIComponent(subjectKey)}/content`;
    const look = { subjectKey, reason: 'the report names this subject' };
    const refused = await call('POST', `/cases/${opened[at]}/looks`, look, moderator);
    assert.ok(refused.status >= 400, `a look at a case that is not theirs: ${refused.status}`);
    assert.equal((await call('GET', content, undefined, moderator)).status, 403);
    // Another case of theirs does not open it either.
    const other = (at + 1) % subjects.length;
    assert.equal((await call('POST', `/cases/${opened[other]}/claim`, {}, moderator)).status, 200);
    const outside = await call('POST', `/cases/${opened[other]}/looks`, look, moderator);
    assert.equal(outside.body.error, 'outside-case');
    await call('POST', `/cases/${opened[other]}/release`, {}, moderator);
    await call('POST', `/cases/${opened[at]}/claim`, {}, moderator);
    const granted = await call('POST', `/cases/${opened[at]}/looks`, look, moderator);
    assert.equal(granted.status, 200, `${subjectKey}: ${JSON.stringify(granted.body)}`);
    const seen = await call('GET', content, undefined, moderator);
    assert.equal(JSON.stringify(seen.body).includes(secret), !subjectKey.startsWith('account'));
    const looks = await safety.store.read((tx) => tx.looks.find({ where: { subject: subjectKey }, limit: 10 }));
    assert.equal(looks.length, 1);
    await call('POST', `/cases/${opened[at]}/release`, {}, moderator);
  }
});
