import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Content, HistoryQuery, NewMedia, NewMessage, Poll, UpdateBody } from '../../src/domain/index.ts';
import type { ClosableStore } from '../../src/storage/index.ts';
import { eachStore } from '../support/each-store.ts';

const addContent = (store: ClosableStore, text: string, sender = 1) =>
  store.write(async (tx) => (await tx.messages.insertContent({ sender, date: 100, data: { text } })) ?? 0);

const message = (id: number, content: number, more: Partial<NewMessage> = {}): NewMessage => ({
  mailbox: 1,
  id,
  peer: 2,
  content,
  date: 100 + id,
  out: false,
  ...more,
});

eachStore('messages', (current) => {
  test('a message comes back with its content, and an edit shows in every copy', async () => {
    const { store } = current();
    const data = {
      text: 'سراج — лампа — 灯',
      entities: [{ type: 'bold' as const, offset: 0, length: 4 }],
      media: { kind: 'dice' as const, emoticon: '🎲', value: 6 },
    };
    const content = await store.write(async (tx) => {
      const id = (await tx.messages.insertContent({ sender: 1, date: 100, data })) ?? 0;
      await tx.messages.insert(
        message(1, id, { out: true, pinned: true, replyTo: 7, mentioned: true, mediaUnread: true }),
      );
      await tx.messages.insert(message(4, id, { mailbox: 2, peer: 1 }));
      return id;
    });
    const [read] = await store.read((tx) => tx.messages.get(1, [1, 99]));
    assert.deepEqual(read, {
      mailbox: 1,
      id: 1,
      peer: 2,
      out: true,
      mentioned: true,
      mediaUnread: true,
      pinned: true,
      replyTo: 7,
      content: { id: content, sender: 1, date: 100, ...data },
    });
    await store.write((tx) => tx.messages.updateContent(content, { text: 'edited' }, 200));
    const [other] = await store.read((tx) => tx.messages.get(2, [4]));
    assert.deepEqual(other?.content, {
      id: content,
      sender: 1,
      date: 100,
      editDate: 200,
      text: 'edited',
    } satisfies Content);
    assert.deepEqual(await store.read((tx) => tx.messages.places(content)), [
      { mailbox: 1, id: 1, peer: 2 },
      { mailbox: 2, id: 4, peer: 1 },
    ]);
    assert.equal(await store.read((tx) => tx.messages.placeIn(2, content)), 4);
    assert.equal(await store.read((tx) => tx.messages.placeIn(3, content)), undefined);
  });

  test('contents are found by the bytes of their file, also where it was stored twice', async () => {
    const { store } = current();
    const file = (digest: string): NewMedia => ({
      kind: 'photo',
      owner: 1,
      createdAt: 1,
      digest,
      sizeBytes: 9,
      mime: 'image/jpeg',
      sizes: [],
      attributes: [],
    });
    const [first, second, third] = await store.write(async (tx) => {
      const made = [];
      for (const digest of ['aa', 'bb', 'aa']) made.push(await tx.media.insert(file(digest)));
      const contents = [];
      for (const media of [...made, undefined]) {
        const carried = media === undefined ? {} : { media: { kind: 'photo' as const, media } };
        contents.push(await tx.messages.insertContent({ sender: 1, date: 1, data: { text: 'a lamp', ...carried } }));
      }
      return contents;
    });
    const withFile = (digest: string, limit: number) => store.read((tx) => tx.messages.contentsWithFile(digest, limit));
    assert.deepEqual(await withFile('aa', 9), [third, first]);
    assert.deepEqual(await withFile('aa', 1), [third]);
    assert.deepEqual(await withFile('bb', 9), [second]);
    assert.deepEqual(await withFile('cc', 9), []);
  });

  test('one mailbox never holds an id twice', async () => {
    const { store } = current();
    const content = await addContent(store, 'x');
    await store.write((tx) => tx.messages.insert(message(1, content)));
    await assert.rejects(store.write((tx) => tx.messages.insert(message(1, content))));
  });

  test('history by every bound and filter', async () => {
    const { store } = current();
    const [mine, theirs] = [await addContent(store, 'mine', 1), await addContent(store, 'theirs', 2)];
    await store.write(async (tx) => {
      for (let id = 1; id <= 9; id += 1) {
        await tx.messages.insert(
          message(id, id % 2 ? mine : theirs, {
            out: id % 2 === 1,
            peer: id === 9 ? 3 : 2,
            pinned: id === 4,
            mentioned: id === 6,
            mediaUnread: id === 6 || id === 8,
            ...(id === 5 ? { replyTo: 3 } : {}),
            mediaKinds: id === 2 ? ['photo', 'url'] : id === 3 ? ['video'] : [],
          }),
        );
      }
    });
    const ids = async (query: Partial<HistoryQuery>) =>
      (await store.read((tx) => tx.messages.history({ mailbox: 1, limit: 100, ...query }))).map((m) => m.id);
    assert.deepEqual(await ids({}), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
    assert.deepEqual(await ids({ peer: 2, belowId: 7, limit: 3 }), [6, 5, 4]);
    assert.deepEqual(await ids({ peer: 2, aboveId: 3, oldestFirst: true, limit: 2 }), [4, 5]);
    assert.deepEqual(await ids({ peer: 2, afterDate: 102, beforeDate: 105 }), [4, 3]);
    assert.deepEqual(await ids({ peer: 2, mediaKind: 'photo' }), [2]);
    assert.deepEqual(await ids({ peer: 2, mediaKinds: ['photo', 'video', 'url'] }), [3, 2]);
    assert.deepEqual(await ids({ pinned: true }), [4]);
    assert.deepEqual(await ids({ unreadMention: true }), [6]);
    assert.deepEqual(await ids({ replyTo: 3 }), [5]);
    assert.deepEqual(await ids({ exceptPeers: [4, 3] }), [8, 7, 6, 5, 4, 3, 2, 1]);
    assert.deepEqual(await ids({ exceptPeers: [2], sender: 1 }), [9]);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: 1, exceptPeers: [2] })), 1);
    assert.deepEqual(await ids({ peer: 2, sender: 2 }), [8, 6, 4, 2]);
    assert.deepEqual(await ids({ peer: 2, incoming: true }), [8, 6, 4, 2]);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: 1, peer: 2, sender: 1 })), 4);
    assert.equal(await store.read((tx) => tx.messages.topId(1, 3)), 9);
    assert.equal(await store.read((tx) => tx.messages.topId(1, 4)), undefined);
    assert.deepEqual(await store.write((tx) => tx.messages.markContentsRead(1, [8, 6, 2])), [6, 8]);
    assert.deepEqual(await ids({ unreadMention: true }), []);
    await store.write((tx) => tx.messages.setPinned(1, [1, 2], true));
    assert.deepEqual(await ids({ pinned: true }), [4, 2, 1]);
    await store.write((tx) => tx.messages.setMediaKinds(mine, ['voice']));
    assert.deepEqual(await ids({ peer: 2, mediaKind: 'voice' }), [7, 5, 3, 1]);
    assert.deepEqual(await ids({ peer: 2, mediaKind: 'video' }), []);
  });

  test('removed messages leave no trace, and contents go with their last copy', async () => {
    const { store } = current();
    const content = await addContent(store, 'x');
    await store.write(async (tx) => {
      await tx.messages.insert(message(1, content, { mediaKinds: ['photo'] }));
      await tx.messages.insert(message(1, content, { mailbox: 2, peer: 1 }));
    });
    assert.deepEqual(await store.write((tx) => tx.messages.remove(1, [1, 2])), [content]);
    await store.write((tx) => tx.messages.deleteOrphanContents([content]));
    assert.notEqual(await store.read((tx) => tx.messages.content(content)), undefined, 'the other copy needs it');
    await store.write(async (tx) => tx.messages.deleteOrphanContents(await tx.messages.remove(2, [1])));
    assert.equal(await store.read((tx) => tx.messages.content(content)), undefined);
    assert.deepEqual(await store.read((tx) => tx.messages.history({ mailbox: 1, mediaKind: 'photo', limit: 5 })), []);
  });

  test('words find messages of their own mailbox only', async () => {
    const { store } = current();
    const content = await addContent(store, 'Горит фонарь');
    await store.write(async (tx) => {
      await tx.messages.insert(message(1, content));
      await tx.messages.insert(message(1, content, { mailbox: 2, peer: 1 }));
    });
    const waiting = await store.read((tx) => tx.search.waiting(10));
    assert.deepEqual(
      waiting.map((w) => ({ ...w, mailboxes: [...w.mailboxes].sort() })),
      [{ content, text: 'Горит фонарь', mailboxes: [1, 2] }],
    );
    await store.write((tx) => tx.search.put([{ content, words: ['горит', 'фонарь'], mailboxes: [1, 2] }]));
    assert.deepEqual(await store.read((tx) => tx.search.waiting(10)), []);
    const found = async (mailbox: number, whole: string[], prefix?: string) => {
      const begun = prefix === undefined ? {} : { prefix: { word: prefix } };
      const words = { whole: whole.map((word) => ({ word })), ...begun };
      return (await store.read((tx) => tx.messages.history({ mailbox, limit: 9, words }))).length;
    };
    assert.deepEqual(
      [await found(1, ['горит', 'фонарь']), await found(2, [], 'фон'), await found(3, ['горит'])],
      [1, 1, 0],
    );
    assert.equal(await found(1, ['гори']), 0);
    await store.write((tx) => tx.search.markChanged(content));
    assert.deepEqual(
      (await store.read((tx) => tx.search.waiting(10))).map((w) => w.content),
      [content],
    );
  });
});

