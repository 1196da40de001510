import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { createChannel } from '../channels/create-channel.ts';
import { createGroup } from '../chats/create-group.ts';
import { moveToFolder } from '../dialogs/arrange-dialogs.ts';
import type { AccountId, MessageId, PeerId } from '../ids.ts';
import { sendMessage } from '../messages/send-message.ts';
import { type EverywhereRequest, searchEverywhere } from './search-everywhere.ts';
import { searchMessages } from './search-messages.ts';

let world: TestWorld;
let ember: AccountId;
let small: PeerId;
const rounds = 6;
const wholePage = { offsetId: 0, offsetDate: 0, addOffset: 0, maxId: 0, minId: 0 };
const inSmall = (text: string) => text.endsWith('in 1');
/** Texts of what was said, newest first, two of each second in different chats. */
const said: { text: string; kind: string }[] = [];
const startS = Math.floor(Date.UTC(2026, 0, 1) / 1000);
const cleanups: (() => unknown)[] = [];

before(async () => {
  world = await createTestWorld({ after: (cleanup) => void cleanups.push(cleanup as () => unknown) });
  ember = await world.addPerson('Ember');
  const wick = await world.addPerson('Wick');
  small = (await createGroup(world, { creator: ember, title: 'Small', members: [wick] })).chat;
  const large = await createChannel(world, { creator: ember, kind: 'supergroup', title: 'Large', about: '' });
  const news = await createChannel(world, { creator: ember, kind: 'channel', title: 'News', about: '' });
  const old = await createChannel(world, { creator: ember, kind: 'channel', title: 'Old news', about: '' });
  await moveToFolder(world, { account: ember, peers: [{ peer: old.chat, folder: 1 }] });
  const places: [PeerId, string][] = [
    [wick, 'people'],
    [small, 'groups'],
    [large.chat, 'groups'],
    [news.chat, 'channels'],
    [old.chat, 'archived'],
  ];
  for (let round = 0; round < rounds; round++)
    for (const [index, [peer, kind]] of places.entries()) {
      if (index % 2 === 0) world.waitS(1);
      const text = `lamp ${round} in ${index}`;
      await sendMessage(world, { sender: ember, peer, data: { text } });
      said.unshift({ text, kind });
    }
});

const textsOf = async (request: Partial<EverywhereRequest>, limit: number): Promise<string[]> => {
  const found: string[] = [];
  let after: { date: number; peer: PeerId; id: MessageId } | undefined;
  for (;;) {
    const asked = { account: ember, query: 'lamp', filter: {}, ...request, after, limit };
    const { messages, more } = await searchEverywhere(world, asked);
    found.push(...messages.map(({ content }) => content.text));
    const last = messages.at(-1);
    if (!more || !last) return found;
    after = { date: last.content.date, peer: last.peer, id: last.id };
  }
};

const of = (...kinds: string[]): string[] =>
  said
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ text }) => text)
    .sort();

describe('search in all chats', () => {
  test('finds everything once, newest first, whatever the size of the pages', async () => {
    const whole = await textsOf({}, 100);
    assert.deepEqual([...whole].sort(), said.map(({ text }) => text).sort());
    const rounds = whole.map((text) => Number(text.split(' ')[1]));
    assert.deepEqual(
      rounds,
      [...rounds].sort((a, b) => b - a),
    );
    for (const limit of [1, 3, 7]) assert.deepEqual(await textsOf({}, limit), whole);
  });

  test('keeps to people, groups, channels or a folder, by pages too', async () => {
    for (const limit of [2, 100]) {
      assert.deepEqual((await textsOf({ kind: 'people' }, limit)).sort(), of('people'));
      assert.deepEqual((await textsOf({ kind: 'groups' }, limit)).sort(), of('groups'));
      assert.deepEqual((await textsOf({ kind: 'channels' }, limit)).sort(), of('channels', 'archived'));
      assert.deepEqual((await textsOf({ folder: 1 }, limit)).sort(), of('archived'));
      assert.deepEqual((await textsOf({ folder: 0, kind: 'channels' }, limit)).sort(), of('channels'));
    }
  });

  test('keeps to days', async () => {
    const filter = { afterDate: startS + 3, beforeDate: startS + 8 };
    const found = await textsOf({ filter }, 2);
    assert.deepEqual([...new Set(found.map((text) => text.split(' ')[1]))], ['2', '1']);
    assert.deepEqual(await textsOf({ filter }, 100), found);
  });

  test('says nothing of a group that the safety desk closed, in what it counts neither, until it is open again', async () => {
    const suspend = (suspendedAt: number | undefined) =>
      world.store.write(async (tx) => {
        const { suspendedAt: _, ...chat } = (await tx.chats.get(small)) ?? assert.fail();
        await tx.chats.update({ ...chat, ...(suspendedAt === undefined ? {} : { suspendedAt }) });
      });
    const totals = async () => {
      const everywhere = await searchEverywhere(world, { account: ember, query: 'lamp', filter: {}, limit: 3 });
      const own = await searchMessages(world, ember, 'lamp', {}, { ...wholePage, limit: 100 });
      return [everywhere.total, own.total, own.messages.length];
    };
    const before = await totals();
    await suspend(1);
    assert.deepEqual(
      (await textsOf({ kind: 'groups' }, 2)).sort(),
      of('groups').filter((text) => !inSmall(text)),
    );
    assert.deepEqual(
      (await textsOf({}, 100)).sort(),
      said
        .map(({ text }) => text)
        .filter((text) => !inSmall(text))
        .sort(),
    );
    assert.deepEqual(
      await totals(),
      before.map((total) => total - rounds),
    );
    await suspend(undefined);
    assert.deepEqual(await totals(), before);
  });

  test('closes', async () => {
    for (const cleanup of cleanups) await cleanup();
  });
});
