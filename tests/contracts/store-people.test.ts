import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuthKey, Authorization, DeviceInfo, NewAccount } from '../../src/domain/index.ts';
import { addPeople, eachStore } from '../support/each-store.ts';

const person = (firstName: string, more: Partial<NewAccount> = {}): NewAccount => ({
  kind: 'person',
  firstName,
  lastName: '',
  createdAt: 5,
  ...more,
});

const device: DeviceInfo = {
  apiId: 1,
  deviceModel: 'Lantern 3',
  systemVersion: '1',
  appVersion: '2',
  systemLangCode: 'ru',
  langPack: '',
  langCode: 'ar',
};

eachStore('people', (current) => {
  test('an account comes back as it was written, and ids rise above the reserved ones', async () => {
    const { store } = current();
    const data = { about: 'пишет стихи 🏮', bot: undefined, birthday: { day: 1, month: 2 } };
    const id = await store.write((tx) =>
      tx.accounts.insert(person('Зоя', { phone: '79000000001', username: 'Zoya', data: { ...data } })),
    );
    assert.ok(id > 1_000_000);
    const made = await store.read((tx) => tx.accounts.get(id));
    assert.deepEqual(made, {
      id,
      kind: 'person',
      phone: '79000000001',
      firstName: 'Зоя',
      lastName: '',
      username: 'Zoya',
      createdAt: 5,
      onlineUntil: 0,
      data: { about: 'пишет стихи 🏮', birthday: { day: 1, month: 2 } },
    });
    const changed = { ...made, lastName: 'Ð"\'; --', photo: 9, suspendedAt: 7, deletedAt: 8, data: {} };
    await store.write((tx) => tx.accounts.update(changed));
    await store.write((tx) => tx.accounts.setOnlineUntil(id, 2_000_000_000_000));
    assert.deepEqual(await store.read((tx) => tx.accounts.get(id)), { ...changed, onlineUntil: 2_000_000_000_000 });
    assert.equal(await store.read((tx) => tx.accounts.get(id + 1)), undefined);
    const next = await store.write((tx) => tx.accounts.insert(person('Y')));
    assert.equal(next, id + 1);
  });

  test('many are suspended at once, and who was before keeps the moment', async () => {
    const { store } = current();
    const [first, second, third] = await addPeople(store, 3);
    await store.write(async (tx) => {
      const before = await tx.accounts.get(second ?? 0);
      if (before) await tx.accounts.update({ ...before, suspendedAt: 7 });
      await tx.accounts.suspendAll([first ?? 0, second ?? 0], 9);
    });
    const moments: (number | undefined)[] = [];
    for (const id of [first, second, third])
      moments.push((await store.read((tx) => tx.accounts.get(id ?? 0)))?.suspendedAt);
    assert.deepEqual(moments, [9, 7, undefined]);
  });

  test('the service account is there from the start', async () => {
    const { store } = current();
    const service = await store.read((tx) => tx.accounts.get(777000));
    assert.equal(service?.kind, 'service');
    assert.deepEqual(await store.read((tx) => tx.updates.state(777000)), { pts: 1, lastMessageId: 0 });
  });

  test('a name holds every character that people type', async () => {
    const { store } = current();
    const id = await store.write((tx) => tx.accounts.insert(person('a\0b', { data: { about: 'x\0y' } })));
    const read = await store.read((tx) => tx.accounts.get(id));
    assert.ok(read && ['ab', 'a\0b'].includes(read.firstName), 'NUL may go, the rest stays');
    assert.equal(read?.data.about, 'x\0y');
  });

  test('lists, pages and searches by name, in byte order and case folded', async () => {
    const { store } = current();
    const ids = await store.write(async (tx) => {
      const made: number[] = [];
      for (const [first, last] of [
        ['Anna', 'Zett'],
        ['anna', 'abel'],
        ['Annika', ''],
        ['ÄNNE', ''],
        ['Bo', ''],
        ['Анна', 'Б'],
        ['z', ''],
      ]) {
        made.push(await tx.accounts.insert({ ...person(first ?? ''), lastName: last ?? '' }));
      }
      return made;
    });
    const names = async (query: string, limit = 10) =>
      (await store.read((tx) => tx.accounts.search(query, limit))).map((a) => `${a.firstName} ${a.lastName}`.trim());
    assert.deepEqual(await names('ANN'), ['anna abel', 'Anna Zett', 'Annika']);
    assert.deepEqual(await names('ann', 2), ['anna abel', 'Anna Zett']);
    assert.deepEqual(await names('анн'), ['Анна Б']);
    assert.deepEqual(await names('änn'), ['ÄNNE']);
    assert.deepEqual(await names('anna%'), []);
    const page = await store.read((tx) => tx.accounts.list({ afterId: ids[1] ?? 0, limit: 2, kind: 'person' }));
    assert.deepEqual(
      page.map((a) => a.id),
      [ids[2], ids[3]],
    );
    assert.deepEqual(
      (await store.read((tx) => tx.accounts.many([ids[4] ?? 0, ids[0] ?? 0, 5]))).map((a) => a.id).sort(),
      [ids[0], ids[4]],
    );
    assert.deepEqual(await store.read((tx) => tx.accounts.many([])), []);
  });

  test('a username has one owner, whatever its case', async () => {
    const { store } = current();
    const take = (name: string, owner: number) => store.write((tx) => tx.accounts.takeUsername(name, owner));
    assert.deepEqual(await Promise.all([take('Cinder_Choir', 1), take('cinder_choir', 1)]), [true, true]);
    assert.equal(await take('CINDER_choir', -1_000_000_000_007), false);
    assert.equal(await take('cinder', -1_000_000_000_007), true);
    assert.equal(await store.read((tx) => tx.accounts.usernameOwner('cInder')), -1_000_000_000_007);
    assert.deepEqual(await store.read((tx) => tx.accounts.searchUsernames('CIN', 10)), [-1_000_000_000_007, 1]);
    await store.write((tx) => tx.accounts.releaseUsername('cinder_choir', 2));
    assert.equal(await store.read((tx) => tx.accounts.usernameOwner('cinder_choir')), 1, 'only its owner lets it go');
    await store.write((tx) => tx.accounts.releaseUsername('Cinder_Choir', 1));
    assert.equal(await take('cinder_choir', 3), true);
  });

  test('settings are found by key and prefix, alone and for many', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.accounts.putSetting(1, 'privacy.phone', ['all']);
      await tx.accounts.putSetting(1, 'privacy.status', { rule: 'none' });
      await tx.accounts.putSetting(1, 'privacy_', 1);
      await tx.accounts.putSetting(2, 'privacy.phone', null);
      await tx.accounts.putSetting(1, 'privacy.phone', ['contacts']);
    });
    assert.deepEqual(await store.read((tx) => tx.accounts.settings(1, 'privacy.')), [
      { key: 'privacy.phone', value: ['contacts'] },
      { key: 'privacy.status', value: { rule: 'none' } },
    ]);
    const among = await store.read((tx) => tx.accounts.settingsAmong([1, 2, 3], ['privacy.phone', 'other']));
    assert.deepEqual(
      among.sort((a, b) => a.account - b.account),
      [
        { account: 1, key: 'privacy.phone', value: ['contacts'] },
        { account: 2, key: 'privacy.phone', value: null },
      ],
    );
    await store.write((tx) => tx.accounts.removeSettings(1, 'privacy.'));
    assert.equal(await store.read((tx) => tx.accounts.setting(1, 'privacy.status')), undefined);
    assert.equal(await store.read((tx) => tx.accounts.setting(1, 'privacy_')), 1);
    await store.write((tx) => tx.accounts.removeSetting(1, 'privacy_'));
    assert.deepEqual(await store.read((tx) => tx.accounts.settings(1, '')), []);
  });

  test('contacts and address books', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    const contact = { owner: ann, account: ben, phone: '1', firstName: 'B', lastName: '', date: 3 };
    const note = { text: 'старый друг', entities: [{ type: 'bold' as const, offset: 0, length: 6 }] };
    await store.write((tx) => tx.accounts.putContact({ ...contact, note }));
    assert.deepEqual(await store.read((tx) => tx.accounts.contact(ann, ben)), { ...contact, note });
    await store.write(async (tx) => {
      await tx.accounts.putContact({ ...contact, owner: eve });
      await tx.accounts.putContact({ ...contact, firstName: 'Benno', date: 99 });
      await tx.accounts.putPhone({ owner: ann, phone: '555', firstName: 'No', lastName: 'Account', date: 1 });
    });
    assert.deepEqual(await store.read((tx) => tx.accounts.contact(ann, ben)), { ...contact, firstName: 'Benno' });
    assert.deepEqual((await store.read((tx) => tx.accounts.contactOwners(ben))).sort(), [ann, eve].sort());
    assert.deepEqual(await store.read((tx) => tx.accounts.contactOwners(ben, [eve, 4])), [eve]);
    assert.deepEqual(
      (await store.read((tx) => tx.accounts.contactsAmong(ann, [eve, ben]))).map((c) => c.account),
      [ben],
    );
    assert.deepEqual(
      (await store.read((tx) => tx.accounts.phoneBookOwners('555', 10))).map((e) => e.owner),
      [ann],
    );
    await store.write((tx) => tx.accounts.removePhones(ann, ['555', '556']));
    assert.deepEqual(await store.read((tx) => tx.accounts.phoneBook(ann)), []);
    assert.equal(await store.write((tx) => tx.accounts.removeContact(ann, ben)), true);
    assert.equal(await store.write((tx) => tx.accounts.removeContact(ann, ben)), false);
  });

  test('blocked peers are counted, paged newest first, and named once', async () => {
    const { store } = current();
    const block = (peer: number, date: number) => store.write((tx) => tx.accounts.block(1, peer, date));
    assert.equal(await block(5, 10), true);
    assert.equal(await block(5, 11), false);
    await block(6, 20);
    await block(7, 20);
    assert.deepEqual(await store.read((tx) => tx.accounts.blocked(1, 1, 1)), {
      total: 3,
      entries: [{ peer: 7, date: 20 }],
    });
    assert.equal(await store.read((tx) => tx.accounts.isBlocked(1, 6)), true);
    assert.deepEqual(await store.read((tx) => tx.accounts.blockedAmong(1, [5, 8])), [5]);
    assert.deepEqual(await store.read((tx) => tx.accounts.blockersAmong([1, 2], 5)), [1]);
    assert.equal(await store.write((tx) => tx.accounts.unblock(1, 5)), true);
    assert.equal(await store.write((tx) => tx.accounts.unblock(1, 5)), false);
  });
});