eachStore('updates', (current) => {
  test('a log is read from any place; entries that move nothing come with their moment', async () => {
    const { store } = current();
    const read: UpdateBody = { kind: 'readInbox', peer: 5, maxId: 9, unread: 0 };
    const draft: UpdateBody = { kind: 'draft', peer: 5 };
    await store.write(async (tx) => {
      await tx.updates.createMailbox(1);
      await tx.updates.createMailbox(1);
      assert.deepEqual(await tx.updates.advance(1, 1, 1), { pts: 2, lastMessageId: 1 });
      await tx.updates.append(1, 2, 1, 100, { kind: 'newMessage', id: 1 });
      await tx.updates.append(1, 2, 0, 110, draft);
      assert.deepEqual(await tx.updates.advance(1, 3, 0), { pts: 5, lastMessageId: 1 });
      await tx.updates.append(1, 5, 3, 120, read);
    });
    const kinds = async (pts: number, date: number, limit = 10) =>
      (await store.read((tx) => tx.updates.since(1, pts, date, limit))).map((entry) => entry.body.kind);
    assert.deepEqual(await kinds(1, 0), ['newMessage', 'draft', 'readInbox']);
    assert.deepEqual(await kinds(2, 110), ['draft', 'readInbox']);
    assert.deepEqual(await kinds(2, 111), ['readInbox']);
    assert.deepEqual(await kinds(1, 0, 1), ['newMessage']);
    assert.deepEqual((await store.read((tx) => tx.updates.since(1, 4, 999, 9)))[0]?.body, read);
    assert.equal(await store.read((tx) => tx.updates.countSince(1, 1, 2)), 2);
    assert.equal(await store.read((tx) => tx.updates.state(9)), undefined);
    await assert.rejects(store.write((tx) => tx.updates.advance(9, 1, 0)));
  });
});

