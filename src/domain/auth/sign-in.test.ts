import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { setPreferences } from '../accounts/preferences.ts';
import type { AccountId } from '../ids.ts';
import { importContacts } from '../contacts/import-contacts.ts';
import { invalidateCodes } from './invalidate-codes.ts';
import { cancelCode, removeOldLogins, resendCode, sendCode } from './send-code.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { tellDevices } from './tell-devices.ts';

const phone = '+7 (999) 000-01-01';
const digits = '79990000101';
const address = '192.0.2.1';

async function askCode(world: TestWorld, keyId: string, number = phone) {
  await world.addKey(keyId);
  const { codeHash } = await sendCode(world, { phone: number, keyId });
  return { phone: number, codeHash, keyId, address, code: world.sentCodes.at(-1)?.code ?? '' };
}

async function join(world: TestWorld, keyId: string, firstName = 'Ember', number = phone): Promise<AccountId> {
  const request = await askCode(world, keyId, number);
  assert.deepEqual(await signIn(world, request), { kind: 'signUpRequired' });
  return signUp(world, { ...request, firstName, lastName: '' });
}

const device = (world: TestWorld, keyId: string) => world.store.read((tx) => tx.auth.authorization(keyId));

test('a new number signs up and signs in again with a new code', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1');
  assert.equal((await device(world, 'a1'))?.account, ember);
  assert.equal(world.sentCodes.at(-1)?.to, digits);
  const again = await askCode(world, 'a2');
  assert.deepEqual(await signIn(world, again), { kind: 'signedIn', account: ember, passwordPending: false });
  assert.equal((await device(world, 'a2'))?.account, ember);
});

test('a code that its owner showed to somebody lets nobody in; another number than theirs is not shown', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1');
  const wick = await world.addPerson('Wick');
  const request = await askCode(world, 'a2');
  await invalidateCodes(world, wick, [request.code]);
  await invalidateCodes(world, ember, ['00000']);
  const digitsApart = [...request.code].join('-');
  await invalidateCodes(world, ember, [digitsApart]);
  await assert.rejects(signIn(world, request), { code: 'code-expired' });
  world.waitS(31);
  await signIn(world, await askCode(world, 'a3'));
});

test('a code serves once', async (t) => {
  const world = await createTestWorld(t);
  await join(world, 'a1');
  const request = await askCode(world, 'a2');
  await signIn(world, request);
  await assert.rejects(signIn(world, request), { code: 'code-expired' });
});

test('a code is not worth guessing: five tries, then it is void', async (t) => {
  const world = await createTestWorld(t);
  await join(world, 'a1');
  const request = await askCode(world, 'a2');
  for (let i = 0; i < 5; i++) await assert.rejects(signIn(world, { ...request, code: 'x' }), { code: 'code-invalid' });
  await assert.rejects(signIn(world, request), { code: 'code-expired' });
  assert.equal(await device(world, 'a2'), undefined);
});

test('a code is void after its lifetime, when cancelled, and under another hash', async (t) => {
  const world = await createTestWorld(t);
  await join(world, 'a1');
  const late = await askCode(world, 'a2');
  world.waitS(world.limits.loginCodeLifetimeS + 1);
  await assert.rejects(signIn(world, late), { code: 'code-expired' });
  const cancelled = await askCode(world, 'a3');
  await cancelCode(world, cancelled);
  await assert.rejects(signIn(world, cancelled), { code: 'code-expired' });
  const other = await askCode(world, 'a4');
  await assert.rejects(signIn(world, { ...other, codeHash: 'ff' }), { code: 'code-expired' });
  await assert.rejects(signIn(world, { ...other, code: '' }), { code: 'code-empty' });
});

test('nobody signs up without the right code', async (t) => {
  const world = await createTestWorld(t);
  const request = await askCode(world, 'a1');
  await assert.rejects(signUp(world, { ...request, firstName: 'Ember', lastName: '' }), { code: 'code-invalid' });
});

test('the answer to sendCode has one shape for numbers with and without an account', async (t) => {
  const world = await createTestWorld(t);
  await join(world, 'a1');
  world.waitS(60);
  const known = await sendCode(world, { phone, keyId: 'a2' });
  const unknown = await sendCode(world, { phone: '79990000999', keyId: 'a2' });
  assert.deepEqual(
    { ...known, phone: '', codeHash: known.codeHash.length, code: known.code.length },
    { ...unknown, phone: '', codeHash: unknown.codeHash.length, code: unknown.code.length },
  );
});

