import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { deleteAccount } from '../accounts/delete-account.ts';
import { isUsernameFree, updateUsername } from '../accounts/change-username.ts';
import { getAdminLog } from '../channels/admin-log.ts';
import { deleteChannel, setChannelUsername } from '../channels/change-channel.ts';
import { createChannel } from '../channels/create-channel.ts';
import { SERVICE_ACCOUNT, type PeerId } from '../ids.ts';
import { arrangeChatNames, arrangeOwnNames, orderNames, restChatNames, switchName } from './arrange-names.ts';
import { giveName, takeNameBack } from './give-name.ts';
import { activeNames, namesOf } from './public-names.ts';

const ownerOf = (world: TestWorld, name: string) => world.store.read((tx) => tx.accounts.usernameOwner(name));
const isFree = (world: TestWorld, name: string) => world.store.read((tx) => isUsernameFree(world, tx, name, -1));

async function namesIn(world: TestWorld, peer: PeerId): Promise<string> {
  const bearer = await world.store.read(async (tx) => {
    const found = peer > 0 ? await tx.accounts.get(peer) : await tx.chats.get(peer);
    return found;
  });
  assert.ok(bearer);
  assert.equal(bearer.username, activeNames(bearer)[0]);
  return namesOf(bearer)
    .map(({ name, active, editable }) => `${name}${active ? '' : ' off'}${editable ? ' own' : ''}`)
    .join(', ');
}

test('names that were given are found while they are in force, in the order that their bearer wants', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  await updateUsername(world, { account: ember, username: 'ember_own' });
  await giveName(world, ember, 'Ember_Two');
  await giveName(world, ember, 'ember_three');
  const change = (how: ReturnType<typeof switchName>) => arrangeOwnNames(world, { account: ember, change: how });
  await change(orderNames(['EMBER_three', 'ember_two', 'ember_own']));
  assert.equal(await namesIn(world, ember), 'ember_three, Ember_Two, ember_own own');
  await change(switchName(world, 'ember_three', false));
  assert.equal(await namesIn(world, ember), 'Ember_Two, ember_own own, ember_three off');
  assert.equal(await ownerOf(world, 'ember_three'), undefined);
  assert.equal(await isFree(world, 'ember_three'), false);
  await change(switchName(world, 'ember_three', true));
  assert.equal(await ownerOf(world, 'ember_three'), ember);
  const refused = [
    [switchName(world, 'ember_three', true), 'username-not-modified'],
    [switchName(world, 'ember_own', false), 'username-invalid'],
    [switchName(world, 'nobodys', true), 'username-invalid'],
    [orderNames(['ember_two', 'ember_own']), 'username-order-invalid'],
    [orderNames(['ember_two', 'ember_two', 'ember_own']), 'username-order-invalid'],
    [orderNames(['ember_two', 'ember_own', 'ember_three']), 'username-not-modified'],
  ] as const;
  for (const [how, code] of refused) await assert.rejects(change(how), { code });
  await updateUsername(world, { account: ember, username: 'ember_new' });
  assert.equal(await namesIn(world, ember), 'Ember_Two, ember_new own, ember_three');
  await assert.rejects(updateUsername(world, { account: ember, username: 'ember_two' }), { code: 'username-occupied' });
  await updateUsername(world, { account: ember, username: '' });
  await takeNameBack(world, 'ember_two');
  assert.equal(await namesIn(world, ember), 'ember_three');
  assert.equal(await isFree(world, 'ember_two'), true);
  await deleteAccount(world, ember, true);
  assert.equal(await isFree(world, 'ember_three'), true);
});

test('as many names are in force as the limit allows; what else is given waits', async (t) => {
  const world = await createTestWorld(t, { limits: { activeUsernames: 2 } });
  const ember = await world.addPerson('Ember', { username: 'ember_own' });
  await giveName(world, ember, 'ember_two');
  await giveName(world, ember, 'ember_three');
  assert.equal(await namesIn(world, ember), 'ember_own own, ember_two, ember_three off');
  const wake = arrangeOwnNames(world, { account: ember, change: switchName(world, 'ember_three', true) });
  await assert.rejects(wake, { code: 'usernames-too-much' });
});

test('a chat is public while one of its names is in force, and its admins see who changed them', async (t) => {
  const world = await createTestWorld(t, { limits: { publicChannelsPerAccount: 1 } });
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const { chat } = await createChannel(world, { creator: ember, kind: 'channel', title: 'Lamps', about: '' });
  await giveName(world, chat, 'lamps_two');
  await setChannelUsername(world, { actor: ember, chat, name: 'lamps_own' });
  assert.equal(await namesIn(world, chat), 'lamps_own own, lamps_two');
  await setChannelUsername(world, { actor: ember, chat, name: '' });
  await restChatNames(world, { actor: ember, chat });
  assert.equal(await namesIn(world, chat), 'lamps_two off');
  const other = await createChannel(world, { creator: ember, kind: 'channel', title: 'More', about: '' });
  await setChannelUsername(world, { actor: ember, chat: other.chat, name: 'lamps_more' });
  const wake = { chat, change: switchName(world, 'lamps_two', true) };
  await assert.rejects(arrangeChatNames(world, { actor: ember, ...wake }), { code: 'public-channels-too-much' });
  await assert.rejects(arrangeChatNames(world, { actor: wick, ...wake }), { code: 'channel-private' });
  await setChannelUsername(world, { actor: ember, chat: other.chat, name: '' });
  await arrangeChatNames(world, { actor: ember, ...wake });
  const log = await getAdminLog(world, { account: ember, chat, limit: 10, words: 'lamps_two' });
  const changes = log.flatMap(({ actor, event }) => (event.kind === 'usernames' ? [[actor, event.after]] : []));
  assert.deepEqual(changes, [
    [ember, ['lamps_two']],
    [ember, []],
    [SERVICE_ACCOUNT, ['lamps_two']],
  ]);
  await deleteChannel(world, { actor: ember, chat });
  assert.equal(await isFree(world, 'lamps_two'), true);
});
