import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Store } from '#domain';
import { createTestWorld } from '../../tests/support/test-world.ts';
import { createKeyDirectory } from './keys.ts';

test('a key that was read just before its account was suspended is not remembered as it was', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const keyId = 'ab12';
  await world.store.write(async (tx) => {
    await tx.auth.putKey({ keyId, key: new Uint8Array(256), createdAt: 1, layer: 228 });
    const device = { keyId, hash: '1', account: ember, createdAt: 1, activeAt: 1, address: '', passwordPending: false };
    await tx.auth.putAuthorization(device);
  });
  // The answer of the database is on its way while the account is suspended and its keys are dropped.
  let meanwhile: () => Promise<void> = async () => undefined;
  const slow: Store = {
    ...world.store,
    async read(work) {
      const result = await world.store.read(work);
      await meanwhile();
      return result;
    },
  };
  const keys = createKeyDirectory(slow);
  meanwhile = async () => {
    meanwhile = async () => undefined;
    await world.store.write(async (tx) => {
      const account = await tx.accounts.get(ember);
      if (account) await tx.accounts.update({ ...account, suspendedAt: 2 });
    });
    keys.forget(keyId);
  };
  assert.equal((await keys.load(keyId))?.isSuspended, false);
  assert.equal((await keys.load(keyId))?.isSuspended, true);
});

test('the layer that a client named under one temporary key holds for its next one, also in another process', async (t) => {
  const world = await createTestWorld(t);
  const secret = new Uint8Array(256);
  await world.store.write(async (tx) => {
    await tx.auth.putKey({ keyId: 'aa', key: secret, createdAt: 1 });
    for (const keyId of ['t1', 't2']) {
      await tx.auth.putKey({ keyId, key: secret, createdAt: 1, expiresAt: 9 });
      await tx.auth.bindKey(keyId, 'aa', 9);
    }
  });
  const keys = createKeyDirectory(world.store);
  const first = await keys.load('t1');
  assert.ok(first?.isNew);
  const device = { apiId: 1, deviceModel: 'Lamp', systemVersion: '1', appVersion: '2', systemLangCode: 'en' };
  await keys.remember(first, 198, { ...device, langPack: '', langCode: 'en' });
  const next = await createKeyDirectory(world.store).load('t2');
  assert.deepEqual(
    [next?.permanentId, next?.layer, next?.isNew, next?.device?.deviceModel],
    ['aa', 198, false, 'Lamp'],
  );
});
