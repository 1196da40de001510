import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ChatId, type Member, plainMember, queryWords, type WriteTx } from '#domain';
import { addPeople, eachStore, seededRandom } from '../support/each-store.ts';

/** More than one block of a list, so that blocks are cut. */
const many = 1_700;
const page = 40;

eachStore('lists of large chats', (current) => {
  test('a page of members by its offset is the same as that part of the whole list, whoever came, left or hides', async () => {
    const { store } = current();
    const random = seededRandom(5);
    const chat = await store.write((tx) =>
      tx.chats.insert({
        ...{ kind: 'supergroup', title: 'Lamps', creator: 1, createdAt: 1, members: many, version: 1 },
        ...{ defaultBanned: [], data: {} },
      }),
    );
    const expected = new Map<number, Member>();
    const put = async (tx: WriteTx, member: Member) => {
      await tx.chats.putMember(member);
      expected.set(member.account, member);
    };
    await store.write(async (tx) => {
      // Joined out of order and many of them in the same second.
      for (let n = 1; n <= many; n++)
        await put(tx, plainMember(chat, 2_000_000 + ((n * 7) % many), 1, 100 + random.below(9)));
      for (let n = 0; n < 300; n++) {
        const account = 2_000_000 + random.below(many);
        const member = expected.get(account) ?? plainMember(chat, account, 1, 100 + random.below(9));
        const turn = random.below(4);
        if (turn === 0) {
          await tx.chats.removeMember(chat, account);
          expected.delete(account);
        } else if (turn === 1) await put(tx, { ...member, status: 'banned' });
        else if (turn === 2) await put(tx, { ...member, status: 'restricted', gone: random.below(2) === 0 });
        else await put(tx, { ...member, status: 'admin', rights: ['anonymous'], date: 100 + random.below(9) });
      }
    });
    const inside = (member: Member) => member.status !== 'banned' && !member.gone;
    const lists = {
      all: [{}, inside],
      named: [{ named: true }, (member: Member) => inside(member) && !member.rights.includes('anonymous')],
      banned: [{ statuses: ['banned'] }, ({ status }: Member) => status === 'banned'],
      restricted: [{ statuses: ['restricted'] }, ({ status }: Member) => status === 'restricted'],
    } as const;
    for (const [name, [query, isListed]] of Object.entries(lists)) {
      const whole = [...expected.values()]
        .filter(isListed)
        .sort((a, b) => b.date - a.date || b.account - a.account)
        .map(({ account }) => account);
      for (const offset of [0, 37, 499, 500, 501, 980, 1_000, 1_200, whole.length - 10, whole.length + 5]) {
        const found = await store.read((tx) => tx.chats.members({ chat, ...query, offset, limit: page }));
        assert.deepEqual(
          found.map(({ account }) => account),
          whole.slice(offset, offset + page),
          `${name} from ${offset}`,
        );
      }
    }
  });

  test('a word that is everywhere is counted to a bound and estimated beyond it; pages go on where the last one ended', async () => {
    const { store } = current();
    const [chat, other] = [-1_000_000_007_001, -1_000_000_007_002];
    await layPosts(chat, other);
    const words = queryWords('lamp');
    assert.ok(words);
    await store.read(async (tx) => {
      const query = { mailbox: chat, peer: chat, words };
      const even = Array.from({ length: 60 }, (_, at) => 2 * at + 2);
      assert.deepEqual(await tx.messages.estimate(query, 1_000), { total: 60, ids: even });
      assert.deepEqual(await tx.messages.estimate({ ...query, floor: 20 }, 1_000), { total: 50, ids: even.slice(10) });
      const guess = await tx.messages.estimate(query, 20);
      assert.equal(guess.ids, undefined);
      assert.ok(Math.abs(guess.total - 60) < 6, `estimated ${guess.total}`);
      const ids = async (bounds: object) =>
        (await tx.messages.history({ ...query, limit: 4, ...bounds })).map(({ id }) => id);
      assert.deepEqual(await ids({}), [120, 118, 116, 114]);
      assert.deepEqual(await ids({ belowId: 114 }), [112, 110, 108, 106]);
      assert.deepEqual(await ids({ belowId: 5, floor: 2 }), [4]);
      assert.deepEqual(await ids({ belowId: 1 }), []);
      assert.equal(await tx.messages.idBefore(chat, 58), 58);
      assert.equal(await tx.messages.idBefore(chat, 500), 121);
      assert.equal(await tx.messages.idBefore(chat, 0), 1);
      assert.deepEqual(await ids({ aboveId: 57, oldestFirst: true }), [58, 60, 62, 64]);
      assert.deepEqual(await ids({ aboveId: 120, oldestFirst: true }), []);
    });

    async function layPosts(...chats: ChatId[]): Promise<void> {
      await store.write(async (tx) => {
        for (const mailbox of chats) await tx.updates.createMailbox(mailbox);
        for (let id = 1; id <= 120; id++)
          for (const mailbox of chats) {
            const text = id % 2 === 0 ? 'the lamplighter comes' : 'nobody comes';
            const content = await tx.messages.insertContent({ sender: mailbox, date: id, data: { text } });
            assert.ok(content !== undefined);
            await tx.messages.insert({ mailbox, id, peer: mailbox, content, date: id, out: false });
            await tx.search.put([{ content, words: text.split(' '), mailboxes: [mailbox] }]);
          }
      });
    }
  });

  test('the beginning of a word finds what people write most, and never a mark of the index', async () => {
    const { store } = current();
    const [person = 0] = await addPeople(store, 1);
    await store.write(async (tx) => {
      for (const [index, text] of ['xylophone', 'xenon lamp', 'zither'].entries()) {
        const content = await tx.messages.insertContent({ sender: person, date: 1, data: { text } });
        assert.ok(content !== undefined);
        await tx.messages.insert({ mailbox: person, id: index + 1, peer: person, content, date: 1, out: true });
        await tx.search.put([{ content, words: text.split(' '), mailboxes: [person] }]);
      }
    });
    const found = (query: string) =>
      store.read(async (tx) => {
        const words = queryWords(query);
        assert.ok(words);
        return (await tx.messages.history({ mailbox: person, words, limit: 9 })).map(({ id }) => id);
      });
    assert.deepEqual(await found('x'), [2, 1]);
    assert.deepEqual(await found('xenon la'), [2]);
    assert.deepEqual(await found(`x${person}`), []);
    assert.deepEqual(await found('zith'), [3]);
  });

  test('who is online is counted among all members of a large chat and of a small one', async () => {
    const { store } = current();
    const people = await addPeople(store, 1_200);
    const counts = await store.write(async (tx) => {
      const insert = (members: number) =>
        tx.chats.insert({
          ...{ kind: 'supergroup', title: 'Lamps', creator: 1, createdAt: 1, members, version: 1 },
          ...{ defaultBanned: [], data: {} },
        });
      const [large, small] = [await insert(1_199), await insert(3)];
      for (const [index, account] of people.entries()) {
        const status = index === 1_199 ? 'left' : 'member';
        await tx.chats.putMember({ ...plainMember(large, account, 1, 100 + index), status });
        if (index < 3) await tx.chats.putMember(plainMember(small, account, 1, 100));
        if (index % 2 === 1) await tx.accounts.setOnlineUntil(account, index % 4 === 1 ? 500 : 499);
      }
      return { large: await tx.chats.countOnline(large, 499), small: await tx.chats.countOnline(small, 499) };
    });
    assert.deepEqual(counts, { large: 300, small: 1 });
  });

  test('whoever was away for more posts than are counted is told as many as there are numbers', async () => {
    const { store } = current();
    const [chat, posts] = [-1_000_000_007_009, 10_200];
    const [person = 0] = await addPeople(store, 1);
    const unread = async () => (await store.read((tx) => tx.dialogs.get(person, chat)))?.unread;
    await store.write(async (tx) => {
      const content = await tx.messages.insertContent({ sender: chat, date: 1, data: { text: 'a lamp' } });
      assert.ok(content !== undefined);
      for (let id = 1; id <= posts; id++)
        await tx.messages.insert({ mailbox: chat, id, peer: chat, content, date: 1, out: false });
      await tx.dialogs.bump(person, chat, { id: posts, date: 1 }, 0, 0);
    });
    assert.equal(await unread(), posts);
    const above = (aboveId: number) => store.read((tx) => tx.messages.count({ mailbox: chat, peer: chat, aboveId }));
    assert.equal(await above(100), posts - 100);
    await store.write((tx) => tx.messages.remove(chat, [500, 501, posts - 1]));
    assert.equal(await above(posts - 50), 49);
    // Of those beyond the counted ones the deleted one counts as well.
    assert.equal(await unread(), posts - 2);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: chat, floor: 400 })), posts - 403);
  });
});