test('whoever asks for a code waits for the same work, with an account and devices behind the number or without', async (t) => {
  const statements: string[] = [];
  const world = await createTestWorld(t, { onStatement: (text) => void statements.push(text) });
  world.settings.flood = true;
  await join(world, 'a1');
  const asking = async (number: string) => {
    statements.length = 0;
    await sendCode(world, { phone: number, keyId: 'a2' });
    return [...statements];
  };
  const unknown = await asking('79990000999');
  assert.ok(unknown.length > 2);
  assert.deepEqual(await asking(phone), unknown);
});

test('devices are told of each code that was asked for under their number, once, also after a restart', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1');
  const told = async () => {
    const page = await world.store.read((tx) => tx.messages.history({ mailbox: ember, peer: 777_000, limit: 10 }));
    return page.map(({ content }) => content.text ?? '').filter((text) => text.startsWith('Login code: '));
  };
  const { code } = await sendCode(world, { phone, keyId: 'a2' });
  await sendCode(world, { phone: '79990000999', keyId: 'a2' });
  // What is owed is read from the store: nothing else remembers it.
  assert.equal(await tellDevices(world), 2);
  assert.equal(await tellDevices(world), 0);
  const texts = await told();
  assert.deepEqual([texts.length, texts[0]?.includes(code)], [1, true]);
  await sendCode(world, { phone, keyId: 'a3' });
  world.waitS(world.limits.loginCodeLifetimeS);
  await tellDevices(world);
  assert.equal((await told()).length, 1, 'nobody is told of a code that is void');
});

test('asking again at once sends nothing new; resending waits its time', async (t) => {
  const world = await createTestWorld(t);
  const first = await sendCode(world, { phone, keyId: 'a1' });
  assert.equal((await sendCode(world, { phone, keyId: 'a1' })).codeHash, first.codeHash);
  assert.equal(world.sentCodes.length, 1);
  await assert.rejects(resendCode(world, first), { code: 'flood-wait', data: { waitS: 30 } });
  world.waitS(30);
  await resendCode(world, first);
  assert.deepEqual(world.sentCodes[1], world.sentCodes[0]);
  await assert.rejects(resendCode(world, first), { code: 'flood-wait', data: { waitS: 30 } });
});

test('a code is sent three times at most, and wrong tries stay wrong however often it is sent', async (t) => {
  const world = await createTestWorld(t);
  const code = await sendCode(world, { phone, keyId: 'a1' });
  const guess = { phone, codeHash: code.codeHash, keyId: 'a1', address: '', code: 'wrong' };
  for (let i = 0; i < 2; i++) {
    await assert.rejects(signIn(world, guess), { code: 'code-invalid' });
    world.waitS(30);
    await resendCode(world, code);
  }
  world.waitS(30);
  await assert.rejects(resendCode(world, code), { code: 'send-code-unavailable' });
  assert.equal(world.sentCodes.length, 3);
  for (let i = 0; i < 3; i++) await assert.rejects(signIn(world, guess), { code: 'code-invalid' });
  await assert.rejects(signIn(world, { ...guess, code: code.code }), { code: 'code-expired' });
  await assert.rejects(resendCode(world, code), { code: 'code-expired' });
});

test('one number gets only so many codes a day', async (t) => {
  const world = await createTestWorld(t, { limits: { loginCodesPerDay: 3 } });
  world.settings.flood = true;
  for (const keyId of ['a1', 'a2', 'a3']) await sendCode(world, { phone, keyId });
  await assert.rejects(sendCode(world, { phone, keyId: 'a4' }), { code: 'phone-flood' });
  world.waitS(86_401);
  await removeOldLogins(world, 100);
  await sendCode(world, { phone, keyId: 'a4' });
});

test('a code that could not be sent is said to be so', async (t) => {
  const world = await createTestWorld(t);
  const codes = {
    send: async () => {
      throw new Error('no line');
    },
  };
  await assert.rejects(sendCode({ ...world, codes }, { phone, keyId: 'a1' }), { code: 'code-not-sent' });
});

test('the number decides, not how it is written', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1', 'Ember', '+7 999 000 01 01');
  const found = await world.store.read((tx) => tx.accounts.byPhone(digits));
  assert.equal(found?.id, ember);
  for (const bad of ['', 'lamp', '1234', '1'.repeat(16)])
    await assert.rejects(sendCode(world, { phone: bad, keyId: 'a1' }), { code: 'phone-invalid' });
});

