import assert from 'node:assert/strict';
import { test } from 'node:test';
import { channelPeer } from '#domain';
import { eachStore } from '../support/each-store.ts';

const chat = channelPeer(7);
const other = channelPeer(8);

eachStore('counts for statistics', (current) => {
  test('counts of a day add up, apart for the chat and for its posts', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.stats.add(
        chat,
        0,
        10,
        new Map([
          ['views', 2],
          ['left', 1],
        ]),
      );
      await tx.stats.add(chat, 0, 10, new Map([['views', 3]]));
      await tx.stats.add(chat, 0, 11, new Map([['views', -1]]));
      await tx.stats.add(chat, 4, 10, new Map([['views', 9]]));
      await tx.stats.add(other, 0, 10, new Map([['views', 7]]));
    });
    await store.read(async (tx) => {
      assert.deepEqual(await tx.stats.days(chat, 0, 10, 12), [
        { day: 10, metric: 'left', n: 1 },
        { day: 10, metric: 'views', n: 5 },
        { day: 11, metric: 'views', n: -1 },
      ]);
      assert.deepEqual(await tx.stats.days(chat, 0, 11, 12), [{ day: 11, metric: 'views', n: -1 }]);
      assert.deepEqual(await tx.stats.days(chat, 4, 0, 11), [{ day: 10, metric: 'views', n: 9 }]);
    });
  });

  test('people are new once a day, are ranked, and are forgotten by age', async () => {
    const { store } = current();
    const write = (day: number, people: [number, number][]) =>
      store.write((tx) =>
        tx.stats.addPeople(
          chat,
          day,
          'write',
          people.map(([account, n]) => ({ account, n, chars: n * 10 })),
        ),
      );
    assert.deepEqual(
      await write(10, [
        [2, 1],
        [1, 5],
      ]),
      [1, 2],
    );
    assert.deepEqual(
      await write(10, [
        [2, 7],
        [3, 1],
      ]),
      [3],
    );
    assert.deepEqual(await write(11, [[1, 1]]), [1]);
    await store.read(async (tx) => {
      assert.deepEqual(await tx.stats.topPeople(chat, 'write', 10, 2), [
        { account: 2, n: 8, chars: 80 },
        { account: 1, n: 6, chars: 60 },
      ]);
      assert.equal(await tx.stats.countPeople(chat, 'write', 10, 12), 3);
      assert.equal(await tx.stats.countPeople(chat, 'write', 11, 12), 1);
      assert.equal(await tx.stats.countPeople(chat, 'read', 0, 99), 0);
    });
    assert.equal(await store.write((tx) => tx.stats.forgetPeople(11, 100)), 3);
    assert.equal(await store.read((tx) => tx.stats.countPeople(chat, 'write', 0, 99)), 1);
  });

  test('of two who count the same messages one comes first', async () => {
    const { store } = current();
    const move = (from: number | undefined, to: number) => store.write((tx) => tx.stats.moveCounted(chat, from, to));
    assert.equal(await store.read((tx) => tx.stats.countedTo(chat)), undefined);
    assert.equal(await move(undefined, 5), true);
    assert.equal(await move(undefined, 9), false);
    assert.equal(await move(5, 9), true);
    assert.equal(await move(5, 12), false);
    assert.equal(await store.read((tx) => tx.stats.countedTo(chat)), 9);
  });

  test('copies of a post are listed page by page, each once', async () => {
    const { store } = current();
    const copies = [
      { place: other, id: 3 },
      { place: other, id: 1 },
      { place: channelPeer(9), id: 2 },
    ];
    await store.write(async (tx) => {
      for (const copy of [...copies, ...copies.slice(0, 1)]) await tx.stats.addForward(chat, 4, copy);
      await tx.stats.addForward(chat, 5, { place: other, id: 8 });
    });
    await store.read(async (tx) => {
      const first = await tx.stats.forwards(chat, 4, undefined, 2);
      const rest = await tx.stats.forwards(chat, 4, first.at(-1), 2);
      assert.deepEqual(
        [...first, ...rest],
        [
          { place: channelPeer(9), id: 2 },
          { place: other, id: 1 },
          { place: other, id: 3 },
        ],
      );
    });
  });
});
