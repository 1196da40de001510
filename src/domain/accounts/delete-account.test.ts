import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { authorize, signingIn } from '../auth/authorize.ts';
import { addContact } from '../contacts/add-contact.ts';
import type { AccountId } from '../ids.ts';
import { endSilence, setAccountTtl } from './account-ttl.ts';
import { updateUsername } from './change-username.ts';
import { deleteAccount } from './delete-account.ts';

const daySeconds = 86_400;

async function addMember(world: TestWorld, keyId: string): Promise<AccountId> {
  const account = await world.addPerson('Ember', { phone: '79990000101', createdAt: world.clock.nowS() });
  await world.addKey(keyId);
  await signingIn(world, (tx, dropped) =>
    authorize(world, tx, { account, keyId, address: '192.0.2.1', passwordPending: false }, dropped),
  );
  return account;
}

test('a deleted account frees its number and name, ends its devices and leaves nothing of itself', async (t) => {
  const world = await createTestWorld(t);
  const ember = await addMember(world, 'a1');
  const wick = await world.addPerson('Wick');
  await addContact(world, { owner: wick, account: ember, firstName: 'Em', lastName: '', phone: '', sharePhone: false });
  await addContact(world, { owner: ember, account: wick, firstName: 'W', lastName: '', phone: '', sharePhone: false });
  await updateUsername(world, { account: ember, username: 'lamplighter' });
  await world.store.write((tx) =>
    tx.scheduled.insert({ account: ember, peer: wick, dueAt: 9, data: { text: 'late' } }),
  );
  await deleteAccount(world, ember, false);
  await world.store.read(async (tx) => {
    assert.deepEqual(await tx.scheduled.list(ember, wick), [], 'nothing is sent in their name');
    const account = await tx.accounts.get(ember);
    assert.deepEqual(account, {
      id: ember,
      kind: 'person',
      firstName: '',
      lastName: '',
      createdAt: account?.createdAt,
      deletedAt: world.clock.nowS(),
      onlineUntil: 0,
      data: {},
    });
    assert.equal(await tx.accounts.byPhone('79990000101'), undefined);
    assert.equal(await tx.accounts.usernameOwner('lamplighter'), undefined);
    assert.deepEqual(await tx.accounts.contacts(ember), []);
    assert.deepEqual(await tx.accounts.settings(ember, ''), []);
    assert.deepEqual(await tx.auth.authorizations(ember), []);
  });
  assert.deepEqual(world.droppedKeys, ['a1']);
  assert.deepEqual((await world.updatesOf(wick)).at(-1), { kind: 'account', account: ember });
  await assert.rejects(deleteAccount(world, ember, false), { code: 'account-not-found' });
});

test('without the two-step password a deletion waits a week', async (t) => {
  const world = await createTestWorld(t);
  const ember = await addMember(world, 'a1');
  await world.store.write(async (tx) => {
    const account = await tx.accounts.get(ember);
    const password = { salt1: '', salt2: '', verifier: '', hint: '', changedAt: 1 };
    if (account) await tx.accounts.update({ ...account, data: { ...account.data, password } });
  });
  await assert.rejects(deleteAccount(world, ember, false), { code: 'deletion-wait', data: { waitS: 7 * daySeconds } });
  world.waitS(daySeconds);
  await assert.rejects(deleteAccount(world, ember, false), { code: 'deletion-wait', data: { waitS: 6 * daySeconds } });
  world.waitS(6 * daySeconds);
  await deleteAccount(world, ember, false);
});

test('an account deletes itself after its time of silence, counted from the last use of any device', async (t) => {
  const world = await createTestWorld(t);
  const ember = await addMember(world, 'a1');
  const deletedAt = async () => (await world.store.read((tx) => tx.accounts.get(ember)))?.deletedAt;
  await assert.rejects(setAccountTtl(world, ember, 29), { code: 'ttl-days-invalid' });
  await setAccountTtl(world, ember, 30);
  world.waitS(20 * daySeconds);
  await world.store.write((tx) => tx.auth.touchAuthorization('a1', world.clock.nowS(), '192.0.2.1'));
  world.waitS(20 * daySeconds);
  await endSilence(world);
  assert.equal(await deletedAt(), undefined);
  world.waitS(11 * daySeconds);
  await endSilence(world);
  assert.equal(await deletedAt(), world.clock.nowS());
  assert.deepEqual(world.droppedKeys, ['a1']);
});

test('who is suspended cannot delete what an appeal rests on; an operator can, and silence does not', async (t) => {
  const world = await createTestWorld(t);
  const ember = await addMember(world, 'a1');
  await world.store.write(async (tx) => {
    const account = await tx.accounts.get(ember);
    if (account) await tx.accounts.update({ ...account, suspendedAt: world.clock.nowS() });
  });
  for (const proved of [false, true])
    await assert.rejects(deleteAccount(world, ember, proved), { code: 'account-suspended' });
  world.waitS(800 * daySeconds);
  await endSilence(world);
  assert.equal((await world.store.read((tx) => tx.accounts.get(ember)))?.deletedAt, undefined);
  await deleteAccount(world, ember, true, 'operator');
  assert.notEqual((await world.store.read((tx) => tx.accounts.get(ember)))?.deletedAt, undefined);
});
