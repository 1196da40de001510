import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createChannel, sendMessage, sendReaction } from '#domain';
import { createTestWorld, type TestWorld } from '../../../tests/support/test-world.ts';
import { getDifference } from './get-difference.ts';

/** A supergroup with `count` messages of its creator, to each of which they reacted after the last was written. */
async function reactedTo(world: TestWorld, count: number): Promise<number> {
  const creator = await world.addPerson('Olive');
  const { chat } = await createChannel(world, { creator, kind: 'supergroup', title: 'Lamps', about: '' });
  const ids: number[] = [];
  for (let lamp = 0; lamp < count; lamp++)
    ids.push((await sendMessage(world, { sender: creator, peer: chat, data: { text: `lamp ${lamp}` } })).id);
  for (const id of ids) await sendReaction(world, { account: creator, peer: chat, id, emoticons: ['👍'], big: false });
  return chat;
}

const ptsOf = async (world: TestWorld, chat: number): Promise<number> =>
  (await world.store.read((tx) => tx.updates.state(chat)))?.pts ?? 0;

test('a reaction that moved no pts is told to who comes back an hour later', async (t) => {
  const world = await createTestWorld(t);
  const chat = await reactedTo(world, 1);
  world.waitS(3600);
  const since = { pts: await ptsOf(world, chat), date: world.clock.nowS() };
  const difference = await getDifference(world, chat, since);
  assert.deepEqual(difference.kind === 'entries' && difference.entries.map(({ body }) => body.kind), ['reactions']);
});

test('more values at one pts than a slice holds do not keep a client where it is', async (t) => {
  const world = await createTestWorld(t);
  const chat = await reactedTo(world, 12);
  const start = await ptsOf(world, chat);
  for (let slice = 0, pts = 1; ; slice++) {
    assert.ok(slice < 20, 'the difference does not end');
    const difference = await getDifference(world, chat, { pts, date: world.clock.nowS(), limit: 3 });
    assert.ok(difference.kind === 'entries');
    if (!difference.more) {
      assert.equal(difference.pts, start);
      break;
    }
    assert.ok(difference.pts > pts);
    pts = difference.pts;
  }
});

test('who comes back after days learns every value that was stated at the pts at which a slice ends', async (t) => {
  const world = await createTestWorld(t);
  const chat = await reactedTo(world, 12);
  world.waitS(3 * 86_400);
  const told = new Set<string>();
  for (let pts = 1, more = true; more; ) {
    const difference = await getDifference(world, chat, { pts, date: world.clock.nowS(), limit: 3 });
    assert.ok(difference.kind === 'entries');
    for (const { body } of difference.entries) if (body.kind === 'reactions') told.add(`${body.id}`);
    ({ pts, more } = difference);
  }
  assert.equal(told.size, 12);
});

test('a value that was stated ten times is told once', async (t) => {
  const world = await createTestWorld(t);
  const chat = await reactedTo(world, 1);
  const creator = (await world.store.read((tx) => tx.chats.get(chat)))?.creator ?? 0;
  const id = (await world.store.read((tx) => tx.updates.state(chat)))?.lastMessageId ?? 0;
  for (const emoticon of ['❤', '🔥', '👍'])
    await sendReaction(world, { account: creator, peer: chat, id, emoticons: [emoticon], big: false });
  const since = { pts: await ptsOf(world, chat), date: world.clock.nowS() };
  const difference = await getDifference(world, chat, since);
  assert.equal(difference.kind === 'entries' && difference.entries.length, 1);
});

test('who missed more than is told step by step begins anew at the present pts', async (t) => {
  const world = await createTestWorld(t, { limits: { differenceTooLongEntries: 5 } });
  const [olive, wick] = [await world.addPerson('Olive'), await world.addPerson('Wick')];
  const since = { pts: await ptsOf(world, wick), date: world.clock.nowS() };
  const write = (text: string) => sendMessage(world, { sender: olive, peer: wick, data: { text } });
  for (let lamp = 0; lamp < 5; lamp++) await write(`lamp ${lamp}`);
  assert.equal((await getDifference(world, wick, since)).kind, 'entries');
  await write('one lamp more');
  assert.deepEqual(await getDifference(world, wick, since), { kind: 'tooLong', pts: await ptsOf(world, wick) });
});
