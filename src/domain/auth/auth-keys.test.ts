import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { registerDevice } from '../accounts/devices.ts';
import type { AccountId } from '../ids.ts';
import { bindTemporaryKey, destroyKey, removeVoidKeys } from './auth-keys.ts';
import { authorize, signingIn } from './authorize.ts';
import { logOut } from './sessions.ts';

const address = '192.0.2.1';
const daySeconds = 24 * 3600;

async function signIn(world: TestWorld, account: AccountId, keyId: string): Promise<void> {
  await signingIn(world, (tx, dropped) =>
    authorize(world, tx, { account, keyId, address, passwordPending: false }, dropped),
  );
}

async function addTemporary(world: TestWorld, temporary: string, permanent: string, livesS: number): Promise<void> {
  const nowS = world.clock.nowS();
  const expiresAt = nowS + livesS;
  await world.store.write((tx) =>
    tx.auth.putKey({ keyId: temporary, key: new Uint8Array(256), createdAt: nowS, expiresAt }),
  );
  await bindTemporaryKey(world, { temporary, permanent, expiresAt });
}

async function withDevice(t: TestContext): Promise<{ world: TestWorld; ember: AccountId }> {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  await world.addKey('a1');
  await signIn(world, ember, 'a1');
  await addTemporary(world, 't1', 'a1', daySeconds);
  return { world, ember };
}

const exists = (world: TestWorld, keyId: string): Promise<boolean> =>
  world.store.read(async (tx) => (await tx.auth.key(keyId)) !== undefined);

test('a destroyed key takes its device, its push token and the temporary keys bound to it with it', async (t) => {
  const { world, ember } = await withDevice(t);
  await registerDevice(world, ember, { tokenType: 1, token: 'one', keyId: 'a1', noMuted: false });
  await world.addKey('a2');
  await signIn(world, ember, 'a2');
  assert.equal(await destroyKey(world, 'a1'), true);
  assert.deepEqual(
    [await exists(world, 'a1'), await exists(world, 't1'), await exists(world, 'a2')],
    [false, false, true],
  );
  const left = await world.store.read((tx) => tx.auth.authorizations(ember));
  assert.deepEqual(
    left.map(({ keyId }) => keyId),
    ['a2'],
  );
  assert.deepEqual(await world.store.read((tx) => tx.accounts.settings(ember, 'push:')), []);
  assert.deepEqual(world.droppedKeys, ['a1', 't1']);
  assert.equal(await destroyKey(world, 'a1'), false);
});

test('a temporary key is forgotten when its time is over, its permanent key stays', async (t) => {
  const { world } = await withDevice(t);
  assert.equal(await removeVoidKeys(world, 100), 0);
  world.waitS(daySeconds + 1);
  assert.equal(await removeVoidKeys(world, 100), 1);
  assert.deepEqual([await exists(world, 'a1'), await exists(world, 't1')], [true, false]);
  assert.deepEqual(world.droppedKeys, ['t1']);
});

test('keys that nobody signed in with are forgotten after a week, however many there are', async (t) => {
  const { world } = await withDevice(t);
  for (let i = 0; i < 50; i++) await world.addKey(`b${i}`);
  world.waitS(6 * daySeconds);
  await world.addKey('fresh');
  await removeVoidKeys(world, 1_000);
  assert.equal(await exists(world, 'b0'), true, 'six days are no week');
  world.waitS(daySeconds + 1);
  assert.equal(await removeVoidKeys(world, 1_000), 50);
  assert.deepEqual(
    [await exists(world, 'b49'), await exists(world, 'fresh'), await exists(world, 'a1')],
    [false, true, true],
  );
});

test('a key whose device signed out has its week from then on', async (t) => {
  const { world } = await withDevice(t);
  world.waitS(30 * daySeconds);
  await logOut(world, 'a1');
  await removeVoidKeys(world, 100);
  assert.equal(await exists(world, 'a1'), true);
  world.waitS(7 * daySeconds + 1);
  await removeVoidKeys(world, 100);
  assert.equal(await exists(world, 'a1'), false);
});

test('a login that ends with its key is a device no more', async (t) => {
  const { world, ember } = await withDevice(t);
  const expiresAt = world.clock.nowS() + 60;
  await world.store.write((tx) =>
    tx.auth.putKey({ keyId: 'desk', key: new Uint8Array(256), createdAt: world.clock.nowS(), expiresAt }),
  );
  await signIn(world, ember, 'desk');
  world.waitS(61);
  await removeVoidKeys(world, 100);
  const left = await world.store.read((tx) => tx.auth.authorizations(ember));
  assert.deepEqual(
    left.map(({ keyId }) => keyId),
    ['a1'],
  );
});

test('beyond so many temporary keys of one permanent key the oldest end', async (t) => {
  const { world } = await withDevice(t);
  for (let i = 2; i <= 64; i++) {
    world.waitS(1);
    await addTemporary(world, `t${i}`, 'a1', daySeconds);
  }
  assert.deepEqual(world.droppedKeys, []);
  world.waitS(1);
  await addTemporary(world, 't65', 'a1', daySeconds);
  assert.deepEqual(world.droppedKeys, ['t1']);
  assert.equal((await world.store.read((tx) => tx.auth.boundKeys('a1'))).length, 64);
});

test('whoever signs in as somebody else takes the temporary keys along', async (t) => {
  const { world } = await withDevice(t);
  const wick = await world.addPerson('Wick');
  await signIn(world, wick, 'a1');
  assert.deepEqual(world.droppedKeys, ['a1', 't1'], 'what was known of them is read anew');
});
