import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChatId, type MemberStatus, plainMember, queryWords } from '#domain';
import type { ClosableStore } from '#storage';
import { addPeople, eachStore } from '../support/each-store.ts';

const addChannel = (store: ClosableStore, username: string | undefined, kind: 'channel' | 'supergroup' = 'channel') =>
  store.write(async (tx) => {
    const chat = await tx.chats.insert({
      ...{ kind, title: 'Lamps', creator: 1, createdAt: 1, members: 1, version: 1, defaultBanned: [], data: {} },
      ...(username ? { username } : {}),
    });
    await tx.updates.createMailbox(chat);
    return chat;
  });

const join = (store: ClosableStore, chat: ChatId, account: number, status: MemberStatus = 'member', bannedUntil = 0) =>
  store.write((tx) => tx.chats.putMember({ ...plainMember(chat, account, account, 1), status, bannedUntil }));

eachStore('open channels', (current) => {
  test('words are found in posts of public channels only, newest first and page by page', async () => {
    const { store } = current();
    const [open, shut, talk] = [
      await addChannel(store, 'open_lamps'),
      await addChannel(store, undefined),
      await addChannel(store, 'open_talk', 'supergroup'),
    ];
    let randomId = 0;
    const post = (chat: ChatId, text: string) =>
      store.write(async (tx) => {
        randomId += 1;
        const data = { text };
        const content = await tx.messages.insertContent({
          sender: chat,
          date: 5,
          randomOwner: 1,
          randomId: `${randomId}`,
          data,
        });
        assert.ok(content !== undefined);
        const { lastMessageId: id } = await tx.updates.advance(chat, 1, 1);
        await tx.messages.insert({ mailbox: chat, id, peer: chat, content, date: 5, out: false });
        await tx.search.put([{ content, words: text.split(' '), mailboxes: [chat] }]);
        return id;
      });
    const first = await post(open, 'a zircon lamp');
    await post(shut, 'a hidden zircon');
    await post(talk, 'zircon among us');
    const second = await post(open, 'zircon again');
    await post(open, 'no stone');
    const words = queryWords('zircon ');
    assert.ok(words);
    await store.read(async (tx) => {
      const page = await tx.messages.publicPosts({ words, limit: 1 });
      const rest = await tx.messages.publicPosts({ words, below: page.end, limit: 5 });
      assert.equal(rest.end, undefined);
      const places = [...page.posts, ...rest.posts].map(({ peer, id }) => [peer, id]);
      assert.deepEqual(places, [
        [open, second],
        [open, first],
      ]);
    });
  });

  test('bans that ended are found in the order of their ends', async () => {
    const { store } = current();
    const people = await addPeople(store, 4);
    const chat = await addChannel(store, undefined, 'supergroup');
    for (const [index, untilS] of [300, 100, 0, 200].entries())
      await join(store, chat, people[index] ?? 0, 'banned', untilS);
    const ended = (date: number, limit: number) =>
      store.read(async (tx) => (await tx.chats.bannedUntil(date, limit)).map(({ account }) => people.indexOf(account)));
    assert.deepEqual(await ended(200, 10), [1, 3]);
    assert.deepEqual(await ended(999, 2), [1, 3]);
    assert.deepEqual(await ended(99, 10), []);
  });

  test('what several plain members share is told, and nothing of admins or single readers', async () => {
    const { store } = current();
    const people = await addPeople(store, 4);
    const [asked, shared, rare] = [
      await addChannel(store, 'lamps_asked'),
      await addChannel(store, 'lamps_shared'),
      await addChannel(store, 'lamps_rare'),
    ];
    for (const [index, account] of people.entries()) {
      const status = index === 3 ? 'creator' : 'member';
      await join(store, asked, account, status);
      await join(store, shared, account, status);
      if (index !== 1) await join(store, rare, account, status);
    }
    const found = (atLeast: number) =>
      store.read((tx) => tx.chats.sharedChannels({ chat: asked, membersAsked: 10, atLeast, limit: 5 }));
    assert.deepEqual(await found(3), [{ chat: shared, members: 3 }]);
    assert.deepEqual(await found(2), [
      { chat: shared, members: 3 },
      { chat: rare, members: 2 },
    ]);
  });
});

eachStore('what comes back', (current) => {
  test('a deleted content is back under its number and is found again, indexed before or not', async () => {
    const { store } = current();
    const chat = await addChannel(store, 'lamps_back', 'supergroup');
    const write = (text: string) =>
      store.write(async (tx) => {
        const content = await tx.messages.insertContent({ sender: 5, date: 5, data: { text } });
        const { lastMessageId: id } = await tx.updates.advance(chat, 1, 1);
        await tx.messages.insert({ mailbox: chat, id, peer: chat, content: content ?? 0, date: 5, out: false });
        return id;
      });
    const index = async () => {
      const waiting = await store.read((tx) => tx.search.waiting(10));
      await store.write((tx) => tx.search.put(waiting.map((one) => ({ ...one, words: one.text.split(' ') }))));
      return waiting.map(({ text }) => text);
    };
    const removed = async (id: number) =>
      store.write(async (tx) => {
        const [message] = await tx.messages.get(chat, [id]);
        assert.ok(message);
        await tx.messages.deleteOrphanContents(await tx.messages.remove(chat, [id]));
        assert.equal(await tx.messages.content(message.content.id), undefined);
        return message;
      });
    const back = ({ id, content }: Awaited<ReturnType<typeof removed>>) =>
      store.write(async (tx) => {
        await tx.messages.putBackContent(content);
        await tx.messages.insert({ mailbox: chat, id, peer: chat, content: content.id, date: 5, out: false });
        await tx.search.markReturned(content.id);
      });
    const known = await write('zircon one');
    assert.deepEqual(await index(), ['zircon one']);
    const passed = await removed(await write('zircon two'));
    await write('plain glass');
    assert.deepEqual(await index(), ['plain glass']);
    await back(passed);
    assert.deepEqual(await index(), ['zircon two']);
    const [early, late] = [await write('zircon three'), await write('zircon four')];
    await back(await removed(late));
    assert.deepEqual(await index(), ['zircon three', 'zircon four'], 'what the index has not come to keeps its turn');
    await back(await removed(known));
    assert.deepEqual(await index(), ['zircon one']);
    const words = queryWords('zircon ');
    const found = await store.read((tx) =>
      tx.messages.history({ mailbox: chat, limit: 9, ...(words ? { words } : {}) }),
    );
    assert.deepEqual(
      found.map(({ id, content }) => [id, content.text]),
      [
        [late, 'zircon four'],
        [early, 'zircon three'],
        [passed.id, 'zircon two'],
        [known, 'zircon one'],
      ],
    );
  });

  test('who was spared once is spared there for good', async () => {
    const { store } = current();
    const [here, there] = [await addChannel(store, 'lamps_one'), await addChannel(store, 'lamps_two')];
    for (const date of [5, 9]) await store.write((tx) => tx.chats.spare(here, 7, date));
    const spared = (chat: ChatId, account: number) => store.read((tx) => tx.chats.isSpared(chat, account));
    assert.deepEqual([await spared(here, 7), await spared(here, 8), await spared(there, 7)], [true, false, false]);
  });
});