test('a suspended account cannot be entered, and only its owner learns why', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1');
  await world.store.write(async (tx) => {
    const account = await tx.accounts.get(ember);
    if (account) await tx.accounts.update({ ...account, suspendedAt: 1 });
  });
  const request = await askCode(world, 'a2');
  await assert.rejects(signIn(world, { ...request, code: 'x' }), { code: 'code-invalid' });
  await assert.rejects(signIn(world, request), { code: 'phone-banned' });
});

test('closed sign-up lets nobody in; by invitation only those whom a member keeps', async (t) => {
  const world = await createTestWorld(t);
  const wick = await world.addPerson('Wick');
  const names = { firstName: 'Ember', lastName: '' };
  const request = await askCode(world, 'a1');
  await signIn(world, request);
  world.settings.signUp = 'closed';
  await assert.rejects(signUp(world, { ...request, ...names }), { code: 'sign-up-closed' });
  world.settings.signUp = 'invite';
  await assert.rejects(signUp(world, { ...request, ...names }), { code: 'sign-up-closed' });
  await importContacts(world, wick, [{ clientId: '1', phone: digits, ...names }]);
  await signUp(world, { ...request, ...names });
});

test('who keeps the number gets the newcomer as a contact, under the name they gave', async (t) => {
  const world = await createTestWorld(t);
  const wick = await world.addPerson('Wick');
  const kept = { clientId: '1', phone, firstName: 'Em', lastName: 'of the lamps' };
  assert.deepEqual((await importContacts(world, wick, [kept])).imported, []);
  const ember = await join(world, 'a1');
  const contact = await world.store.read((tx) => tx.accounts.contact(wick, ember));
  assert.deepEqual([contact?.firstName, contact?.lastName], ['Em', 'of the lamps']);
  const [reset, line] = await world.updatesOf(wick);
  assert.deepEqual([reset?.kind, line?.kind], ['contactsReset', 'newMessage']);
});

test('who keeps the number reads in the chat that the newcomer came, unless either of them wants no such line', async (t) => {
  const world = await createTestWorld(t);
  const [wick, moth] = [await world.addPerson('Wick'), await world.addPerson('Moth')];
  await setPreferences(world, moth, { silentSignUps: true });
  const kept = { clientId: '1', phone, firstName: 'Em', lastName: '' };
  for (const owner of [wick, moth]) await importContacts(world, owner, [kept]);
  const ember = await join(world, 'a1');
  const linesOf = (owner: number, peer: number) =>
    world.store.read((tx) => tx.messages.history({ mailbox: owner, peer, limit: 5 }));
  const [line, ...more] = await linesOf(wick, ember);
  assert.deepEqual(
    [line?.content.action, line?.content.sender, line?.out, more],
    [{ kind: 'contactSignUp' }, ember, false, []],
  );
  assert.deepEqual(await linesOf(moth, ember), []);
  assert.deepEqual(await linesOf(ember, wick), []);
  const other = '+79991234568';
  await importContacts(world, wick, [{ ...kept, phone: other }]);
  const request = { ...(await askCode(world, 'a2', other)), firstName: 'Quiet', lastName: '' };
  await signIn(world, request);
  const quiet = await signUp(world, { ...request, unannounced: true });
  assert.deepEqual(await linesOf(wick, quiet), []);
  assert.ok(await world.store.read((tx) => tx.accounts.contact(wick, quiet)));
});

test('other devices hear of a new one and get its code; the first device is told nothing', async (t) => {
  const world = await createTestWorld(t);
  const ember = await join(world, 'a1');
  assert.deepEqual(await world.updatesOf(ember), []);
  const request = await askCode(world, 'a2');
  await tellDevices(world);
  const [notice] = await world.store.read((tx) => tx.messages.history({ mailbox: ember, peer: 777000, limit: 1 }));
  assert.match(notice?.content.text ?? '', new RegExp(request.code));
  await signIn(world, request);
  const made = await device(world, 'a2');
  assert.equal(made?.unconfirmed, true);
  assert.ok((await world.updatesOf(ember)).some((body) => body.kind === 'newAuthorization' && body.hash === made.hash));
});

test('beyond the limit the device that was silent longest is signed out', async (t) => {
  const world = await createTestWorld(t, { limits: { authorizations: 2 } });
  await join(world, 'a1');
  for (const keyId of ['a2', 'a3']) {
    world.waitS(60);
    await signIn(world, await askCode(world, keyId));
  }
  assert.equal(await device(world, 'a1'), undefined);
  assert.deepEqual(world.droppedKeys, ['a1']);
  assert.ok(await device(world, 'a3'));
});
