import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BotFeed, QueuedUpdate } from '../../src/domain/index.ts';
import { eachStore } from '../support/each-store.ts';

eachStore('what waits for bots', (current) => {
  const message = (id: number): QueuedUpdate => ({
    id,
    date: 1000 + id,
    record: { type: 'message', mailbox: 5, peer: 7, id },
  });
  const feed = (dialect: BotFeed['dialect'], confirmedId: number): BotFeed => ({
    bot: 5,
    dialect,
    confirmedId,
    ahead: [],
    usedAt: 1000,
  });

  test('is read by each dialect from where it is, and forgotten when all have it', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      const first = await tx.botFeeds.lock(5, 11);
      assert.equal(first, 11);
      await tx.botFeeds.append(5, [message(11), message(12), message(13)], 14);
      await tx.botFeeds.putFeed({ ...feed('telegram', 12), allowed: ['message'] });
      await tx.botFeeds.putFeed({ ...feed('max', 11), words: ['message_created'] });
    });
    await store.read(async (tx) => {
      const waiting = async (dialect: BotFeed['dialect']) => {
        const found = await tx.botFeeds.feed(5, dialect);
        return (await tx.botFeeds.queued(5, found?.confirmedId ?? 0, 10)).map(({ id }) => id);
      };
      assert.deepEqual(
        [await waiting('telegram'), await waiting('max'), await waiting('tamtam')],
        [[13], [12, 13], [11, 12, 13]],
      );
      assert.deepEqual((await tx.botFeeds.feed(5, 'max'))?.words, ['message_created']);
      assert.equal((await tx.botFeeds.feedsOf(5)).length, 2);
      assert.equal(await tx.botFeeds.countQueued(5, 11), 2);
      assert.equal(await tx.botFeeds.idFromEnd(5, 2), 12);
    });
    assert.equal(await store.write((tx) => tx.botFeeds.prune(0)), 1);
    assert.equal(await store.write((tx) => tx.botFeeds.prune(1013)), 1);
    assert.deepEqual(
      (await store.read((tx) => tx.botFeeds.queued(5, 0, 10))).map(({ id }) => id),
      [13],
    );
    assert.equal(await store.write((tx) => tx.botFeeds.lock(5, 99)), 14);
  });

  test('those who are called are found again after a restart', async () => {
    const { store } = current();
    const webhook = { url: 'https://bot.example/hook', secret: 'wick', maxConnections: 4 };
    await store.write((tx) => tx.botFeeds.putFeed({ ...feed('max', 0), webhook }));
    await store.write((tx) => tx.botFeeds.putFeed(feed('telegram', 0)));
    assert.deepEqual(await store.read((tx) => tx.botFeeds.withWebhook()), [{ ...feed('max', 0), webhook }]);
    await store.write((tx) => tx.botFeeds.putFeed(feed('max', 3)));
    assert.deepEqual(await store.read((tx) => tx.botFeeds.withWebhook()), []);
  });

  test('places in logs move with what was queued, and go when the bot leaves', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.updates.createMailbox(5);
      for (const pts of [1, 2]) await tx.updates.append(5, pts, 1, 100, { kind: 'newMessage', id: pts });
      await tx.botFeeds.putCursor(5, { mailbox: 5, pts: 0, order: 0 });
      await tx.botFeeds.putCursor(5, { mailbox: -1000000000009, pts: 4, order: 9 });
    });
    const [own] = (await store.read((tx) => tx.botFeeds.cursors(5))).filter(({ mailbox }) => mailbox === 5);
    assert.ok(own);
    const entries = await store.read((tx) => tx.botFeeds.entriesAfter(own, 10));
    assert.deepEqual(
      entries.map(({ body }) => body),
      [
        { kind: 'newMessage', id: 1 },
        { kind: 'newMessage', id: 2 },
      ],
    );
    const second = entries[1]?.order ?? 0;
    assert.equal((await store.read((tx) => tx.botFeeds.placeBefore(5, second))).pts, 1);
    await store.write((tx) => tx.botFeeds.removeCursor(5, -1000000000009));
    assert.deepEqual((await store.read((tx) => tx.botFeeds.cursors(5))).length, 1);
  });
});

eachStore('places for files of bots', (current) => {
  test('are filled once, known to their bot alone, and forgotten in time', async () => {
    const { store } = current();
    const upload = { bot: 5, id: '-77', kind: 'video', madeAt: 100 } as const;
    await store.write((tx) => tx.botUploads.insert(upload));
    await store.write((tx) => tx.botUploads.insert({ ...upload, id: '78' }));
    assert.deepEqual(await store.read((tx) => tx.botUploads.get(5, '-77')), upload);
    assert.equal(await store.read((tx) => tx.botUploads.get(6, '-77')), undefined);
    await store.write((tx) => tx.botUploads.setMedia(5, '-77', 41));
    assert.deepEqual(await store.read((tx) => tx.botUploads.get(5, '-77')), { ...upload, media: 41 });
    assert.equal(await store.write((tx) => tx.botUploads.prune({ emptyS: 101, filledS: 100 })), 1);
    assert.equal(await store.read((tx) => tx.botUploads.get(5, '78')), undefined);
    assert.equal(await store.write((tx) => tx.botUploads.prune({ emptyS: 0, filledS: 101 })), 1);
  });
});
