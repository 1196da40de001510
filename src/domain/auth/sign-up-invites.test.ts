import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { createSignUpInvite } from './sign-up-invites.ts';

const address = '192.0.2.1';
const daySeconds = 86_400;

async function enter(world: TestWorld, keyId: string, phone: string, code: string) {
  await world.addKey(keyId);
  const { codeHash } = await sendCode(world, { phone, keyId });
  const request = { phone, codeHash, keyId, address };
  const outcome = await signIn(world, { ...request, code });
  return { request, outcome };
}

test('an invite signs one person up without a phone, and nobody after that', async (t) => {
  const world = await createTestWorld(t);
  const { phone, code } = await createSignUpInvite(world, daySeconds);
  assert.match(phone, /^888\d{8}$/);
  const { request, outcome } = await enter(world, 'a1', `+${phone}`, code);
  assert.deepEqual(outcome, { kind: 'signUpRequired' });
  const ember = await signUp(world, { ...request, firstName: 'Ember', lastName: '' });
  assert.equal(world.sentCodes.length, 0);
  await assert.rejects(enter(world, 'a2', phone, code), { code: 'code-invalid' });
  assert.equal((await world.store.read((tx) => tx.accounts.byPhone(phone)))?.id, ember);
});

test('an invite that ran out, or a number never handed out, signs nobody up', async (t) => {
  const world = await createTestWorld(t);
  const { phone, code } = await createSignUpInvite(world, daySeconds);
  world.waitS(daySeconds + 1);
  await assert.rejects(enter(world, 'a1', phone, code), { code: 'code-invalid' });
  await world.addKey('a2');
  const made = await sendCode(world, { phone: '88800000001', keyId: 'a2' });
  const request = { phone: '88800000001', codeHash: made.codeHash, keyId: 'a2', address };
  await signIn(world, { ...request, code: made.code });
  await assert.rejects(signUp(world, { ...request, firstName: 'Wick', lastName: '' }), { code: 'sign-up-closed' });
});
