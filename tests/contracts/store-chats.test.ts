import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chat, Dialog, Member } from '../../src/domain/index.ts';
import { addPeople, eachStore } from '../support/each-store.ts';

const chat = (title: string, kind: Chat['kind'], more: Partial<Chat> = {}): Omit<Chat, 'id'> => ({
  kind,
  title,
  creator: 1,
  createdAt: 9,
  members: 1,
  version: 1,
  defaultBanned: ['sendPolls'],
  data: { about: 'о фонарях', noForwards: true },
  ...more,
});

const member = (chatId: number, account: number, status: Member['status'], more: Partial<Member> = {}): Member => ({
  chat: chatId,
  account,
  status,
  inviter: 1,
  date: account,
  rights: status === 'admin' ? ['banUsers', 'pinMessages'] : [],
  banned: [],
  bannedUntil: 0,
  ...more,
});

const dialog = (peer: number, more: Partial<Dialog> = {}): Dialog => ({
  account: 1,
  peer,
  topId: 1,
  topDate: 1,
  readInboxMaxId: 0,
  readOutboxMaxId: 0,
  unread: 0,
  unreadMentions: 0,
  unreadReactions: 0,
  unreadMark: false,
  pinnedOrder: 0,
  folder: 0,
  listed: true,
  ttlS: 0,
  availableMinId: 0,
  ...more,
});

eachStore('chats', (current) => {
  test('groups and channels have ids of their own ranges and come back as they were written', async () => {
    const { store } = current();
    const [group, channel] = await store.write(async (tx) => [
      await tx.chats.insert(chat('Фонарщики', 'group')),
      await tx.chats.insert(chat('Lamp news', 'channel', { username: 'lamps', photo: 4 })),
    ]);
    assert.ok(group !== undefined && group < 0 && group > -1_000_000_000_000);
    assert.ok(channel !== undefined && channel < -1_000_000_000_000);
    assert.deepEqual(await store.read((tx) => tx.chats.get(group)), { ...chat('Фонарщики', 'group'), id: group });
    const whole: Chat = { ...chat('Lamp news', 'channel', { username: 'lamps', photo: 4 }), id: channel };
    assert.deepEqual(await store.read((tx) => tx.chats.get(channel)), whole);
    assert.equal(
      await store.read((tx) => tx.chats.get(channel + 1_000_000_000_000)),
      undefined,
      'the range tells the kind',
    );
    const changed = { ...whole, title: 'News', suspendedAt: 5, defaultBanned: [], data: {} };
    await store.write(async (tx) => {
      await tx.chats.update(changed);
      await tx.chats.countMembers(channel, 4);
    });
    assert.deepEqual(await store.read((tx) => tx.chats.get(channel)), { ...changed, members: 5, version: 2 });
    assert.deepEqual(
      (await store.read((tx) => tx.chats.many([group, channel, -1]))).map((c) => c.id).sort(),
      [channel, group].sort(),
    );
  });

  test('basic groups under a measure of the safety desk are found by whoever has a dialog with them', async () => {
    const { store } = current();
    const [ann = 0, ben = 0] = await addPeople(store, 2);
    const slot = { atS: 1, reason: 'order' };
    await store.write(async (tx) => {
      const suspended = { suspendedAt: 5 };
      const withheld = { data: { enforced: { slots: { 'withhold:DE': slot }, before: {} } } };
      const kinds = [{}, suspended, withheld, { data: { about: '"enforced"' } }, { suspendedAt: 6 }] as const;
      for (const [index, more] of kinds.entries()) {
        const group = await tx.chats.insert(chat(`Group ${index}`, 'group'));
        const whole = await tx.chats.get(group);
        if (whole) await tx.chats.update({ ...whole, ...more });
        await tx.dialogs.bump(index === 4 ? ben : ann, group, { id: 1, date: 1 }, 0, 0);
      }
      const channel = await tx.chats.insert(chat('News', 'supergroup'));
      const whole = await tx.chats.get(channel);
      if (whole) await tx.chats.update({ ...whole, suspendedAt: 7 });
      await tx.dialogs.bump(ann, channel, { id: 1, date: 1 }, 0, 0);
    });
    const titles = async (account: number) =>
      (await store.read((tx) => tx.chats.groupsUnderMeasures(account))).map(({ title }) => title).sort();
    assert.deepEqual(await titles(ann), ['Group 1', 'Group 2']);
    assert.deepEqual(await titles(ben), ['Group 4']);
  });

  test('only public chats that are in force are found', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.chats.insert(chat('Lamps of Riga', 'channel', { username: 'a' }));
      await tx.chats.insert(chat('lampshades', 'supergroup', { username: 'b' }));
      await tx.chats.insert(chat('Lamps private', 'channel'));
      const gone = await tx.chats.insert(chat('Lamps gone', 'channel', { username: 'c' }));
      const whole = await tx.chats.get(gone);
      if (whole) await tx.chats.update({ ...whole, deletedAt: 3 });
    });
    const found = await store.read((tx) => tx.chats.search('LAMP', 10));
    assert.deepEqual(
      found.map((c) => c.title),
      ['Lamps of Riga', 'lampshades'],
    );
  });

  test('members: lists, counts, searches, common chats', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    const [one = 0, two = 0] = await store.write(async (tx) => {
      const chats = [await tx.chats.insert(chat('One', 'group')), await tx.chats.insert(chat('Two', 'supergroup'))];
      for (const id of chats) {
        await tx.chats.putMember(member(id, ann, 'creator'));
        await tx.chats.putMember(member(id, ben, 'admin', { rank: 'keeper', promotedBy: ann }));
      }
      await tx.chats.putMember(
        member(chats[0] ?? 0, eve, 'banned', { banned: ['viewMessages'], bannedUntil: 99, bannedBy: ann }),
      );
      await tx.chats.putMember(member(chats[1] ?? 0, eve, 'restricted', { gone: true, banned: ['sendMessages'] }));
      return chats;
    });
    const read = await store.read((tx) => tx.chats.member(one, ben));
    assert.deepEqual(read, member(one, ben, 'admin', { rank: 'keeper', promotedBy: ann }));
    assert.equal((await store.read((tx) => tx.chats.member(two, eve)))?.gone, true);
    assert.deepEqual(await store.read((tx) => tx.chats.memberIds(one, 10)), [ann, ben]);
    assert.deepEqual(await store.read((tx) => tx.chats.memberIds(two, 1)), [ann]);
    const among = (id: number, accounts: number[]) => store.read((tx) => tx.chats.membersAmong(id, accounts));
    assert.deepEqual((await among(one, [eve, ben, ann])).toSorted(), [ann, ben]);
    assert.deepEqual(await among(two, [eve]), []);
    assert.deepEqual(await among(two, []), []);
    const list = await store.read((tx) => tx.chats.members({ chat: one, offset: 0, limit: 10 }));
    assert.deepEqual(
      list.map((m) => m.account),
      [ben, ann],
      'newest first',
    );
    const banned = { chat: one, statuses: ['banned'] as const };
    assert.deepEqual(
      (await store.read((tx) => tx.chats.members({ ...banned, offset: 0, limit: 5 }))).map((m) => m.account),
      [eve],
    );
    assert.equal(await store.read((tx) => tx.chats.countMembersWhere(banned)), 1);
    assert.equal(await store.read((tx) => tx.chats.countMembersWhere({ chat: one, search: 'WICK 1' })), 1);
    assert.equal(await store.read((tx) => tx.chats.countMembersWhere({ chat: one, bots: true })), 0);
    assert.deepEqual((await store.read((tx) => tx.chats.commonChats(ann, ben, 10))).sort(), [one, two].sort());
    assert.deepEqual(await store.read((tx) => tx.chats.commonChats(ann, eve, 10)), []);
    assert.deepEqual(await store.read((tx) => tx.chats.chatsOf(ben, ['supergroup', 'channel'])), [two]);
    assert.deepEqual(await store.read((tx) => tx.chats.chatsOf(eve, ['group', 'supergroup'])), []);
    await store.write((tx) => tx.chats.removeMember(one, ben));
    assert.equal(await store.read((tx) => tx.chats.member(one, ben)), undefined);
  });
});

