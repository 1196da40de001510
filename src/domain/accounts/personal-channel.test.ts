import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld } from '../../../tests/support/test-world.ts';
import { updatePersonalChannel } from './update-personal-channel.ts';

test('only a public channel of one’s own is shown in the profile', async (t) => {
  const world = await createTestWorld(t);
  const [ember, wick] = [await world.addPerson('Ember'), await world.addPerson('Wick')];
  const channel = await world.store.write(async (tx) => {
    const id = await tx.chats.insert({
      kind: 'channel',
      title: 'Lamp news',
      creator: ember,
      createdAt: 1,
      members: 1,
      version: 1,
      defaultBanned: [],
      data: {},
    });
    const member = { inviter: ember, date: 1, rights: [], banned: [], bannedUntil: 0 };
    await tx.chats.putMember({ ...member, chat: id, account: ember, status: 'creator' });
    await tx.chats.putMember({ ...member, chat: id, account: wick, status: 'member' });
    return id;
  });
  const show = (account: number, id?: number) => updatePersonalChannel(world, { account, channel: id });
  await assert.rejects(show(ember, channel), { code: 'public-channel-expected' });
  await world.store.write(async (tx) => {
    const chat = await tx.chats.get(channel);
    if (chat) await tx.chats.update({ ...chat, username: 'lamp_news' });
  });
  await show(ember, channel);
  await assert.rejects(show(wick, channel), { code: 'public-channel-expected' });
  const shown = async () => (await world.store.read((tx) => tx.accounts.get(ember)))?.data.personalChannel;
  assert.equal(await shown(), channel);
  await show(ember);
  assert.equal(await shown(), undefined);
});
