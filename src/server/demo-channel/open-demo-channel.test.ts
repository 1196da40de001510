import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEMO_CHANNEL, publicChat, publicPosts, sendMessage } from '#domain';
import { createMediaWorld } from '../../../tests/support/media-world.ts';
import { openDemoChannel } from './open-demo-channel.ts';
import { english } from './posts-en.ts';
import { russian } from './posts-ru.ts';

test('the channel is filled once, and after a crash in between to its end', async (t) => {
  const world = await createMediaWorld(t);
  const posts = async () => {
    const chat = await world.store.read((tx) => publicChat(tx, DEMO_CHANNEL));
    assert.ok(chat);
    return world.store.read(async (tx) => (await publicPosts(tx, chat, undefined)).posts.map(({ message }) => message));
  };
  const { blobs } = world;
  let puts = 0;
  const failing = {
    ...world,
    blobs: {
      ...blobs,
      put: (...given: Parameters<typeof blobs.put>) => {
        if (++puts > 3) throw new Error('the disk is gone');
        return blobs.put(...given);
      },
    },
  };
  await assert.rejects(openDemoChannel(failing, 'en'), /the disk is gone/);
  assert.ok((await posts()).length < english.posts.length);
  await openDemoChannel(world, 'en');
  assert.ok((await posts()).length < english.posts.length, 'another node may still be at it');
  world.waitS(61);
  await openDemoChannel(world, 'en');
  const texts = (await posts()).map(({ content }) => content.text);
  // Three pictures make one post.
  assert.equal(texts.length, english.posts.length + 2);
  assert.equal(new Set(texts.filter(Boolean)).size, texts.filter(Boolean).length, 'nothing stands twice');
  await openDemoChannel(world, 'ru');
  assert.equal((await posts()).length, texts.length);
  const [newest] = await posts();
  const reader = await world.addPerson('Ada');
  assert.ok(newest);
  await assert.rejects(sendMessage(world, { sender: reader, peer: newest.peer, data: { text: 'me too' } }));
});

test('both languages say the same', () => {
  const shape = ({ posts }: typeof english) =>
    posts.map((post) =>
      post.is === 'text'
        ? post.pieces.map((piece) => (typeof piece === 'string' ? '' : piece.type))
        : post.is === 'poll'
          ? post.answers.length
          : post.is,
    );
  assert.deepEqual(shape(russian), shape(english));
});
