import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { solves } from '#safety';
import { type DeskApi, startDeskApi } from '../../tests/support/desk-api.ts';
import { sha256 } from '../safety/testing/world.ts';
import { consoleRoutes } from './index.ts';

let desk: DeskApi;
let world: DeskApi['world'];
let keys: DeskApi['keys'];
let call: DeskApi['call'];

before(async () => {
  desk = await startDeskApi();
  ({ world, keys, call } = desk);
});

after(() => desk.close());

test('the document describes every route with what it takes', async () => {
  const { body } = await call('GET', '/openapi.json');
  for (const { method, path, body: shape } of consoleRoutes) {
    const operation = body.paths[path]?.[method.toLowerCase()];
    assert.ok(operation, `${method} ${path}`);
    assert.equal(operation.requestBody !== undefined, shape !== undefined, `${method} ${path}`);
  }
});

test('wrong input is named field by field and never reaches the desk', async () => {
  const answer = await call('POST', '/operations', { title: '', caseId: 'x' }, keys.get('owner'));
  assert.equal(answer.status, 422);
  const fields = answer.body.data.map(({ field }: { field: string }) => field);
  assert.ok(fields.includes('title') && fields.includes('caseId') && fields.includes('defaults'));
});

test('staff without a two-step password do not get in, and leave no login behind', async () => {
  const { body } = await call('POST', '/sign-in/code', { phone: '+1 555 010 8000' });
  const code = world.sentCodes.at(-1)?.code ?? '';
  const answer = await call('POST', '/sign-in', { phone: '15550108000', codeHash: body.codeHash, code });
  assert.deepEqual([answer.status, answer.body.error], [403, 'two-step-password-required']);
  const owner = await world.store.read((tx) => tx.accounts.byPhone('15550108000'));
  assert.deepEqual(await world.store.read((tx) => tx.auth.authorizations(owner?.id ?? 0)), []);
});

test('anybody may send a notice after the small task, and follows it with the receipt', async () => {
  const account = await world.addPerson('Cinder');
  const form = {
    locations: [String(account)],
    explanation: 'It sells lamp-lighting poems that are not its own.',
    reason: 'copyright',
    name: 'A. Reader',
    email: 'reader@tocsin.example',
    goodFaith: true,
    lang: 'en',
  };
  assert.equal((await call('POST', '/notices', { form })).body.error, 'challenge-required');
  const { challenge, bits } = (await call('GET', '/notices/challenge')).body;
  let n = 0;
  while (!solves(sha256, challenge, bits, String(n))) n += 1;
  const sent = await call('POST', '/notices', { form, proof: { challenge, solution: String(n) } });
  assert.equal(sent.status, 200);
  assert.equal((await call('GET', `/notices/${sent.body.receiptCode}`)).body.decision, null);
  const cases = await call('GET', '/cases?queue=notice', undefined, keys.get('moderator'));
  assert.equal(cases.body[0].subjectKey, `account:${account}`);
});

test('private content opens only during a recorded look of somebody who holds the case', async () => {
  const [held] = (await call('GET', '/cases?queue=notice', undefined, keys.get('moderator'))).body;
  const content = `/subjects/${held.subjectKey}/content`;
  const look = { subjectKey: held.subjectKey, reason: 'the notice names this profile' };
  assert.equal((await call('GET', content, undefined, keys.get('moderator'))).status, 403);
  assert.notEqual((await call('POST', `/cases/${held.id}/looks`, look, keys.get('moderator'))).status, 200);
  assert.equal((await call('POST', `/cases/${held.id}/claim`, undefined, keys.get('moderator'))).status, 200);
  assert.equal((await call('POST', `/cases/${held.id}/looks`, look, keys.get('moderator'))).status, 200);
  assert.equal((await call('GET', content, undefined, keys.get('moderator'))).body.title, 'Cinder');
  assert.equal((await call('GET', content, undefined, keys.get('observer'))).status, 403);
});
