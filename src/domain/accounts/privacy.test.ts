import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { editCloseFriends } from '../contacts/close-friends.ts';
import { removeFromGroup } from '../chats/change-members.ts';
import { createGroup } from '../chats/create-group.ts';
import type { AccountId } from '../ids.ts';
import { lastSeen } from './approximate-status.ts';
import { mayBeSeen, privacyAmong, privacyTowards } from './may-be-seen.ts';
import { defaultRule, type PrivacyRule, privacyKeys, privacySetting } from './privacy-rules.ts';
import { addPrivacyException, setPrivacy } from './set-privacy.ts';

const rule = (base: PrivacyRule['base'], more: Partial<PrivacyRule> = {}): PrivacyRule => ({
  ...defaultRule('about'),
  base,
  ...more,
});

test('exceptions by person, chat and kind win over the base, and closer ones over wider ones', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick, moth] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Moth'),
  ];
  const helper = await world.addPerson('Helper', { kind: 'bot' });
  const group = await world.store.write(async (tx) => {
    await tx.accounts.putContact({ owner: ember, account: wick, phone: '', firstName: 'W', lastName: '', date: 1 });
    const id = await tx.chats.insert({
      kind: 'group',
      title: 'Lamps',
      creator: wick,
      createdAt: 1,
      members: 1,
      version: 1,
      defaultBanned: [],
      data: {},
    });
    const member = { inviter: wick, date: 1, rights: [], banned: [], bannedUntil: 0 };
    await tx.chats.putMember({ ...member, chat: id, account: moth, status: 'member' });
    return id;
  });
  await editCloseFriends(world, { owner: ember, accounts: [wick, moth] });
  const cases: [PrivacyRule, boolean, boolean, boolean][] = [
    // rule, Wick (contact, close friend), Moth (member of Lamps), Helper (bot)
    [rule('everybody'), true, true, true],
    [rule('contacts'), true, false, false],
    [rule('nobody'), false, false, false],
    [rule('everybody', { disallow: [wick] }), false, true, true],
    [rule('nobody', { allow: [moth] }), false, true, false],
    [rule('everybody', { disallowChats: [group] }), true, false, true],
    [rule('nobody', { allowChats: [group] }), false, true, false],
    [rule('nobody', { allowChats: [group], disallow: [moth] }), false, false, false],
    [rule('everybody', { disallowChats: [group], allow: [moth] }), true, true, true],
    [rule('nobody', { allow: [moth], disallow: [moth] }), false, false, false],
    [rule('everybody', { disallowContacts: true }), false, true, true],
    [rule('nobody', { allowCloseFriends: true }), true, false, false],
    [rule('nobody', { bots: 'allow' }), false, false, true],
    [rule('everybody', { bots: 'disallow' }), true, true, false],
  ];
  for (const [own, ...expected] of cases) {
    await setPrivacy(world, { account: ember, key: 'about', rule: own });
    const seen = await world.store.read((tx) =>
      Promise.all([wick, moth, helper].map((viewer) => mayBeSeen(tx, ember, viewer, 'about'))),
    );
    assert.deepEqual(seen, expected, JSON.stringify(own));
    assert.equal(await world.store.read((tx) => mayBeSeen(tx, ember, ember, 'about')), true);
  }
});

test('an exception for a chat ends with being in it', async (t) => {
  const world = await createTestWorld(t);
  const [ember, moth] = [await world.addPerson('Ember'), await world.addPerson('Moth')];
  const { chat } = await createGroup(world, { creator: moth, title: 'Lamps', members: [] });
  const rules = { allowed: rule('nobody', { allowChats: [chat] }), shut: rule('everybody', { disallowChats: [chat] }) };
  const seen = async (own: PrivacyRule) => {
    await setPrivacy(world, { account: ember, key: 'about', rule: own });
    return world.store.read((tx) => mayBeSeen(tx, ember, moth, 'about'));
  };
  assert.deepEqual([await seen(rules.allowed), await seen(rules.shut)], [true, false]);
  await removeFromGroup(world, { actor: moth, chat, account: moth, revokeHistory: false });
  assert.deepEqual([await seen(rules.allowed), await seen(rules.shut)], [false, true]);
});

