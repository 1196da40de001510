import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountId, NewcomerQuery } from '#domain';
import { eachStore } from '../support/each-store.ts';

const chat = -1_000_000_000_501;
const link = 'lamps';

eachStore('lists of newcomers', (current) => {
  test('are walked page by page, newest first, each person once, and found by name', async () => {
    const { store } = current();
    const people = await store.write(async (tx) => {
      const made: AccountId[] = [];
      for (const firstName of ['Ann', 'Ben', 'Benno', 'Cay', 'Dee'])
        made.push(await tx.accounts.insert({ kind: 'person', firstName, lastName: '', createdAt: 1 }));
      return made;
    });
    const dates = [100, 300, 200, 200, 300];
    await store.write(async (tx) => {
      for (const [at, account] of people.entries()) {
        const date = dates[at] ?? 0;
        await tx.invites.addUse({ hash: link, account, date });
        await tx.invites.putRequest({ chat, account, date, about: '', ...(at === 0 ? {} : { hash: link }) });
      }
    });
    const [ann, ben, benno, cay, dee] = people;
    const lists = {
      uses: (query: NewcomerQuery) => store.read((tx) => tx.invites.uses(link, query)),
      requests: (query: NewcomerQuery) => store.read((tx) => tx.invites.requests(chat, undefined, query)),
    };
    for (const list of Object.values(lists)) {
      const walked: AccountId[] = [];
      for (let page = await list({ limit: 2 }); page.length > 0; ) {
        walked.push(...page.map(({ account }) => account));
        const last = page.at(-1);
        page = await list({ limit: 2, ...(last ? { below: last } : {}) });
      }
      assert.deepEqual(walked, [ben, dee, benno, cay, ann]);
      const named = await list({ limit: 10, search: 'BEN' });
      assert.deepEqual(
        named.map(({ account }) => account),
        [ben, benno],
      );
    }
    await store.read(async ({ invites }) => {
      const ofLink = await invites.requests(chat, link, { limit: 10 });
      assert.deepEqual(
        ofLink.map(({ account }) => account),
        [ben, dee, benno, cay],
      );
      assert.deepEqual([await invites.countRequests(chat, undefined), await invites.countRequests(chat, link)], [5, 4]);
      assert.equal(await invites.countUses(link), 5);
      assert.equal((await invites.use(link, cay ?? 0))?.date, 200);
    });
  });
});