eachStore('dialogs', (current) => {
  test('a dialog comes back as it was put, and a message moves it up', async () => {
    const { store } = current();
    const whole = dialog(7, {
      topId: 3,
      unreadMark: true,
      pinnedOrder: 2,
      ttlS: 60,
      draft: { text: 'ещё…', date: 4, replyTo: 2 },
    });
    await store.write((tx) => tx.dialogs.put(whole));
    assert.deepEqual(await store.read((tx) => tx.dialogs.get(1, 7)), whole);
    await store.write(async (tx) => {
      await tx.dialogs.bump(1, 7, { id: 9, date: 90 }, 1, 1);
      await tx.dialogs.bump(1, 7, { id: 10, date: 91 }, 1, 0);
      await tx.dialogs.bump(1, 8, { id: 11, date: 92 }, 0, 0);
    });
    assert.deepEqual(await store.read((tx) => tx.dialogs.get(1, 7)), {
      ...whole,
      topId: 10,
      topDate: 91,
      unread: 2,
      unreadMentions: 1,
    });
    assert.deepEqual(await store.read((tx) => tx.dialogs.get(1, 8)), dialog(8, { topId: 11, topDate: 92 }));
    assert.deepEqual((await store.read((tx) => tx.dialogs.many(1, [8, 7, 6]))).map((d) => d.peer).sort(), [7, 8]);
    await store.write((tx) => tx.dialogs.remove(1, 7));
    assert.equal(await store.read((tx) => tx.dialogs.get(1, 7)), undefined);
  });

  test('pages go on strictly below the last place, without gaps and repeats', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      for (let n = 0; n < 12; n += 1) {
        // Some stand at the same date and top id: then the peer decides.
        await tx.dialogs.put(
          dialog(n % 2 ? n + 1 : -(n + 1), { topDate: Math.floor(n / 4), topId: Math.floor(n / 2) }),
        );
      }
      await tx.dialogs.put(dialog(50, { topDate: 9, pinnedOrder: 1 }));
      await tx.dialogs.put(dialog(51, { topDate: 9, pinnedOrder: 5 }));
      await tx.dialogs.put(dialog(52, { topDate: 9, folder: 1 }));
      await tx.dialogs.put(dialog(53, { topDate: 9, listed: false }));
      await tx.dialogs.put({ ...dialog(54), account: 2 });
    });
    const seen: number[] = [];
    let below: { topDate: number; topId: number; peer: number } | undefined;
    for (;;) {
      const page = await store.read((tx) =>
        tx.dialogs.page({ account: 1, folder: 0, pinned: false, limit: 5, ...(below ? { below } : {}) }),
      );
      seen.push(...page.map((d) => d.peer));
      below = page.at(-1);
      if (page.length < 5) break;
    }
    assert.deepEqual(seen, [12, -11, 10, -9, 8, -7, 6, -5, 4, -3, 2, -1]);
    const pinned = await store.read((tx) => tx.dialogs.page({ account: 1, pinned: true, limit: 9 }));
    assert.deepEqual(
      pinned.map((d) => d.peer),
      [51, 50],
    );
    assert.equal(await store.read((tx) => tx.dialogs.count(1, undefined)), 15);
    assert.equal(await store.read((tx) => tx.dialogs.count(1, 1)), 1);
  });

  test('drafts, unread marks and who has a dialog with a peer', async () => {
    const { store } = current();
    await store.write(async (tx) => {
      await tx.dialogs.put(dialog(5, { draft: { text: 'x', date: 1 } }));
      await tx.dialogs.put(dialog(6, { unreadMark: true }));
      await tx.dialogs.put({ ...dialog(5), account: 2, topDate: 50 });
    });
    assert.deepEqual(
      (await store.read((tx) => tx.dialogs.withDrafts(1))).map((d) => d.peer),
      [5],
    );
    assert.deepEqual(await store.read((tx) => tx.dialogs.unreadMarked(1)), [6]);
    assert.deepEqual(await store.read((tx) => tx.dialogs.accountsWith(5, 10)), [2, 1]);
  });

  test('a chat of many members is searched by name and username like a small one', async () => {
    const { store } = current();
    const [ann = 0, ben = 0, eve = 0] = await addPeople(store, 3);
    const large = await store.write(async (tx) => {
      const id = await tx.chats.insert(chat('Large', 'supergroup'));
      await tx.chats.putMember(member(id, ann, 'admin', { rights: ['anonymous'] }));
      await tx.chats.putMember(member(id, ben, 'member'));
      await tx.chats.putMember(member(id, eve, 'left'));
      const known = await tx.accounts.get(ben);
      if (known) await tx.accounts.update({ ...known, username: 'Lamplighter' });
      return id;
    });
    const find = (search: string, named = false) =>
      store.read(async (tx) => {
        const query = { chat: large, search, ...(named ? { named } : {}) };
        const members = await tx.chats.members({ ...query, offset: 0, limit: 10 });
        return { found: members.map(({ account }) => account).sort(), count: await tx.chats.countMembersWhere(query) };
      });
    const answers = async () => [
      await find('WICK'),
      await find('wick', true),
      await find('lampl'),
      await find('nobody'),
    ];
    const asSmall = await answers();
    assert.deepEqual(asSmall, [
      { found: [ann, ben].sort(), count: 2 },
      { found: [ben], count: 1 },
      { found: [ben], count: 1 },
      { found: [], count: 0 },
    ]);
    await store.write((tx) => tx.chats.countMembers(large, 5_000));
    assert.deepEqual(await answers(), asSmall);
  });

  test('links of a folder come back oldest first, change what they offer, and go with their folder or their owner', async () => {
    const { store } = current();
    const link = (slug: string, filter: number, createdAt: number) => ({
      slug,
      owner: 1,
      filter,
      title: 'Лампы',
      peers: [-1_000_000_000_001, -4],
      createdAt,
    });
    const links = [link('second', 2, 20), link('first', 2, 10), link('other', 3, 5)];
    await store.write(async (tx) => {
      for (const one of links) await tx.chatlists.put(one);
      await tx.chatlists.put({ ...link('first', 2, 10), title: 'Lamps', peers: [-4] });
    });
    const listed = (filter: number) => store.read((tx) => tx.chatlists.list(1, filter));
    assert.deepEqual(await listed(2), [{ ...link('first', 2, 10), title: 'Lamps', peers: [-4] }, links[0]]);
    await store.write((tx) => tx.chatlists.remove('second'));
    assert.equal(await store.read((tx) => tx.chatlists.get('second')), undefined);
    await store.write((tx) => tx.chatlists.removeAll(1, 2));
    assert.deepEqual([(await listed(2)).length, (await listed(3)).length], [0, 1]);
    await store.write((tx) => tx.chatlists.removeAll(1));
    assert.deepEqual(await listed(3), []);
  });
});