const like8 = (date: number) => ({ emoticon: '👍', date, big: false });

eachStore('reactions, polls, scheduled messages and reports', (current) => {
  test('reactions are replaced per account, counted and listed', async () => {
    const { store } = current();
    const like = (date: number, emoticon = '👍') => ({ emoticon, date, big: date > 20 });
    await store.write(async (tx) => {
      await tx.reactions.set(1, 7, [like(10)]);
      await tx.reactions.set(1, 8, [like(30), like(30, '🔥')]);
      await tx.reactions.set(1, 7, [like(20, '🔥')]);
      await tx.reactions.set(2, 7, [like(1)]);
    });
    assert.deepEqual(await store.read((tx) => tx.reactions.counts([1, 2])), [
      { content: 1, emoticon: '🔥', count: 2 },
      { content: 1, emoticon: '👍', count: 1 },
      { content: 2, emoticon: '👍', count: 1 },
    ]);
    assert.deepEqual(await store.read((tx) => tx.reactions.of(1, 7)), [{ content: 1, account: 7, ...like(20, '🔥') }]);
    const list = await store.read((tx) => tx.reactions.list({ content: 1, emoticon: '🔥', offset: 0, limit: 9 }));
    assert.deepEqual(
      list.map((r) => r.account),
      [8, 7],
    );
    assert.equal((await store.read((tx) => tx.reactions.chosen([1, 2], 7))).length, 2);
    await store.write((tx) => tx.reactions.removeFor([1, 2]));
    assert.deepEqual(await store.read((tx) => tx.reactions.counts([1, 2])), []);
  });

  test('unread reactions are kept by message, and counted in the list of chats that have it', async () => {
    const { store } = current();
    const chat = -1_000_000_000_123;
    const unread = async (peer: number) => (await store.read((tx) => tx.dialogs.get(7, peer)))?.unreadReactions;
    await store.write(async (tx) => {
      for (const peer of [chat, 8]) await tx.dialogs.bump(7, peer, { id: 1, date: 1 }, 0, 0);
      for (const [peer, id] of [
        [chat, 3],
        [chat, 4],
        [chat, 4],
        [chat, 5],
        [8, 4],
        [9, 3],
      ] as const)
        await tx.reactions.markUnread(7, peer, id, 20);
    });
    assert.deepEqual([await unread(chat), await unread(8), await unread(9)], [3, 1, undefined]);
    assert.deepEqual(await store.read((tx) => tx.reactions.unreadSince(7, chat, [2, 3])), new Map([[3, 20]]));
    assert.deepEqual(await store.read((tx) => tx.reactions.unreadSince(7, 9, [3])), new Map());
    await store.write(async (tx) => {
      await tx.reactions.set(44, 8, [like8(20)]);
      await tx.reactions.settleUnread(7, chat, 4, 44);
    });
    assert.equal(await unread(chat), 3, 'somebody’s reaction stands');
    await store.write(async (tx) => {
      await tx.reactions.set(44, 8, [like8(19)]);
      await tx.reactions.set(44, 7, [like8(21)]);
      await tx.reactions.settleUnread(7, chat, 4, 44);
    });
    assert.equal(await unread(chat), 2, 'one from before and one’s own do not count');
    assert.deepEqual(await store.write((tx) => tx.reactions.readUnread(7, chat, [5, 4])), [5]);
    await store.write((tx) => tx.reactions.forgetUnread(7, [3, 4]));
    assert.deepEqual([await unread(chat), await unread(8)], [1, 0], 'ids of a shared mailbox are its own');
    await store.write((tx) => tx.reactions.forgetUnread(chat, [3]));
    assert.equal(await unread(chat), 0);
    await store.write(async (tx) => {
      for (const id of [6, 7]) await tx.reactions.markUnread(7, chat, id, 30);
      await tx.reactions.forgetUnreadUpTo(7, chat, 6);
    });
    assert.equal(await unread(chat), 1);
  });

  test('polls and votes', async () => {
    const { store } = current();
    const poll: Omit<Poll, 'id'> = {
      creator: 1,
      question: 'Which oil?',
      answers: [
        { text: 'Rape', option: 'MA==' },
        { text: 'Whale', option: 'MQ==' },
      ],
      anonymous: false,
      multiple: true,
      quiz: false,
      correct: [],
      closed: false,
    };
    const id = await store.write((tx) => tx.polls.insert(poll));
    await store.write(async (tx) => {
      await tx.polls.putVote(id, { account: 7, options: ['MA==', 'MQ=='], date: 5 });
      await tx.polls.putVote(id, { account: 8, options: ['MA=='], date: 6 });
      await tx.polls.update({ ...poll, id, closed: true });
    });
    assert.deepEqual(await store.read((tx) => tx.polls.many([id])), [{ ...poll, id, closed: true }]);
    const counts = await store.read((tx) => tx.polls.counts([id]));
    assert.deepEqual(
      counts.sort((a, b) => b.count - a.count),
      [
        { poll: id, option: 'MA==', count: 2 },
        { poll: id, option: 'MQ==', count: 1 },
      ],
    );
    assert.deepEqual(await store.read((tx) => tx.polls.voters([id])), [{ poll: id, count: 2 }]);
    assert.equal(await store.read((tx) => tx.polls.countVotes(id, undefined)), 2);
    assert.deepEqual(
      (await store.read((tx) => tx.polls.voterPage(id, 'MA==', 0, 9))).map((v) => v.account),
      [8, 7],
    );
    assert.deepEqual(await store.read((tx) => tx.polls.votesByTime(id, 3)), [
      { option: 'MA==', at: 1, count: 1 },
      { option: 'MQ==', at: 1, count: 1 },
      { option: 'MA==', at: 2, count: 1 },
    ]);
    await store.write((tx) => tx.polls.dropVotes(id, 'MQ=='));
    assert.deepEqual(await store.read((tx) => tx.polls.counts([id])), [{ poll: id, option: 'MA==', count: 2 }]);
    await store.write((tx) => tx.polls.putVote(id, { account: 7, options: [], date: 9 }));
    assert.equal(await store.read((tx) => tx.polls.vote(id, 7)), undefined);
    assert.equal((await store.read((tx) => tx.polls.votesOf([id], 8)))[0]?.date, 6);
  });

  test('scheduled messages count by chat, send once, and fall due in order', async () => {
    const { store } = current();
    const scheduled = (peer: number, dueAt: number, randomId?: string) => ({
      account: 1,
      peer,
      dueAt,
      data: { text: 'later' },
      replyTo: 3,
      ...(randomId === undefined ? {} : { randomId }),
    });
    const insert = (message: ReturnType<typeof scheduled>) => store.write((tx) => tx.scheduled.insert(message));
    assert.deepEqual(
      [await insert(scheduled(5, 90, 'a')), await insert(scheduled(5, 80)), await insert(scheduled(6, 70))],
      [1, 2, 1],
    );
    assert.equal(await insert(scheduled(5, 99, 'a')), undefined);
    assert.deepEqual(await store.read((tx) => tx.scheduled.byRandomId(1, 'a')), { ...scheduled(5, 90, 'a'), id: 1 });
    assert.deepEqual(
      (await store.read((tx) => tx.scheduled.list(1, 5))).map((m) => m.id),
      [1, 2],
    );
    assert.deepEqual(
      (await store.read((tx) => tx.scheduled.due(85, 9))).map((m) => [m.peer, m.id]),
      [
        [6, 1],
        [5, 2],
      ],
    );
    await store.write(async (tx) => {
      await tx.scheduled.update({ ...scheduled(5, 10), id: 2 });
      await tx.scheduled.remove(1, 6, [1]);
      await tx.scheduled.expireAt(1, 4, 50);
      await tx.scheduled.expireAt(1, 4, 60);
      await tx.scheduled.expireAt(1, 5, 40);
    });
    assert.deepEqual(
      (await store.read((tx) => tx.scheduled.due(85, 9))).map((m) => m.id),
      [2],
    );
    assert.deepEqual(await store.read((tx) => tx.scheduled.expired(55, 9)), [{ mailbox: 1, id: 5 }]);
    await store.write((tx) => tx.scheduled.forgetExpiry(1, [5, 4]));
    assert.deepEqual(await store.read((tx) => tx.scheduled.expired(99, 9)), []);
  });

  test('reports wait in order', async () => {
    const { store } = current();
    const report = {
      reporter: 1,
      subject: { kind: 'account', id: 9 } as const,
      reason: 'spam' as const,
      comment: 'жалоба',
      date: 5,
    };
    const id = await store.write((tx) => tx.reports.insert(report));
    await store.write((tx) => tx.reports.insert({ ...report, date: 9 }));
    assert.deepEqual((await store.read((tx) => tx.reports.after(0, 1)))[0], { ...report, id });
    assert.equal((await store.read((tx) => tx.reports.after(id, 9))).length, 1);
    assert.equal(await store.read((tx) => tx.reports.countSince(1, 6, 9)), 1);
    assert.equal(await store.read((tx) => tx.reports.countSince(1, 0, 1)), 1);
  });
});
