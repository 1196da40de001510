import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { registerDevice } from '../accounts/devices.ts';
import { setPreferences } from '../accounts/preferences.ts';
import type { AccountId } from '../ids.ts';
import { endSilentAuthorizations, setAuthorizationTtl } from './authorization-ttl.ts';
import { authorize, signingIn } from './authorize.ts';
import { exportAuthorization, importAuthorization } from './export-authorization.ts';
import { acceptLoginToken, exportLoginToken, importLoginToken } from './login-token.ts';
import {
  checkMayChangePhone,
  confirmAuthorization,
  isUnconfirmed,
  logOut,
  resetAuthorization,
  resetOtherAuthorizations,
} from './sessions.ts';

const address = '192.0.2.1';

async function signInWith(world: TestWorld, account: AccountId, keyId: string): Promise<void> {
  await world.addKey(keyId);
  await signingIn(world, (tx, dropped) =>
    authorize(world, tx, { account, keyId, address, passwordPending: false }, dropped),
  );
}

async function withDevices(t: TestContext, ...keys: string[]): Promise<{ world: TestWorld; ember: AccountId }> {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  for (const keyId of keys) {
    await signInWith(world, ember, keyId);
    world.waitS(60);
  }
  return { world, ember };
}

const keysOf = async (world: TestWorld, account: AccountId): Promise<string[]> =>
  (await world.store.read((tx) => tx.auth.authorizations(account))).map(({ keyId }) => keyId).sort();

const hashOf = async (world: TestWorld, keyId: string): Promise<string> =>
  (await world.store.read((tx) => tx.auth.authorization(keyId)))?.hash ?? '';

test('logging out ends one device, its temporary keys and its push token', async (t) => {
  const { world, ember } = await withDevices(t, 'a1', 'a2');
  await world.store.write(async (tx) => {
    await tx.auth.putKey({ keyId: 't1', key: new Uint8Array(256), createdAt: 1, expiresAt: 2e9 });
    await tx.auth.bindKey('t1', 'a1', 2e9);
  });
  await registerDevice(world, ember, { tokenType: 1, token: 'one', keyId: 'a1', noMuted: false });
  await registerDevice(world, ember, { tokenType: 1, token: 'two', keyId: 'a2', noMuted: false });
  await logOut(world, 'a1');
  assert.deepEqual(await keysOf(world, ember), ['a2']);
  assert.deepEqual(world.droppedKeys, ['a1', 't1']);
  const tokens = await world.store.read((tx) => tx.accounts.settings<{ token: string }>(ember, 'push:'));
  assert.deepEqual(
    tokens.map(({ value }) => value.token),
    ['two'],
  );
});

test('the first device may end the others; a new one may not, until it is a day old', async (t) => {
  const { world, ember } = await withDevices(t, 'a1', 'a2', 'a3');
  const hash = await hashOf(world, 'a1');
  await assert.rejects(resetAuthorization(world, { account: ember, keyId: 'a2', hash }), {
    code: 'fresh-reset-forbidden',
  });
  await assert.rejects(resetOtherAuthorizations(world, { account: ember, keyId: 'a2' }), {
    code: 'fresh-reset-forbidden',
  });
  await resetAuthorization(world, { account: ember, keyId: 'a1', hash: await hashOf(world, 'a3') });
  assert.deepEqual(await keysOf(world, ember), ['a1', 'a2']);
  world.waitS(86_400);
  await resetOtherAuthorizations(world, { account: ember, keyId: 'a2' });
  assert.deepEqual(await keysOf(world, ember), ['a2']);
  assert.deepEqual(world.droppedKeys, ['a3', 'a1']);
});

test('nobody ends the device of somebody else', async (t) => {
  const { world } = await withDevices(t, 'a1');
  const wick = await world.addPerson('Wick');
  await signInWith(world, wick, 'b1');
  const hash = await hashOf(world, 'a1');
  await assert.rejects(resetAuthorization(world, { account: wick, keyId: 'b1', hash }), { code: 'hash-invalid' });
  await assert.rejects(confirmAuthorization(world, { account: wick, keyId: 'b1', hash, confirmed: true }), {
    code: 'hash-invalid',
  });
});

test('an old device vouches for a new one, which cannot do so itself', async (t) => {
  const { world, ember } = await withDevices(t, 'a1', 'a2');
  const unconfirmed = async () => (await world.store.read((tx) => tx.auth.authorization('a2')))?.unconfirmed;
  const hash = await hashOf(world, 'a2');
  await confirmAuthorization(world, { account: ember, keyId: 'a2', hash, confirmed: true });
  assert.equal(await unconfirmed(), true);
  await confirmAuthorization(world, { account: ember, keyId: 'a1', hash, confirmed: true });
  assert.equal(await unconfirmed(), false);
});

test('a new device of which nobody says anything counts as known after a week', async (t) => {
  const { world } = await withDevices(t, 'a1', 'a2');
  const made = await world.store.read((tx) => tx.auth.authorization('a2'));
  assert.ok(made && isUnconfirmed(world, made));
  world.waitS(world.limits.authorizationAutoConfirmS);
  assert.equal(isUnconfirmed(world, made), false);
});

