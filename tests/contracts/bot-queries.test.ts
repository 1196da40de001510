import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BotQuery, InlineAnswer } from '../../src/domain/index.ts';
import { eachStore } from '../support/each-store.ts';

const query = (id: string, more: Partial<BotQuery> = {}): BotQuery => ({
  ...{ id, bot: 5, account: 7, kind: 'inline', expiresAt: 100, data: { text: 'brass', offset: '' } },
  ...more,
});
const answer = (more: Partial<InlineAnswer> = {}): InlineAnswer => ({
  results: [{ id: '1', type: 'article', title: 'Lamp', message: { text: 'a lamp' } }],
  gallery: false,
  personal: false,
  cacheS: 60,
  ...more,
});

eachStore('questions to bots', (current) => {
  test('are kept as they were asked, with a 64-bit id, until they are answered or removed', async () => {
    const { store } = current();
    const id = '-9223372036854775807';
    const asked = query(id, { kind: 'webApp', data: { peer: -100, replyTo: 4, silent: true } });
    await store.write((tx) => tx.botQueries.insert(asked));
    assert.deepEqual(await store.read((tx) => tx.botQueries.get(id)), asked);
    assert.equal(await store.read((tx) => tx.botQueries.answered(id)), undefined);
    await store.write((tx) => tx.botQueries.prolong(id, 250));
    assert.equal((await store.read((tx) => tx.botQueries.get(id)))?.expiresAt, 250);
    await store.write((tx) => tx.botQueries.remove(id));
    assert.equal(await store.read((tx) => tx.botQueries.get(id)), undefined);
  });

  test('an answer serves whoever asks the same while it is fresh, a personal one only who asked', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.botQueries.insert(query('1'));
      await tx.botQueries.putAnswer('1', answer(), { key: 'brass', cachedUntil: 50, usableUntil: 500 });
      await tx.botQueries.insert(query('2', { account: 8 }));
      const own = answer({ personal: true });
      await tx.botQueries.putAnswer('2', own, { key: 'copper', cachedUntil: 50, usableUntil: 500 });
    });
    const cached = (bot: number, key: string, account: number, nowS: number) =>
      store.read(async (tx) => (await tx.botQueries.cached(bot, key, account, nowS))?.query.id);
    assert.equal(await cached(5, 'brass', 99, 49), '1');
    assert.equal(await cached(5, 'brass', 99, 50), undefined);
    assert.equal(await cached(6, 'brass', 99, 49), undefined);
    assert.equal(await cached(5, 'copper', 99, 49), undefined);
    assert.equal(await cached(5, 'copper', 8, 49), '2');
    const answered = await store.read((tx) => tx.botQueries.answered('1'));
    assert.deepEqual(answered, { query: query('1'), answer: answer(), usableUntil: 500 });
  });

  test('what can be neither answered nor used any more is forgotten, so many at a time', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      for (const id of ['1', '2', '3']) await tx.botQueries.insert(query(id));
      await tx.botQueries.putAnswer('3', answer(), { key: 'k', cachedUntil: 0, usableUntil: 900 });
    });
    assert.equal(await store.write((tx) => tx.botQueries.prune(500, 1)), 1);
    assert.equal(await store.write((tx) => tx.botQueries.prune(500, 10)), 1);
    assert.ok(await store.read((tx) => tx.botQueries.get('3')));
  });
});

eachStore('what bots change elsewhere', (current) => {
  test('messages to which somebody reacted are found, the latest reactions first', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.updates.createMailbox(-1_000_000_000_005);
      for (const id of [1, 2, 3]) {
        const content = await tx.messages.insertContent({ sender: 9, date: 1, data: { text: `${id}` } });
        assert.ok(content !== undefined);
        const place = { mailbox: -1_000_000_000_005, id, peer: -1_000_000_000_005 };
        await tx.messages.insert({ ...place, content, date: 1, out: false });
        await tx.reactions.set(content, 7, [{ emoticon: '🔥', date: 10 - id, big: false }]);
        if (id === 2) await tx.reactions.set(content, 7, []);
      }
    });
    const mailbox = -1_000_000_000_005;
    assert.deepEqual(await store.read((tx) => tx.reactions.reactedTo(mailbox, mailbox, 7, 10)), [1, 3]);
    assert.deepEqual(await store.read((tx) => tx.reactions.reactedTo(mailbox, mailbox, 7, 1)), [1]);
    assert.deepEqual(await store.read((tx) => tx.reactions.reactedTo(mailbox, mailbox, 8, 10)), []);
  });

  test('a file says of its set what was said last', async () => {
    const { store } = current();
    const id = await store.write((tx) =>
      tx.media.insert({
        ...{ kind: 'document', owner: 7, createdAt: 1, digest: 'd', sizeBytes: 3, mime: 'image/webp', blob: 'b' },
        ...{ sizes: [], attributes: [{ kind: 'sticker', alt: '🔥', set: 4 }] },
      }),
    );
    await store.write((tx) => tx.media.setAttributes(id, [{ kind: 'sticker', alt: '💡' }]));
    const row = await store.read((tx) => tx.media.get(id));
    assert.deepEqual([row?.attributes, row?.blob, row?.digest], [[{ kind: 'sticker', alt: '💡' }], 'b', 'd']);
  });
});
