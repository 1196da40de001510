import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { closeFriendsSetting, defaultRule, type PrivacyKey, privacySetting, type WriteTx } from '#domain';
import { createTestWorld } from '../../tests/support/test-world.ts';
import { createAccessHashes } from './access-hash.ts';
import { toTlUsers } from './to-tl/accounts/user.ts';
import { createUserCache } from './user-cache.ts';

type Change = (tx: WriteTx, a: number, b: number, nowS: number) => Promise<unknown>;

const rule =
  (key: PrivacyKey, base: 'everybody' | 'contacts' | 'nobody'): Change =>
  (tx, a, b) =>
    tx.accounts.putSetting(a, privacySetting(key), { ...defaultRule(key), base, allow: [b] });

const member = { inviter: 1, date: 1, rights: [], banned: [], bannedUntil: 0 };
const lamps = -1001;

/** All that the way others see an account depends on. */
const changes: Record<string, Change> = {
  rename: async (tx, a, b) => {
    const account = await tx.accounts.get(a);
    if (account) await tx.accounts.update({ ...account, firstName: `${account.firstName}${b % 10}`.slice(-20) });
  },
  label: async (tx, a) => {
    const account = await tx.accounts.get(a);
    if (account) await tx.accounts.update({ ...account, data: { ...account.data, verified: !account.data.verified } });
  },
  online: (tx, a, _b, nowS) => tx.accounts.setOnlineUntil(a, nowS + 10),
  offline: (tx, a, _b, nowS) => tx.accounts.setOnlineUntil(a, nowS),
  keep: (tx, a, b) =>
    tx.accounts.putContact({ owner: a, account: b, phone: '', firstName: `friend ${a}`, lastName: '', date: 1 }),
  forget: (tx, a, b) => tx.accounts.removeContact(a, b),
  closeFriend: (tx, a, b) => tx.accounts.putSetting(a, closeFriendsSetting, [b]),
  block: (tx, a, b) => tx.accounts.block(a, b, 1),
  unblock: (tx, a, b) => tx.accounts.unblock(a, b),
  showPhone: rule('phoneNumber', 'everybody'),
  hidePhone: rule('phoneNumber', 'nobody'),
  hideStatus: rule('statusTimestamp', 'nobody'),
  contactsSeeStatus: rule('statusTimestamp', 'contacts'),
  showToLamps: (tx, a) =>
    tx.accounts.putSetting(a, privacySetting('phoneNumber'), {
      ...defaultRule('phoneNumber'),
      ...{ base: 'nobody', allowChats: [lamps] },
    }),
  defaults: (tx, a) => tx.accounts.removeSettings(a, 'privacy:'),
  joinLamps: (tx, a) => tx.chats.putMember({ ...member, chat: lamps, account: a, status: 'member' }),
  leaveLamps: (tx, a) => tx.chats.removeMember(lamps, a),
};

test('whatever changes, a kept view equals one that is read anew', async (t) => {
  const world = await createTestWorld(t);
  const hashes = createAccessHashes(new Uint8Array(32));
  const people: number[] = [];
  for (const name of ['Ember', 'Wick', 'Moth'])
    people.push(await world.addPerson(name, { phone: `9990${name.length}` + name.codePointAt(0) }));
  const users = createUserCache(world.clock);
  const look = (account: number, cache: typeof users) =>
    world.store.read((tx) => toTlUsers({ world, hashes, account, users: cache }, tx, people));
  const person = fc.nat({ max: people.length - 1 });
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(changes)),
    a: person,
    b: person,
    waitS: fc.nat({ max: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      for (const { name, a, b, waitS } of steps) {
        for (const account of people) await look(account, users);
        await world.store.write(async (tx) => {
          await changes[name]?.(tx, people[a] ?? 0, people[b] ?? 0, world.clock.nowS());
        });
        users.changed(world.changedAccounts.splice(0));
        for (const account of [0, ...people])
          assert.deepEqual(
            await look(account, users),
            await look(account, createUserCache(world.clock)),
            `${name} ${a} ${b}`,
          );
        world.waitS(waitS);
      }
    }),
    { numRuns: 40, seed: 11 },
  );
});

test('a view whose reading began before a change is not kept', () => {
  const users = createUserCache({ nowS: () => 100, nowMs: () => 100_000 });
  const since = users.moment();
  users.changed([7]);
  users.put(1, 7, { _: 'userEmpty', id: 7 }, since);
  assert.equal(users.get(1, 7), undefined);
  users.put(1, 7, { _: 'userEmpty', id: 7 }, users.moment());
  assert.deepEqual(users.get(1, 7), { _: 'userEmpty', id: 7 });
  users.changed([1]);
  assert.equal(users.get(1, 7), undefined);
});
