import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import {
  attachedStore,
  grantRole,
  makeApiKey,
  may,
  messengerDirectory,
  messengerEnforcement,
  type Role,
  roles,
  type SafetyContext,
  serviceChat,
  solves,
} from '#safety';
import { safetyStore } from '#storage';
import { createTestWorld, type TestWorld } from '../../tests/support/test-world.ts';
import { safetyWorld, sha256 } from '../safety/testing/world.ts';
import { consoleApi, consoleRoutes } from './index.ts';

let world: TestWorld;
let safety: SafetyContext;
let server: Server;
let base: string;
const cleanup: (() => unknown)[] = [];
const keys = new Map<Role, string>();

before(async () => {
  world = await createTestWorld({ after: (work: () => unknown) => void cleanup.push(work) } as Parameters<
    typeof createTestWorld
  >[0]);
  safety = {
    ...safetyWorld().safety,
    store: attachedStore(safetyStore(world.store), world.bus),
    clock: world.clock,
    enforcement: messengerEnforcement(world, sha256),
    directory: messengerDirectory,
    messenger: serviceChat(world.clock),
  };
  const person = await world.addPerson('Owner', { phone: '15550108000' });
  await grantRole(safety, null, person, 'owner');
  const actor = { person, role: 'owner', pseudonym: 'M-0', via: 'cli' } as const;
  for (const role of roles)
    keys.set(role, (await makeApiKey(safety, actor, { name: role, role, expiresAtMs: null })).secret);
  const api = consoleApi({ safety, world, clock: { nowMs: () => (minutes += 1) * 60_000 } });
  server = createServer((request, response) => {
    void api(request, response, new URL(request.url ?? '/', 'http://x')).then((done) => {
      if (!done) response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
let minutes = 1;

after(async () => {
  server.close();
  for (const work of cleanup) await work();
});

async function call(method: string, path: string, body?: unknown, bearer?: string) {
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: await answer.json() };
}

test('every route refuses every role that may not, and nobody without a key comes in', async () => {
  for (const { method, path, action } of consoleRoutes) {
    const real = path.replace('{id}', '999999').replace('{key}', 'account:999999');
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    assert.equal((await call(method, real, body)).status, 401, `${method} ${path} without a key`);
    for (const role of roles.filter((name) => !may(name, action))) {
      const answer = await call(method, real, body, keys.get(role));
      assert.deepEqual([answer.status, answer.body.error], [403, 'not-allowed'], `${role} at ${method} ${path}`);
    }
  }
});

test('an observer is refused by everything that changes something', async () => {
  for (const { method, path, action } of consoleRoutes.filter(({ method }) => method !== 'GET')) {
    const seeing = action === 'ledger.verify' || action === 'content.see-public';
    const real = path.replace('{id}', '999999').replace('{key}', 'x');
    if (!seeing) assert.equal((await call(method, real, {}, keys.get('observer'))).status, 403, `${method} ${path}`);
  }
});

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
