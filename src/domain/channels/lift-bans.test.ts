import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { isDomainError } from '../errors.ts';
import { createChannel } from './create-channel.ts';
import { setChannelUsername } from './change-channel.ts';
import { liftEndedBans } from './lift-bans.ts';
import { joinChannel } from './membership.ts';
import { editBanned } from './moderate-members.ts';
import { requireVisible } from './require-visible.ts';

test('who was shut out for a time sees the chat again when it ends, and may come back', async (t) => {
  const world = await createTestWorld(t);
  const [creator, shut, held] = [
    await world.addPerson('Olive'),
    await world.addPerson('Rowan'),
    await world.addPerson('Sage'),
  ];
  const { chat } = await createChannel(world, { creator, kind: 'supergroup', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: creator, chat, name: 'lamps_timed' });
  for (const account of [shut, held]) await joinChannel(world, { account, chat });
  const untilS = world.clock.nowS() + 3600;
  await editBanned(world, { actor: creator, chat, account: shut, banned: ['viewMessages'], untilS });
  await editBanned(world, { actor: creator, chat, account: held, banned: ['sendMessages'], untilS });
  const look = () =>
    world.store
      .read((tx) => requireVisible(tx, shut, chat))
      .then(
        () => 'seen',
        (error: unknown) => isDomainError(error) && error.code,
      );
  const statuses = () =>
    world.store.read(async (tx) =>
      [await tx.chats.member(chat, shut), await tx.chats.member(chat, held)].map((one) => one?.status),
    );
  world.waitS(3599);
  assert.equal(await liftEndedBans(world), 0);
  assert.equal(await look(), 'channel-private');
  world.waitS(1);
  assert.equal(await liftEndedBans(world), 2);
  assert.deepEqual(await statuses(), ['left', 'member']);
  assert.equal(await look(), 'seen');
  assert.deepEqual((await world.updatesOf(shut)).at(-1), { kind: 'channel', chat });
  await joinChannel(world, { account: shut, chat });
  assert.equal(await liftEndedBans(world), 0);
});

test('a ban without an end is never lifted', async (t) => {
  const world = await createTestWorld(t);
  const [creator, shut] = [await world.addPerson('Olive'), await world.addPerson('Rowan')];
  const { chat } = await createChannel(world, { creator, kind: 'channel', title: 'Lamps', about: '' });
  await editBanned(world, { actor: creator, chat, account: shut, banned: ['viewMessages'], untilS: 0 });
  world.waitS(400 * 86_400);
  assert.equal(await liftEndedBans(world), 0);
});