test('a new device neither decides how soon silent ones end nor takes the account to another number', async (t) => {
  const { world, ember } = await withDevices(t, 'a1', 'a2');
  const ttl = (keyId: string) => setAuthorizationTtl(world, { account: ember, keyId, days: 1 });
  await assert.rejects(ttl('a2'), { code: 'fresh-reset-forbidden' });
  await assert.rejects(checkMayChangePhone(world, 'a2'), { code: 'fresh-change-phone-forbidden' });
  await ttl('a1');
  await checkMayChangePhone(world, 'a1');
  world.waitS(86_400);
  await ttl('a2');
  await checkMayChangePhone(world, 'a2');
});

test('devices that were silent for longer than the account allows are signed out', async (t) => {
  const { world, ember } = await withDevices(t, 'a1', 'a2');
  await setPreferences(world, ember, { authorizationTtlDays: 7 });
  world.waitS(6 * 86_400);
  await world.store.write((tx) => tx.auth.touchAuthorization('a2', world.clock.nowS(), address));
  world.waitS(2 * 86_400);
  assert.equal(await endSilentAuthorizations(world, ember), 1);
  assert.deepEqual(await keysOf(world, ember), ['a2']);
  assert.deepEqual(world.droppedKeys, ['a1']);
});

test('a QR code lets in the device that shows it, once, and only while it is fresh', async (t) => {
  const { world, ember } = await withDevices(t, 'a1');
  await world.addKey('q1');
  const show = () => exportLoginToken(world, { keyId: 'q1', address, except: [] });
  const first = await show();
  assert.ok(first.kind === 'waiting');
  world.waitS(world.limits.loginTokenLifetimeS + 1);
  await assert.rejects(acceptLoginToken(world, { account: ember, token: first.token }), { code: 'token-expired' });
  const second = await show();
  assert.ok(second.kind === 'waiting');
  assert.notDeepEqual(second.token, first.token);
  const { hash, address: from } = await acceptLoginToken(world, { account: ember, token: second.token });
  assert.equal(from, address);
  await assert.rejects(acceptLoginToken(world, { account: ember, token: second.token }), {
    code: 'token-already-accepted',
  });
  assert.deepEqual(world.transients.at(-1)?.update, { kind: 'loginToken', keyId: 'q1' });
  assert.deepEqual(await show(), { kind: 'accepted', account: ember, passwordPending: false });
  assert.deepEqual(await keysOf(world, ember), ['a1', 'q1']);
  assert.equal(await hashOf(world, 'q1'), hash);
  await assert.rejects(acceptLoginToken(world, { account: ember, token: new Uint8Array(24) }), {
    code: 'token-invalid',
  });
});

test('only the device that shows a QR code can bring it back as one that moved', async (t) => {
  const { world, ember } = await withDevices(t, 'a1');
  for (const keyId of ['q1', 'q2']) await world.addKey(keyId);
  const shown = await exportLoginToken(world, { keyId: 'q1', address, except: [] });
  assert.ok(shown.kind === 'waiting');
  const bring = (keyId: string, token = shown.token) => importLoginToken(world, { keyId, address, token });
  assert.deepEqual(await bring('q1'), shown);
  await assert.rejects(bring('q2'), { code: 'token-invalid' });
  await assert.rejects(bring('q1', new Uint8Array(24)), { code: 'token-invalid' });
  await acceptLoginToken(world, { account: ember, token: shown.token });
  await assert.rejects(bring('q2'), { code: 'token-invalid' });
  assert.deepEqual(await bring('q1'), { kind: 'accepted', account: ember, passwordPending: false });
});

test('a QR code that was let in and not fetched in time lets nobody in later', async (t) => {
  const { world, ember } = await withDevices(t, 'a1');
  await world.addKey('q1');
  const show = () => exportLoginToken(world, { keyId: 'q1', address, except: [] });
  const shown = await show();
  assert.ok(shown.kind === 'waiting');
  await acceptLoginToken(world, { account: ember, token: shown.token });
  world.waitS(601);
  const bring = importLoginToken(world, { keyId: 'q1', address, token: shown.token });
  await assert.rejects(bring, { code: 'token-expired' });
  const later = await show();
  assert.ok(later.kind === 'waiting');
  assert.notDeepEqual(later.token, shown.token);
  assert.deepEqual(await keysOf(world, ember), ['a1']);
});

test('an exported authorization is taken once, soon, and by nobody else’s number', async (t) => {
  const { world, ember } = await withDevices(t, 'a1');
  await world.addKey('f1');
  const take = (account: AccountId, bytes: Uint8Array) =>
    importAuthorization(world, { account, bytes, keyId: 'f1', address });
  await assert.rejects(exportAuthorization(world, { account: ember, dcId: 4 }), { code: 'dc-invalid' });
  const late = await exportAuthorization(world, { account: ember, dcId: 2 });
  world.waitS(61);
  await assert.rejects(take(ember, late), { code: 'auth-bytes-invalid' });
  const bytes = await exportAuthorization(world, { account: ember, dcId: 2 });
  await assert.rejects(take(ember + 1, bytes), { code: 'auth-bytes-invalid' });
  await take(ember, bytes);
  assert.deepEqual(await keysOf(world, ember), ['a1', 'f1']);
  await assert.rejects(take(ember, bytes), { code: 'auth-bytes-invalid' });
});