test('the view of many owners and the view of many onlookers agree on every rule', async (t) => {
  const world = await createTestWorld(t);
  const people: AccountId[] = [];
  for (const name of ['A', 'B', 'C', 'D']) people.push(await world.addPerson(name));
  const some = fc.subarray(people);
  const anyRule = fc.record({
    base: fc.constantFrom('everybody', 'contacts', 'nobody'),
    allow: some,
    disallow: some,
    allowChats: fc.constant([]),
    disallowChats: fc.constant([]),
    disallowContacts: fc.boolean(),
  }) satisfies fc.Arbitrary<PrivacyRule>;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...privacyKeys),
      fc.array(anyRule, { minLength: 4, maxLength: 4 }),
      fc.array(fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people), fc.boolean()), { maxLength: 8 }),
      async (key, rules, relations) => {
        await world.store.write(async (tx) => {
          for (const [index, owner] of people.entries())
            await tx.accounts.putSetting(owner, privacySetting(key), rules[index]);
          for (const [owner, account, blocks] of relations) {
            if (blocks) await tx.accounts.block(owner, account, 1);
            else await tx.accounts.putContact({ owner, account, phone: '', firstName: 'x', lastName: '', date: 1 });
          }
        });
        await world.store.read(async (tx) => {
          for (const viewer of people) {
            const towards = await privacyTowards(tx, viewer, people, [key]);
            for (const owner of people) {
              const among = await privacyAmong(tx, owner, key, people);
              assert.equal(towards.sees(owner, key), among.has(viewer), `${owner} shows ${key} to ${viewer}`);
            }
          }
        });
      },
    ),
    { numRuns: 40, seed: 7 },
  );
});

test('whom one blocks sees neither status nor photo nor what one says of oneself, but still the name', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  await world.store.write((tx) => tx.accounts.block(ember, wick, 1));
  const sees = (key: Parameters<typeof mayBeSeen>[3]) => world.store.read((tx) => mayBeSeen(tx, ember, wick, key));
  assert.deepEqual(
    [await sees('statusTimestamp'), await sees('profilePhoto'), await sees('about'), await sees('chatInvite')],
    [false, false, false, false],
  );
  assert.equal(await sees('addedByPhone'), true);
});

test('an exception for one person keeps the rest of the rule', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  await setPrivacy(world, { account: ember, key: 'phoneNumber', rule: rule('nobody', { disallow: [wick, 5] }) });
  assert.equal(await world.store.write((tx) => addPrivacyException(tx, ember, 'phoneNumber', wick)), true);
  assert.equal(await world.store.write((tx) => addPrivacyException(tx, ember, 'phoneNumber', wick)), false);
  const stored = await world.store.read((tx) => tx.accounts.setting<PrivacyRule>(ember, privacySetting('phoneNumber')));
  assert.deepEqual(stored, rule('nobody', { allow: [wick], disallow: [5] }));
});

test('a rule that names too many people is refused', async (t) => {
  const world = await createTestWorld(t, { limits: { privacyRules: 3 } });
  const ember = await world.addPerson('Ember');
  const many = rule('everybody', { allow: [1, 2], disallow: [3, 4] });
  await assert.rejects(setPrivacy(world, { account: ember, key: 'about', rule: many }), { code: 'privacy-too-long' });
});

test('last seen is exact only when both sides show theirs', () => {
  const day = 86_400;
  const now = 1_000 * day;
  const both = { theirs: true, mine: true, blocked: false };
  assert.deepEqual(lastSeen(now + 100, now, both), { kind: 'online', untilS: now + 100 });
  assert.deepEqual(lastSeen(now - 5, now, both), { kind: 'offline', sinceS: now - 5 });
  assert.deepEqual(lastSeen(0, now, both), { kind: 'longAgo' });
  const iHide = { theirs: true, mine: false, blocked: false };
  assert.deepEqual(lastSeen(now + 100, now, iHide), { kind: 'recently', byMe: true });
  const theyHide = { theirs: false, mine: true, blocked: false };
  assert.deepEqual(
    [1, 3, 4, 7, 8, 30, 31].map((days) => lastSeen(now - days * day, now, theyHide).kind),
    ['recently', 'recently', 'lastWeek', 'lastWeek', 'lastMonth', 'lastMonth', 'longAgo'],
  );
  assert.deepEqual(lastSeen(now + 100, now, { ...theyHide, blocked: true }), { kind: 'longAgo' });
});
