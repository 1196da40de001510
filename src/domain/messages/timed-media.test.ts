import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { setHistoryTtl } from '../chats/change-group.ts';
import { createGroup } from '../chats/create-group.ts';
import type { AccountId, PeerId } from '../ids.ts';
import type { MessageMedia } from './content.ts';
import { expireMessages } from './expire-messages.ts';
import { forwardMessages } from './forward-messages.ts';
import { readMessageContents } from './read-contents.ts';
import { sendMessage } from './send-message.ts';

const once = 0x7fffffff;

async function lampRoom(t: Parameters<typeof createTestWorld>[0]) {
  const world = await createTestWorld(t);
  const ember = await world.addPerson('Ember');
  const wick = await world.addPerson('Wick');
  const photo = await world.store.write((tx) =>
    tx.media.insert({
      ...{ kind: 'photo', owner: ember, createdAt: world.clock.nowS(), digest: '00', sizeBytes: 1 },
      ...{ mime: 'image/jpeg', sizes: [], attributes: [] },
    }),
  );
  const send = (peer: PeerId, ttlS: number) =>
    sendMessage(world, { sender: ember, peer, data: { text: '', media: { kind: 'photo', media: photo, ttlS } } });
  return { world, ember, wick, photo, send };
}

const newest = async (world: TestWorld, mailbox: AccountId, peer: PeerId) =>
  (await world.store.read((tx) => tx.messages.history({ mailbox, peer, limit: 1 })))[0];

test('a photo with a timer stays until it was opened, and then goes from both sides while its message stays', async (t) => {
  const { world, ember, wick, photo, send } = await lampRoom(t);
  for (const [ttlS, loadingS] of [
    [5, 5],
    [once, 30],
  ] as const) {
    const { id: own } = await send(wick, ttlS);
    world.waitS(3600);
    await expireMessages(world);
    const got = await newest(world, wick, ember);
    assert.ok(got?.mediaUnread);
    await readMessageContents(world, { account: ember, ids: [own] });
    await readMessageContents(world, { account: wick, ids: [got.id] });
    world.waitS(loadingS - 1);
    await expireMessages(world);
    assert.deepEqual((await newest(world, wick, ember))?.content.media, { kind: 'photo', media: photo, ttlS });
    world.waitS(1);
    await expireMessages(world);
    const gone: MessageMedia = { kind: 'photo', media: 0, ttlS };
    for (const [mailbox, peer] of [
      [wick, ember],
      [ember, wick],
    ] as const) {
      const there = await newest(world, mailbox, peer);
      assert.deepEqual([there?.content.media, there?.content.editDate], [gone, undefined]);
      assert.equal((await world.updatesOf(mailbox)).at(-1)?.kind, 'editMessage');
    }
    assert.equal(await expireMessages(world), 0);
  }
});

test('the timer of the chat takes the message, opened or not', async (t) => {
  const { world, ember, wick, send } = await lampRoom(t);
  await setHistoryTtl(world, { actor: ember, peer: wick, ttlS: 60 });
  await send(wick, 10);
  const got = await newest(world, wick, ember);
  await readMessageContents(world, { account: wick, ids: [got?.id ?? 0] });
  world.waitS(10);
  await expireMessages(world);
  assert.ok((await newest(world, wick, ember))?.content.media);
  world.waitS(50);
  await expireMessages(world);
  assert.equal((await newest(world, wick, ember))?.content.media, undefined);
  assert.equal((await newest(world, ember, wick))?.content.media, undefined);
});

test('it is for one pair of eyes: not for groups or oneself, and not to be forwarded', async (t) => {
  const { world, ember, wick, send } = await lampRoom(t);
  const { chat } = await createGroup(world, { creator: ember, title: 'Lamps', members: [wick] });
  for (const peer of [ember, chat]) await assert.rejects(send(peer, once), { code: 'media-ttl-invalid' });
  await send(wick, once);
  const ids = [(await newest(world, wick, ember))?.id ?? 0];
  const forwarding = forwardMessages(world, {
    ...{ account: wick, from: ember, to: wick, ids, randomIds: ['1'], dropAuthor: false, dropCaptions: false },
    ...{ silent: false, noForwards: false },
  });
  await assert.rejects(forwarding, { code: 'forwards-restricted' });
});
