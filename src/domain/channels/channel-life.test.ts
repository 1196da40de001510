import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { sendMessage } from '../messages/send-message.ts';
import { setChannelUsername } from './change-channel.ts';
import { createChannel } from './create-channel.ts';
import { joinChannel, leaveChannel } from './membership.ts';
import { messageAuthor } from './message-author.ts';
import { editAdmin } from './moderate-members.ts';
import { inactiveChannels } from './own-channels.ts';
import { convertToGigagroup } from './to-gigagroup.ts';

const dayS = 86_400;

test('a group that is nearly full becomes one in which only admins speak, and any number may listen', async (t) => {
  const world = await createTestWorld(t, { limits: { supergroupMembers: 1002 } });
  const [ember, wick, moth] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Moth'),
  ];
  const { chat } = await createChannel(world, { creator: ember, kind: 'supergroup', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: ember, chat, name: 'lamps_for_all' });
  await assert.rejects(convertToGigagroup(world, { actor: ember, chat }), { code: 'participants-too-few' });
  await joinChannel(world, { account: wick, chat });
  await convertToGigagroup(world, { actor: ember, chat });
  await assert.rejects(convertToGigagroup(world, { actor: ember, chat }), { code: 'chat-not-modified' });
  const say = (sender: number) => sendMessage(world, { sender, peer: chat, data: { text: 'a lamp' } });
  await assert.rejects(say(wick), { code: 'chat-write-forbidden' });
  await say(ember);
  await world.store.write((tx) => tx.chats.countMembers(chat, 5000));
  await joinChannel(world, { account: moth, chat });
});

test('admins learn who wrote in the chat’s name; who leaves their chat leaves it to the oldest admin', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick, moth] = [
    await world.addPerson('Ember'),
    await world.addPerson('Wick'),
    await world.addPerson('Moth'),
  ];
  const { chat } = await createChannel(world, { creator: ember, kind: 'channel', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: ember, chat, name: 'lamps_signed' });
  for (const account of [wick, moth]) await joinChannel(world, { account, chat });
  await editAdmin(world, { actor: ember, chat, account: wick, rights: ['postMessages'], rank: '' });
  const post = await sendMessage(world, { sender: wick, peer: chat, data: { text: 'a lamp' } });
  assert.equal(await messageAuthor(world, { account: ember, chat, id: post.id }), wick);
  const asked = messageAuthor(world, { account: moth, chat, id: post.id });
  await assert.rejects(asked, { code: 'chat-admin-required' });
  await leaveChannel(world, { account: ember, chat });
  const left = await world.store.read((tx) => tx.chats.get(chat));
  assert.equal(left?.creator, wick);
  await assert.rejects(leaveChannel(world, { account: ember, chat }), { code: 'user-not-participant' });
});

test('chats in which nothing was said for a month are offered for leaving, the most silent first', async (t) => {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const chats: number[] = [];
  for (const title of ['Oldest', 'Old', 'New']) {
    const { chat } = await createChannel(world, { creator: ember, kind: 'channel', title, about: '' });
    await sendMessage(world, { sender: ember, peer: chat, data: { text: 'a lamp' } });
    chats.push(chat);
    world.waitS(20 * dayS);
  }
  const silent = await inactiveChannels(world, ember);
  assert.deepEqual(
    silent.map(({ chat }) => chat),
    chats.slice(0, 2),
  );
});
