import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer } from '../support/server.ts';
import { callApi, makeBot } from './bots/bot-world.ts';

test('an operator ends a busy server: it goes by itself, and each letter under way arrives once when it is back', async (t) => {
  const server = await startTestServer();
  const again = { reconnectMs: 50 };
  const ann = await signUp(server, '+79990000371', 'Ann', again);
  const ben = await signUp(server, '+79990000372', 'Ben', again);
  t.after(() => Promise.all([ann.destroy(), ben.destroy()]));
  await ann.importContacts([{ phone: '+79990000372', firstName: 'Ben', lastName: '' }]);
  const friend = await ben.getMe();

  // Whoever only waits must not keep it from ending.
  const idle = connect(server.port, '127.0.0.1');
  idle.on('error', () => undefined);
  await once(idle, 'connect');
  const token = await makeBot(server, '+79990000371', 'patient_bot');
  const poll = callApi(server, token, 'getUpdates', { timeout: 50 }).catch(() => 'cut');
  await fetch(`${server.http}/.well-known/tocsin.json`);

  const letters = Array.from({ length: 60 }, (_, n) => `letter ${n}`);
  const sends = letters.map((letter) => ann.sendText(friend.id, letter));
  await Promise.race(sends);
  assert.equal(await server.end(), 0);
  await poll;

  const back = await server.restart();
  t.after(() => back.stop());
  await Promise.all(sends);
  const arrived = await ben.getHistory((await ann.getMe()).id, { limit: 100 });
  assert.deepEqual(arrived.map(({ text }) => text).sort(), [...letters].sort());
});
