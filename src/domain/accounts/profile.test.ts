import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { addContact } from '../contacts/add-contact.ts';
import type { AccountId } from '../ids.ts';
import { createChannel } from '../channels/create-channel.ts';
import { sendCode } from '../auth/send-code.ts';
import { changePhone } from './change-phone.ts';
import { isUsernameFree, updateUsername } from './change-username.ts';
import { notifyExceptions, notifySettings, resetNotifySettings, updateNotifySettings } from './notify-settings.ts';
import { setPrivacy } from './set-privacy.ts';
import { updateBirthday, updateColor, updateProfile } from './update-profile.ts';
import { updateStatus } from './update-status.ts';

const read = (world: TestWorld, id: AccountId) => world.store.read((tx) => tx.accounts.get(id));
const keep = (world: TestWorld, owner: AccountId, account: AccountId) =>
  addContact(world, { owner, account, firstName: 'x', lastName: '', phone: '', sharePhone: false });

test('names and the line about oneself change together or alone, and those concerned hear of it', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick, moth] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Moth'),
  ];
  await keep(world, wick, ember);
  await updateProfile(world, { account: ember, firstName: ' Em ', lastName: 'Glow', about: 'lamps' });
  await updateProfile(world, { account: ember, about: '' });
  const after = await read(world, ember);
  assert.deepEqual([after?.firstName, after?.lastName, after?.data.about], ['Em', 'Glow', undefined]);
  for (const account of [ember, wick])
    assert.deepEqual((await world.updatesOf(account)).at(-1), { kind: 'account', account: ember });
  assert.deepEqual(await world.updatesOf(moth), []);
  await assert.rejects(updateProfile(world, { account: ember, firstName: '  ' }), { code: 'first-name-invalid' });
  await assert.rejects(updateProfile(world, { account: ember, about: 'x'.repeat(71) }), { code: 'about-too-long' });
});

test('a change that changes nothing makes no update', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  await updateProfile(world, { account: ember, firstName: 'Ember' });
  assert.deepEqual(await world.updatesOf(ember), []);
});

test('a username belongs to one, whatever its case, and is free again when given back', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  await updateUsername(world, { account: ember, username: 'Lamp_Lighter' });
  await assert.rejects(updateUsername(world, { account: wick, username: 'lamp_lighter' }), {
    code: 'username-occupied',
  });
  assert.equal(await world.store.read((tx) => isUsernameFree(world, tx, 'LAMP_LIGHTER', wick)), false);
  assert.equal(await world.store.read((tx) => isUsernameFree(world, tx, 'LAMP_LIGHTER', ember)), true);
  await updateUsername(world, { account: ember, username: 'lamp_lighter' });
  assert.equal((await read(world, ember))?.username, 'lamp_lighter');
  await assert.rejects(updateUsername(world, { account: ember, username: 'lamp_lighter' }), {
    code: 'username-not-modified',
  });
  await updateUsername(world, { account: ember, username: 'other_lamp' });
  await updateUsername(world, { account: wick, username: 'lamp_lighter' });
  await updateUsername(world, { account: ember, username: '' });
  assert.equal((await read(world, ember))?.username, undefined);
  assert.equal(await world.store.read((tx) => tx.accounts.usernameOwner('other_lamp')), undefined);
});

test('a username that no link could carry is refused', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  for (const username of [
    'lamp',
    '1lamps',
    'lamps_',
    'la__mps',
    'la mps',
    'лампа',
    'x'.repeat(33),
    'console',
    'Support',
  ])
    await assert.rejects(updateUsername(world, { account: ember, username }), { code: 'username-invalid' }, username);
});

