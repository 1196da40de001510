import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatId } from '../ids.ts';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { sendMessage } from '../messages/send-message.ts';
import { setChannelUsername } from './change-channel.ts';
import { createChannel } from './create-channel.ts';
import { publicChat, publicPost, publicPosts } from './public-view.ts';

async function openChannel(world: TestWorld): Promise<{ chat: ChatId; post: number; later: number }> {
  const creator = await world.addPerson('Olive');
  const { chat } = await createChannel(world, { creator, kind: 'channel', title: 'Lamps', about: '' });
  await setChannelUsername(world, { actor: creator, chat, name: 'lamps_here' });
  const say = async (text: string) => (await sendMessage(world, { sender: creator, peer: chat, data: { text } })).id;
  return { chat, post: await say('a lamp'), later: await say('another lamp') };
}

const lookAt = (world: TestWorld, id: number) =>
  world.store.read(async (tx) => {
    const chat = await publicChat(tx, 'LAMPS_here');
    if (!chat) return 'nothing';
    const post = await publicPost(tx, chat, id);
    const all = (await publicPosts(tx, chat, undefined)).posts.map(({ message }) => message.id);
    return { post: post?.message.content.text, all };
  });

test('posts that were taken down or are withheld anywhere are not shown to the world', async (t) => {
  for (const marked of [{ takenDown: true }, { marks: { labels: [], countries: ['XX'] } }]) {
    const world = await createTestWorld(t);
    const { chat, post, later } = await openChannel(world);
    assert.deepEqual(await lookAt(world, post), { post: 'a lamp', all: [later, post] });
    await world.store.write(async (tx) => {
      const [message] = await tx.messages.get(chat, [post]);
      assert.ok(message);
      const { id, sender: _, date: __, ...data } = message.content;
      await tx.messages.updateContent(id, { ...data, ...marked }, undefined);
    });
    assert.deepEqual(await lookAt(world, post), { post: undefined, all: [later] });
  }
});

test('a channel that is suspended, withheld anywhere or deleted is as unknown as one that never was', async (t) => {
  const world = await createTestWorld(t);
  const { chat, post } = await openChannel(world);
  const stored = await world.store.read((tx) => tx.chats.get(chat));
  assert.ok(stored);
  const enforced = { slots: { 'withhold:XX': { atS: 1, reason: 'order' } }, before: {} };
  for (const change of [{ suspendedAt: 1 }, { deletedAt: 1 }, { data: { ...stored.data, enforced } }]) {
    await world.store.write((tx) => tx.chats.update({ ...stored, ...change }));
    assert.equal(await lookAt(world, post), 'nothing');
  }
});
