import assert from 'node:assert/strict';
import { test } from 'node:test';
import { queryWords } from '#domain';
import { eachStore } from '../support/each-store.ts';

/** More than SQLite's index looks up one by one. */
const many = 1_050;
const large = -1_000_000_008_001;
const small = -1_000_000_008_002;

eachStore('search of words', (current) => {
  test('a word is found in its own mailbox only, whether half of the server writes it or hardly anybody', async () => {
    const { store } = current();
    const textOf = (mailbox: number, id: number): string => {
      const rare = id % (mailbox === large ? 500 : 20) === 0 ? 'quay' : 'pier';
      return `lamp ${rare} ${mailbox === large ? 'north' : 'south'}`;
    };
    await store.write(async (tx) => {
      const documents = [];
      for (const [mailbox, count] of [
        [large, many],
        [small, 40],
      ] as const) {
        await tx.updates.createMailbox(mailbox);
        for (let id = 1; id <= count; id++) {
          const text = textOf(mailbox, id);
          const content = await tx.messages.insertContent({ sender: mailbox, date: id, data: { text } });
          assert.ok(content !== undefined);
          await tx.messages.insert({ mailbox, id, peer: mailbox, content, date: id, out: false });
          documents.push({ content, words: text.split(' '), mailboxes: [mailbox] });
        }
      }
      await tx.search.put(documents);
    });
    const found = (mailbox: number, query: string, bounds: object = {}) =>
      store.read(async (tx) => {
        const words = queryWords(query);
        assert.ok(words);
        const asked = { mailbox, peer: mailbox, words };
        const page = (await tx.messages.history({ ...asked, ...bounds, limit: 4 })).map(({ id }) => id);
        return { page, total: (await tx.messages.estimate(asked, 1_000)).ids?.length };
      });
    assert.deepEqual(await found(small, 'lamp '), { page: [40, 39, 38, 37], total: 40 });
    assert.deepEqual(await found(large, 'lamp '), { page: [1_050, 1_049, 1_048, 1_047], total: undefined });
    assert.deepEqual(await found(small, 'quay '), { page: [40, 20], total: 2 });
    assert.deepEqual(await found(large, 'quay'), { page: [1_000, 500], total: 2 });
    assert.deepEqual(await found(large, 'lamp quay', { belowId: 1_000 }), { page: [500], total: 2 });
    assert.deepEqual(await found(small, 'north '), { page: [], total: 0 });
    assert.deepEqual(await found(small, 'lamp nowhere '), { page: [], total: 0 });
  });

  test('posts of public channels come newest first and each once, page by page, past those of private ones', async () => {
    const { store } = current();
    const posts = 60;
    const expected: number[] = [];
    await store.write(async (tx) => {
      const chats = [];
      for (const username of ['beacons', undefined]) {
        const chat = await tx.chats.insert({
          ...{ kind: 'channel', title: 'Beacons', creator: 1, createdAt: 1, members: 1, version: 1 },
          ...{ defaultBanned: [], data: {}, ...(username === undefined ? {} : { username }) },
        });
        await tx.updates.createMailbox(chat);
        chats.push(chat);
      }
      const [open = 0, closed = 0] = chats;
      for (let id = 1; id <= posts; id++) {
        const mailbox = id % 3 === 0 ? closed : open;
        const text = id % 20 === 0 ? 'beacon harbour' : 'beacon';
        const content = await tx.messages.insertContent({ sender: mailbox, date: id, data: { text } });
        assert.ok(content !== undefined);
        await tx.messages.insert({ mailbox, id, peer: mailbox, content, date: id, out: false });
        await tx.search.put([{ content, words: text.split(' '), mailboxes: [mailbox] }]);
        if (mailbox === open) expected.unshift(id);
      }
    });
    const walk = async (query: string, limit: number) => {
      const words = queryWords(query);
      assert.ok(words);
      const found: number[] = [];
      let below: number | undefined;
      do {
        const page = await store.read((tx) => tx.messages.publicPosts({ words, below, limit }));
        found.push(...page.posts.map(({ id }) => id));
        below = page.end;
      } while (below !== undefined);
      return found;
    };
    for (const limit of [7, 20, 100]) assert.deepEqual(await walk('beacon', limit), expected);
    assert.deepEqual(await walk('beacon harbour', 2), [40, 20]);
  });
});