test('a birthday is a day that exists', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  await updateBirthday(world, { account: ember, birthday: { day: 29, month: 2 } });
  await updateBirthday(world, { account: ember, birthday: { day: 29, month: 2, year: 2024 } });
  for (const birthday of [
    { day: 29, month: 2, year: 2023 },
    { day: 31, month: 4 },
    { day: 0, month: 1 },
    { day: 1, month: 13 },
    { day: 1, month: 1, year: 2999 },
  ])
    await assert.rejects(updateBirthday(world, { account: ember, birthday }), { code: 'birthday-invalid' });
  assert.deepEqual((await read(world, ember))?.data.birthday, { day: 29, month: 2, year: 2024 });
  await updateBirthday(world, { account: ember });
  assert.equal((await read(world, ember))?.data.birthday, undefined);
  await assert.rejects(updateColor(world, { account: ember, of: 'color', color: 7, colors: 7 }), {
    code: 'color-invalid',
  });
});

test('those who may see it are told of coming and going at once, others are not', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick, moth] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Moth'),
  ];
  await keep(world, wick, ember);
  await keep(world, moth, ember);
  const rule = { base: 'everybody' as const, allow: [], disallow: [moth], allowChats: [], disallowChats: [] };
  await setPrivacy(world, { account: ember, key: 'statusTimestamp', rule });
  await updateStatus(world, ember, false);
  assert.deepEqual(world.transients, [{ to: [wick], update: { kind: 'status', account: ember } }]);
  world.waitS(10);
  await updateStatus(world, ember, false);
  assert.equal(world.transients.length, 1, 'a client that repeats itself is not passed on');
  await updateStatus(world, ember, true);
  assert.equal(world.transients.length, 2);
  assert.equal((await read(world, ember))?.onlineUntil, world.clock.nowS());
});

test('notification settings are kept for each scope by itself', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const wick = await world.addPerson('Wick');
  const { chat: forum } = await createChannel(world, {
    ...{ creator: ember, kind: 'supergroup', title: 'Lamps', about: '', forum: true },
  });
  const set = (scope: Parameters<typeof notifySettings>[2], muteUntil: number) =>
    updateNotifySettings(world, { account: ember, scope, settings: { muteUntil } });
  await set({ kind: 'users' }, 1);
  await set({ kind: 'peer', peer: forum }, 2);
  await set({ kind: 'peer', peer: wick }, 3);
  await set({ kind: 'peer', peer: forum, topic: 1 }, 4);
  const get = (scope: Parameters<typeof notifySettings>[2]) =>
    world.store.read((tx) => notifySettings(tx, ember, scope));
  assert.deepEqual(await get({ kind: 'peer', peer: forum }), { muteUntil: 2 });
  await updateNotifySettings(world, { account: ember, scope: { kind: 'peer', peer: forum }, settings: {} });
  assert.deepEqual(await get({ kind: 'peer', peer: forum }), {});
  assert.deepEqual(
    (await world.store.read((tx) => notifyExceptions(tx, ember))).map(({ settings }) => settings.muteUntil).sort(),
    [3, 4],
  );
  await resetNotifySettings(world, ember);
  assert.deepEqual(await get({ kind: 'users' }), {});
});

test('a number moves to the account only with its code, and not when somebody has it', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember', { phone: '79990000101' });
  await world.addPerson('Wick', { phone: '79990000102' });
  // Naming a number tells nothing about it; whoever has its code may know.
  const taken = await sendCode(world, { phone: '+79990000102', keyId: 'a1' });
  const code = world.sentCodes.at(-1)?.code ?? '';
  await assert.rejects(changePhone(world, { account: ember, phone: '+79990000102', codeHash: taken.codeHash, code }), {
    code: 'phone-already-registered',
  });
  const { codeHash } = await sendCode(world, { phone: '+79990000103', keyId: 'a1' });
  const change = { account: ember, phone: '+79990000103', codeHash };
  await assert.rejects(changePhone(world, { ...change, code: 'x' }), { code: 'code-invalid' });
  await changePhone(world, { ...change, code: world.sentCodes.at(-1)?.code ?? '' });
  assert.equal((await read(world, ember))?.phone, '79990000103');
  assert.equal(await world.store.read((tx) => tx.accounts.byPhone('79990000101')), undefined);
  assert.ok((await world.updatesOf(ember)).some(({ kind }) => kind === 'accountPhone'));
});
