import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type AccountId,
  editMessage,
  type Nudge,
  readHistory,
  saveDraft,
  sendMessage,
  sendReaction,
  type WriteTx,
} from '../../src/domain/index.ts';
import { type ClosableStore, verifyStore } from '../../src/storage/index.ts';
import { addPeople, eachStore, layMessage, seededRandom } from '../support/each-store.ts';
import { noBlobs } from '../support/no-blobs.ts';
import { createTestWorld } from '../support/test-world.ts';

async function brokenRules(store: ClosableStore): Promise<string[]> {
  const broken: string[] = [];
  await verifyStore(store, noBlobs, (result) => {
    if (result.broken > 0) broken.push(`${result.name}: ${result.examples.join('; ')}`);
  });
  return broken;
}

const logOf = (store: ClosableStore, mailbox: AccountId) => store.read((tx) => tx.updates.since(mailbox, 0, 0, 10_000));

eachStore('writes', (current) => {
  test('invariant 2: a message and its updates commit together or not at all', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const refused = store.write(async (tx) => {
      await layMessage(tx, ann, ben, 'never');
      throw new Error('refused after everything was written');
    });
    await assert.rejects(refused, /refused after everything/);
    assert.deepEqual(await logOf(store, ann), []);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ben })), 0);
    assert.deepEqual(await store.read((tx) => tx.updates.state(ann)), { pts: 1, lastMessageId: 0 });
    assert.deepEqual(await brokenRules(store), []);
  });

  test('a refusal undoes its own work only, also among writes of the same turn', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    const outcomes = await Promise.allSettled(
      [0, 1, 2, 3, 4, 5].map((n) =>
        store.write(async (tx) => {
          await layMessage(tx, n % 2 ? eve : ann, ben, `message ${n}`);
          if (n % 2) throw new Error('no');
        }),
      ),
    );
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
    );
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ben })), 3);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: eve })), 0);
    assert.deepEqual(await brokenRules(store), []);
  });

  test('writes of concurrent requests share commits, each with an outcome of its own', async () => {
    const { openAgain } = current();
    const commits: Nudge[][] = [];
    const node = await openAgain((nudges) => commits.push(nudges));
    const people = await addPeople(node, 20);
    const count = 120;
    const outcomes = await Promise.allSettled(
      Array.from({ length: count }, (_, n) => {
        const [from = 0, to = 0] = [people[n % 20], people[(n + 7) % 20]];
        const work = async (tx: WriteTx) => {
          await layMessage(tx, from, to, `message ${n}`);
          if (n % 10 === 3) throw new Error(`refused ${n}`);
          return n;
        };
        // Half of them say what they touch.
        return n % 2 ? node.write(work, { touching: [from, to] }) : node.write(work);
      }),
    );
    for (const [n, outcome] of outcomes.entries()) {
      if (n % 10 === 3)
        assert.match(String(outcome.status === 'rejected' && outcome.reason), new RegExp(`refused ${n}$`));
      else assert.deepEqual(outcome, { status: 'fulfilled', value: n });
    }
    assert.equal(
      commits.flat().length,
      2 * (count - count / 10),
      'two mailboxes hear of each write that was not refused',
    );
    assert.ok(commits.length <= count / 4, `${commits.length} commits for ${count} writes`);
    let stored = 0;
    for (const person of people) stored += await node.read((tx) => tx.messages.count({ mailbox: person }));
    assert.equal(stored, 2 * (count - count / 10));
    assert.deepEqual(await brokenRules(node), []);
  });

  test('what people do to the same messages at once counts right and leaves every mailbox in order', async (t) => {
    const { openAgain } = current();
    const nodes = [await openAgain(() => undefined), await openAgain(() => undefined)];
    const world = await createTestWorld(t);
    const people = await addPeople(nodes[0] ?? current().store, 6);
    const posts = 3;
    const busy = people.map(async (account, index) => {
      const peer = people[index ^ 1] ?? 0;
      const own = { ...world, store: nodes[index % 2] ?? current().store };
      for (let n = 0; n < posts; n++) {
        const data = { text: `${account} says ${n}` };
        const { id } = await sendMessage(own, { sender: account, peer, data });
        await Promise.all([
          readHistory(own, { account, peer, maxId: 0 }),
          editMessage(own, { account, peer, id, text: `${account} says ${n} again` }),
          sendReaction(own, { account, peer, id, emoticons: ['👍'], big: false }),
          saveDraft(own, { account, peer, draft: { text: `draft ${n}`, entities: [] } }),
        ]);
      }
      await readHistory(own, { account, peer, maxId: 0 });
    });
    await Promise.all(busy);
    for (const [index, account] of people.entries()) {
      const peer = people[index ^ 1] ?? 0;
      const own = { ...world, store: nodes[0] ?? current().store };
      await readHistory(own, { account, peer, maxId: 0 });
      const dialog = await own.store.read((tx) => tx.dialogs.get(account, peer));
      assert.deepEqual([dialog?.unread, dialog?.readInboxMaxId, dialog?.draft?.text], [0, 2 * posts, 'draft 2']);
      const messages = await own.store.read((tx) => tx.messages.history({ mailbox: account, peer, limit: 10 }));
      assert.equal(messages.filter(({ content }) => content.text.endsWith('again')).length, 2 * posts);
    }
    assert.deepEqual(await brokenRules(nodes[0] ?? current().store), []);
  });

  test('a write whose last statement the database refuses after the work ended takes no other with it', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const place = { mailbox: ann, id: 77, peer: ben, content: 0, date: 100, out: true };
    await store.write(async (tx) => {
      const content = await tx.messages.insertContent({ sender: ann, date: 100, data: { text: 'held' } });
      await tx.messages.insert({ ...place, content: content ?? 0 });
      place.content = content ?? 0;
    });
    const doubled = store.write((tx) => tx.messages.insert(place));
    const others = [1, 2, 3].map(() => store.write((tx) => layMessage(tx, ben, ann, 'kept')));
    const outcomes = await Promise.allSettled([doubled, ...others]);
    assert.deepEqual(
      outcomes.map((outcome) => outcome.status),
      ['rejected', 'fulfilled', 'fulfilled', 'fulfilled'],
    );
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ben })), 3);
  });

  test('a statement that the database refuses ends its own write and no other', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const doubled = store.write(async (tx) => {
      await layMessage(tx, ann, ben, 'lost');
      await tx.accounts.insert({ kind: 'person', phone: '7001', firstName: 'A', lastName: '', createdAt: 1 });
      await tx.accounts.insert({ kind: 'person', phone: '7001', firstName: 'B', lastName: '', createdAt: 1 });
    });
    const [first, second] = await Promise.allSettled([doubled, store.write((tx) => layMessage(tx, ben, ann, 'kept'))]);
    assert.equal(first.status, 'rejected');
    assert.equal(second.status, 'fulfilled');
    assert.equal(await store.read((tx) => tx.accounts.byPhone('7001')), undefined);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ann })), 1);
  });

  test('invariant 4: nudges leave after the commit, before the answer, and none for a refusal', async () => {
    const { nudges, openAgain } = current();
    const seen: { nudges: Nudge[]; visible: Promise<number> }[] = [];
    const node = await openAgain((committed) => {
      const mailbox = committed[0]?.mailbox ?? 0;
      seen.push({ nudges: committed, visible: current().store.read((tx) => tx.messages.count({ mailbox })) });
    });
    const [ann = 0, ben = 0] = await addPeople(node, 2);
    await assert.rejects(
      node.write(async (tx) => {
        await layMessage(tx, ann, ben, 'no');
        throw new Error('no');
      }),
    );
    assert.equal(seen.length, 0);
    await node.write((tx) => layMessage(tx, ann, ben, 'yes'));
    assert.equal(seen.length, 1, 'the answer came after the nudges');
    assert.deepEqual(
      seen[0]?.nudges.map(({ mailbox, pts }) => ({ mailbox, pts })),
      [
        { mailbox: ann, pts: 2 },
        { mailbox: ben, pts: 2 },
      ],
    );
    assert.equal(await seen[0]?.visible, 1, 'another node sees the message when it hears the nudge');
    assert.deepEqual(nudges, [], 'nudges belong to the node that wrote');
  });

  test('invariant 6: a random id sends once, also when the repeats come together', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    const made = await Promise.all(
      [1, 2, 3, 4, 5].map(() => store.write((tx) => layMessage(tx, ann, ben, 'once', '-42'))),
    );
    const [content] = made.filter((id) => id !== undefined);
    assert.equal(made.filter((id) => id !== undefined).length, 1);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ben })), 1);
    assert.equal(await store.read((tx) => tx.messages.contentByRandomId(ann, '-42')), content);
    const other = await store.write((tx) => layMessage(tx, eve, ben, 'another sender may use the same', '-42'));
    assert.notEqual(other, undefined);
  });

  test('invariant 3: parallel writers of two nodes leave no gap, no repeat and no deadlock', async () => {
    const { store, openAgain } = current();
    const node = await openAgain();
    const people = await addPeople(store, 4);
    const random = seededRandom(2026);
    const pick = () => people[random.below(people.length)] ?? 0;
    const sends: Promise<unknown>[] = [];
    for (let n = 0; n < 120; n += 1) {
      const from = pick();
      const to = people.find((id) => id !== from && random.below(2) === 0) ?? people.find((id) => id !== from) ?? 0;
      sends.push((n % 2 ? store : node).write((tx) => layMessage(tx, from, to, `n ${n}`)));
    }
    await Promise.all(sends);
    let entries = 0;
    for (const person of people) {
      const log = await logOf(store, person);
      entries += log.length;
      assert.deepEqual(
        log.map((entry) => entry.pts),
        log.map((_, index) => index + 2),
      );
      assert.deepEqual((await store.read((tx) => tx.updates.state(person)))?.pts, log.length + 1);
    }
    assert.equal(entries, 240);
    assert.deepEqual(await brokenRules(store), []);
  });

  test('what a write reads is true when it commits: counters read and put back by two nodes lose nothing', async () => {
    const { store, openAgain } = current();
    const node = await openAgain();
    const [ann = 0] = await addPeople(store, 1);
    await store.write((tx) => tx.accounts.putSetting(ann, 'counter', 0));
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? store : node).write(async (tx) => {
          const value = (await tx.accounts.setting<number>(ann, 'counter')) ?? 0;
          await tx.accounts.putSetting(ann, 'counter', value + 1);
        }),
      ),
    );
    assert.equal(await store.read((tx) => tx.accounts.setting(ann, 'counter')), 40);
  });

  test('two rules that look at each other do not both pass: the last owner stays', async () => {
    const { store, openAgain } = current();
    const node = await openAgain();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    await store.write(async (tx) => {
      await tx.accounts.putSetting(ann, 'owner', true);
      await tx.accounts.putSetting(ben, 'owner', true);
    });
    const resign = (at: ClosableStore, own: AccountId, other: AccountId) =>
      at.write(async (tx) => {
        if (!(await tx.accounts.setting<boolean>(other, 'owner'))) throw new Error('the last owner stays');
        await tx.accounts.putSetting(own, 'owner', false);
      });
    const outcomes = await Promise.allSettled([resign(store, ann, ben), resign(node, ben, ann)]);
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ['fulfilled', 'rejected']);
  });

  test('closing waits for the writes that were asked before', async () => {
    const { store, openAgain } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const node = await openAgain();
    const sends = Array.from({ length: 20 }, (_, n) => node.write((tx) => layMessage(tx, ann, ben, `n ${n}`)));
    await Promise.all([node.close(), ...sends]);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ben })), 20);
    Object.assign(node, { close: async () => undefined });
  });

  test('a snapshot sees one moment while others write', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    await store.write((tx) => layMessage(tx, ann, ben, 'before'));
    const counts = await store.snapshot(async (sql) => {
      const count = async () => (await sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM messages'))?.n;
      const first = await count();
      await store.write((tx) => layMessage(tx, ann, ben, 'meanwhile'));
      return [first, await count()];
    });
    assert.deepEqual(counts, [2, 2]);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: ann })), 2);
  });

  test('values of the server are made once, whoever asks first', async () => {
    const { store, openAgain } = current();
    const node = await openAgain();
    const made = await Promise.all(
      [store, node, store].map((at, n) => at.serverValue('seal', async () => Uint8Array.of(n, 0, 255))),
    );
    assert.deepEqual(made[1], made[0]);
    assert.deepEqual(made[2], made[0]);
    assert.ok(made[0] instanceof Uint8Array && !Buffer.isBuffer(made[0]));
  });

  test('notices of commands reach whoever looks after them, once and in order', async () => {
    const { store, openAgain } = current();
    const command = await openAgain();
    await command.outbox.append(100, 'old');
    const place = await store.outbox.end();
    await command.outbox.append(101, 'one');
    await command.outbox.append(102, 'two');
    const heard = await store.outbox.after(place);
    assert.deepEqual(
      heard.map((notice) => notice.body),
      ['one', 'two'],
    );
    assert.deepEqual(await store.outbox.after(heard.at(-1)?.place ?? 0), []);
    await command.outbox.append(100 + 7200, 'late');
    assert.deepEqual(
      (await store.outbox.after(0)).map((notice) => notice.body),
      ['late'],
      'old ones are forgotten',
    );
  });
});