eachStore('keys and devices', (current) => {
  const key = (keyId: string, more: Partial<AuthKey> = {}): AuthKey => ({
    keyId,
    key: Uint8Array.from({ length: 256 }, (_, n) => (n * 7) % 256),
    createdAt: 3,
    ...more,
  });

  test('a key and its device come back byte by byte', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.auth.putKey(key('aa'));
      await tx.auth.putKey(key('bb', { expiresAt: 50 }));
      await tx.auth.setDevice('aa', 228, device);
      await tx.auth.bindKey('bb', 'aa', 60);
    });
    const read = await store.read((tx) => tx.auth.key('aa'));
    assert.deepEqual(read, key('aa', { layer: 228, device }));
    assert.ok(read && !Buffer.isBuffer(read.key));
    assert.deepEqual(await store.read((tx) => tx.auth.boundKeys('aa')), ['bb']);
    assert.equal((await store.read((tx) => tx.auth.key('bb')))?.boundTo, 'aa');
    assert.deepEqual(await store.read((tx) => tx.auth.expiredKeys(60, 10)), []);
    assert.deepEqual(await store.read((tx) => tx.auth.expiredKeys(61, 10)), ['bb']);
    assert.equal(await store.write((tx) => tx.auth.removeKey('aa')), true);
    assert.equal(await store.write((tx) => tx.auth.removeKey('aa')), false);
  });

  test('devices of an account, the last used first', async () => {
    const { store } = current();
    const authorization = (keyId: string, activeAt: number): Authorization => ({
      keyId,
      hash: `-${activeAt}`,
      account: 1,
      createdAt: 1,
      activeAt,
      address: '192.0.2.1',
      passwordPending: true,
      unconfirmed: false,
    });
    await store.write(async (tx) => {
      for (const id of ['aa', 'bb']) await tx.auth.putKey(key(id));
      await tx.auth.setDevice('bb', 200, device);
      await tx.auth.putAuthorization(authorization('aa', 10));
      await tx.auth.putAuthorization(authorization('bb', 20));
      await tx.auth.touchAuthorization('aa', 30, '2001:db8::1');
    });
    const all = await store.read((tx) => tx.auth.authorizations(1));
    assert.deepEqual(all, [
      { ...authorization('aa', 10), activeAt: 30, address: '2001:db8::1' },
      { ...authorization('bb', 20), layer: 200, device },
    ]);
    await store.write(async (tx) => {
      await tx.auth.putKey(key('cc', { expiresAt: 90 }));
      await tx.auth.bindKey('cc', 'aa', 90);
    });
    const everywhere = await store.read((tx) => tx.auth.keysOfAll([1, 2]));
    assert.deepEqual(everywhere.sort(), ['aa', 'bb', 'cc'], 'temporary keys as well');
    assert.equal((await store.read((tx) => tx.auth.authorizationByHash(1, '-20')))?.keyId, 'bb');
    assert.equal(await store.read((tx) => tx.auth.authorizationByHash(2, '-20')), undefined);
    assert.equal(await store.write((tx) => tx.auth.removeAuthorization('bb', 5)), true);
    assert.equal(await store.read((tx) => tx.auth.authorization('bb')), undefined);
  });

  test('a permanent key is unused from its making on, and again when its device left, unless a temporary one needs it', async () => {
    const { store } = current();
    const unused = (before: number) => store.read((tx) => tx.auth.unusedKeys(before, 10));
    const more = { hash: '1', account: 1, activeAt: 1, address: '', passwordPending: false };
    await store.write(async (tx) => {
      await tx.auth.putKey(key('aa', { createdAt: 10 }));
      await tx.auth.putKey(key('bb', { createdAt: 20 }));
      await tx.auth.putKey(key('tt', { createdAt: 5, expiresAt: 1_000 }));
    });
    assert.deepEqual(await unused(20), ['aa']);
    assert.deepEqual(await unused(21), ['aa', 'bb'], 'a temporary key has an end of its own');
    await store.write((tx) => tx.auth.putAuthorization({ ...more, keyId: 'aa', createdAt: 11 }));
    await store.write((tx) => tx.auth.bindKey('tt', 'bb', 1_000));
    assert.deepEqual(await unused(1_000), []);
    await store.write((tx) => tx.auth.removeAuthorization('aa', 500));
    assert.deepEqual([await unused(500), await unused(501)], [[], ['aa']]);
    await store.write((tx) => tx.auth.removeKey('tt'));
    assert.deepEqual(await unused(501), ['bb', 'aa'], 'the longest unused first');
  });

  test('codes and tokens of a sign-in', async () => {
    const { store } = current();
    const code = {
      phone: '1',
      codeHash: 'h',
      code: '12345',
      keyId: 'aa',
      createdAt: 1,
      expiresAt: 9,
      sentAt: 100,
      sends: 1,
      attempts: 0,
      accepted: false,
      devicesOwed: false,
    };
    const token = { token: 'abc', keyId: 'aa', expiresAt: 9, address: '192.0.2.1', hash: '-5' };
    await store.write(async (tx) => {
      await tx.auth.putLoginCode(code);
      await tx.auth.putLoginCode({ ...code, codeHash: 'i', createdAt: 2, devicesOwed: true });
      await tx.auth.putLoginCode({ ...code, attempts: 3, accepted: true });
      await tx.auth.putLoginToken(token);
      await tx.auth.putLoginToken({ ...token, account: 77 });
    });
    assert.deepEqual(await store.read((tx) => tx.auth.loginCode('1', 'h')), { ...code, attempts: 3, accepted: true });
    assert.equal((await store.read((tx) => tx.auth.latestLoginCode('1')))?.codeHash, 'i');
    assert.deepEqual(await store.read((tx) => tx.auth.loginTokenOfKey('aa')), { ...token, account: 77 });
    const owed = () => store.read((tx) => tx.auth.owedLoginCodes(10));
    assert.deepEqual(
      (await owed()).map(({ codeHash }) => codeHash),
      ['i'],
    );
    await store.write((tx) => tx.auth.putLoginCode({ ...code, codeHash: 'i', createdAt: 2 }));
    assert.deepEqual(await owed(), []);
    await store.write(async (tx) => {
      await tx.auth.removeLoginCodes('1');
      await tx.auth.removeLoginToken('abc');
    });
    assert.equal(await store.read((tx) => tx.auth.latestLoginCode('1')), undefined);
    assert.equal(await store.read((tx) => tx.auth.loginToken('abc')), undefined);
  });

  test('accounts with devices for pushes are found among all and among some', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    await store.write(async (tx) => {
      await tx.accounts.putSetting(ann, 'push:10:{"a":1}', {});
      await tx.accounts.putSetting(ann, 'push:10:other', {});
      await tx.accounts.putSetting(eve, 'push:2:x', {});
      await tx.accounts.putSetting(ben, 'pushed', {});
    });
    const found = (among?: number[]) => store.read((tx) => tx.accounts.withPushDevices(among));
    assert.deepEqual((await found()).toSorted(), [ann, eve]);
    assert.deepEqual(await found([ben, eve]), [eve]);
    assert.deepEqual(await found([]), []);
    await store.write((tx) => tx.accounts.removeSettings(ann, 'push:'));
    assert.deepEqual(await found(), [eve]);
  });
});
