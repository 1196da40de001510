import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryQuery } from '../../src/domain/index.ts';
import { eachStore } from '../support/each-store.ts';

eachStore('messages as people look for them', (current) => {
  test('by kind of chat and by folder', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      const content = (await tx.messages.insertContent({ sender: 1, date: 100, data: { text: 'a lamp' } })) ?? 0;
      const common = { mailbox: 1, content, date: 100, out: true };
      await tx.messages.insert({ ...common, id: 1, peer: 7 });
      await tx.messages.insert({ ...common, id: 2, peer: -1001 });
      const other = (await tx.messages.insertContent({ sender: 1, date: 101, data: { text: 'two' } })) ?? 0;
      await tx.messages.insert({ ...common, content: other, id: 3, peer: 7 });
      await tx.dialogs.bump(1, 7, { id: 3, date: 101 }, 0, 0);
      await tx.dialogs.bump(1, -1001, { id: 2, date: 100 }, 0, 0);
      const dialog = await tx.dialogs.get(1, -1001);
      assert.ok(dialog);
      await tx.dialogs.put({ ...dialog, folder: 1 });
    });
    const ids = async (more: Partial<HistoryQuery>) =>
      (await store.read((tx) => tx.messages.history({ mailbox: 1, limit: 9, ...more }))).map(({ id }) => id);
    assert.deepEqual(await ids({ peerKind: 'account' }), [3, 1]);
    assert.deepEqual(await ids({ peerKind: 'chat' }), [2]);
    assert.deepEqual(await ids({ folder: 1 }), [2]);
    assert.deepEqual(await ids({ folder: 0 }), [3, 1]);
    assert.equal(await store.read((tx) => tx.messages.count({ mailbox: 1, folder: 1 })), 1);
  });

  test('a message was read at the first moment at which its chat was read so far', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.updates.createMailbox(1);
      const readUpTo = (peer: number, maxId: number) => ({ kind: 'readOutbox', peer, maxId }) as const;
      await tx.updates.append(1, 2, 1, 100, readUpTo(7, 4));
      await tx.updates.append(1, 3, 1, 110, readUpTo(77, 9));
      await tx.updates.append(1, 4, 1, 120, readUpTo(7, 6));
      await tx.updates.append(1, 5, 1, 130, readUpTo(7, 9));
    });
    const readAt = (id: number, sinceDate = 0) => store.read((tx) => tx.updates.outboxReadAt(1, 7, id, sinceDate));
    assert.deepEqual(
      [await readAt(4), await readAt(5), await readAt(9), await readAt(10), await readAt(4, 111)],
      [100, 120, 130, undefined, 120],
    );
  });
});
