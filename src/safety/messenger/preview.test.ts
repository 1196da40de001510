import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChannel, inviteToChannel } from '#domain';
import { deskIn } from '../../../tests/support/desk-world.ts';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { reviewer } from '../testing/world.ts';
import { setProtectedRoles } from './protected-roles.ts';

test('a look at a chat names its co-admins, and which of them are press', async (t) => {
  const { world, safety } = deskIn(await createTestWorld(t));
  const people: number[] = [];
  for (const name of ['Wick', 'Ember', 'Taper']) people.push(await world.addPerson(name));
  const [wick = 0, ember = 0, taper = 0] = people;
  const { chat } = await createChannel(world, { creator: wick, kind: 'channel', title: 'Choir', about: '' });
  await inviteToChannel(world, { actor: wick, chat, accounts: [ember, taper] });
  await world.store.write(async (tx) => {
    for (const admin of [ember, taper]) {
      const member = await tx.chats.member(chat, admin);
      if (member) await tx.chats.putMember({ ...member, status: 'admin' });
    }
  });
  await setProtectedRoles(safety, reviewer, taper, ['press']);
  const { coAdmins, protectedAdmins, leaders, members } = await safety.store.read((tx) =>
    safety.enforcement.preview(tx, { kind: 'chat', id: chat }, { kind: 'takedown' }),
  );
  assert.deepEqual([coAdmins.toSorted(), protectedAdmins, leaders.length, members], [[ember, taper], [taper], 3, 3]);
});
