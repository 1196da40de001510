import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryQuery } from '../../src/domain/index.ts';
import { addPeople, eachStore } from '../support/each-store.ts';

const whenOnline = 0x7ffffffe;

eachStore('what hangs on messages and chats', (current) => {
  test('votes come whole, a page counts voters, and an answer has those who chose it', async () => {
    const { store } = current();
    const poll = {
      ...{ creator: 7, question: 'Oil?', answers: [], anonymous: false, multiple: true, quiz: false, correct: [] },
      closed: false,
    };
    const id = await store.write((tx) => tx.polls.insert(poll));
    await store.write(async (tx) => {
      await tx.polls.putVote(id, { account: 7, options: ['MA=='], date: 5 });
      await tx.polls.putVote(id, { account: 8, options: ['MA==', 'MQ=='], date: 6 });
      await tx.polls.putVote(id, { account: 9, options: ['MQ=='], date: 7 });
    });
    const page = async (option: string | undefined, offset: number, limit: number) =>
      (await store.read((tx) => tx.polls.voterPage(id, option, offset, limit))).map((vote) => [
        vote.account,
        vote.options.length,
      ]);
    assert.deepEqual(await page(undefined, 0, 2), [
      [9, 1],
      [8, 2],
    ]);
    assert.deepEqual(await page(undefined, 2, 2), [[7, 1]]);
    assert.deepEqual(await page('MA==', 0, 9), [
      [8, 2],
      [7, 1],
    ]);
  });

  test('tags of saved messages are counted, by part, and searched; mentions are found, seen or not', async () => {
    const { store } = current();
    const like = (emoticon: string) => ({ emoticon, date: 5, big: false });
    await store.write(async (tx) => {
      for (const [at, part] of [1, 1, 8].entries()) {
        const content = (await tx.messages.insertContent({ sender: 1, date: 100, data: { text: `lamp ${at}` } })) ?? 0;
        const mentioned = at === 0;
        await tx.messages.insert({
          ...{ mailbox: 1, id: at + 1, peer: 1, thread: part, content, date: 100, out: true, mentioned },
        });
        await tx.reactions.set(content, 1, [like(at === 1 ? '👍' : '🔥')]);
        await tx.reactions.set(content, 2, [like('🎉')]);
      }
      const content = (await tx.messages.insertContent({ sender: 2, date: 100, data: { text: 'there' } })) ?? 0;
      for (const id of [1, 2])
        await tx.messages.insert({
          mailbox: -1_000_000_000_005,
          id,
          peer: -1_000_000_000_005,
          content,
          date: 1,
          out: false,
        });
      await tx.mentions.add(-1_000_000_000_005, 2, [1]);
    });
    assert.deepEqual(await store.read((tx) => tx.reactions.tags(1, undefined)), [
      { emoticon: '🔥', count: 2 },
      { emoticon: '👍', count: 1 },
    ]);
    assert.deepEqual(await store.read((tx) => tx.reactions.tags(1, 8)), [{ emoticon: '🔥', count: 1 }]);
    const ids = async (mailbox: number, more: Partial<HistoryQuery>) =>
      (await store.read((tx) => tx.messages.history({ mailbox, limit: 9, ...more }))).map(({ id }) => id);
    assert.deepEqual(await ids(1, { taggedWith: ['🔥'] }), [3, 1]);
    assert.deepEqual(await ids(1, { taggedWith: ['🔥', '👍'] }), []);
    assert.deepEqual(await ids(1, { mention: true }), [1]);
    assert.deepEqual(await ids(-1_000_000_000_005, { mentionOf: 1 }), [2]);
    assert.deepEqual(await ids(-1_000_000_000_005, { mentionOf: 2 }), []);
  });

  test('what waits for people goes when they are here, and keeps its name', async () => {
    const { store } = current();
    const [author = 0, here = 0, away = 0] = await addPeople(store, 3);
    await store.write(async (tx) => {
      for (const peer of [here, away])
        await tx.scheduled.insert({ account: author, peer, dueAt: whenOnline, data: { text: 'now' }, sendAs: -9 });
      await tx.scheduled.insert({ account: author, peer: here, dueAt: 900, data: { text: 'later' } });
      await tx.accounts.setOnlineUntil(here, 500);
      await tx.accounts.setOnlineUntil(away, 100);
    });
    const awaited = await store.read((tx) => tx.scheduled.awaited(whenOnline, 400, 9));
    assert.deepEqual(
      awaited.map(({ peer, sendAs, data }) => [peer, sendAs, data.text]),
      [[here, -9, 'now']],
    );
  });

  test('what waits for somebody who is suspended waits on, and for somebody who is deleted it is due, to be dropped', async () => {
    const { store } = current();
    const [author = 0, held = 0, gone = 0] = await addPeople(store, 3);
    await store.write(async (tx) => {
      for (const peer of [held, gone])
        for (const dueAt of [300, whenOnline])
          await tx.scheduled.insert({ account: author, peer, dueAt, data: { text: '' } });
      for (const account of await tx.accounts.many([held, gone]))
        await tx.accounts.update({ ...account, suspendedAt: 7, ...(account.id === gone ? { deletedAt: 8 } : {}) });
    });
    const due = await store.read(async (tx) => [
      ...(await tx.scheduled.due(400, 9)),
      ...(await tx.scheduled.awaited(whenOnline, 400, 9)),
    ]);
    assert.deepEqual(
      due.map(({ peer, dueAt }) => [peer, dueAt]),
      [
        [gone, 300],
        [gone, whenOnline],
      ],
    );
  });

  test('a sender learns in which folder the receiver has the chat; members of a group who archived it are known', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, cal = 0] = await addPeople(store, 3);
    const theirs = async () => (await store.read((tx) => tx.accounts.standing(ann, ben)))?.theirFolder;
    assert.equal(await theirs(), undefined);
    const put = (account: number, peer: number, folder: number) =>
      store.write(async (tx) => {
        await tx.dialogs.bump(account, peer, { id: 1, date: 1 }, 0, 0);
        const dialog = (await tx.dialogs.get(account, peer)) ?? assert.fail('no dialog');
        await tx.dialogs.put({ ...dialog, folder });
      });
    await put(ben, ann, 1);
    assert.equal(await theirs(), 1);
    for (const account of [ann, ben, cal]) await put(account, -5, account === ann ? 0 : 1);
    await store.write(async (tx) => {
      const member = { chat: -5, inviter: ann, date: 1, rights: [], banned: [], bannedUntil: 0 };
      for (const account of [ann, ben]) await tx.chats.putMember({ ...member, account, status: 'member' });
      await tx.chats.putMember({ ...member, account: cal, status: 'left' });
    });
    assert.deepEqual(await store.read((tx) => tx.dialogs.archivedBy(-5)), [ben]);
  });
});
