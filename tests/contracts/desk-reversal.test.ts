import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createChannel, createGroup, exportInvite, inviteToChannel, sendMessage, type World } from '#domain';
import { decideIn, type EnforcementAction, reverseIn, type SubjectRef } from '#safety';
import { deskIn } from '../support/desk-world.ts';
import { createTestWorld, type TestWorld } from '../support/test-world.ts';
import { wholeStateOf } from '../support/whole-state.ts';

type Measure = readonly [subject: SubjectRef, action: EnforcementAction];

/** What a random day leaves behind: who leads with which title, what is pinned, which links and names there are. */
interface Day {
  readonly leaders: readonly number[];
  readonly titles: readonly string[];
  readonly pinned: readonly number[];
  readonly links: number;
  readonly named: readonly boolean[];
  readonly limited: boolean;
}

const day: fc.Arbitrary<Day> = fc.record({
  leaders: fc.subarray([1, 2, 3]),
  titles: fc.array(fc.constantFrom('lamp-lighter', 'choir master', ''), { minLength: 3, maxLength: 3 }),
  pinned: fc.subarray([0, 1, 2]),
  links: fc.nat(3),
  named: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  limited: fc.boolean(),
});

async function nameIt(world: World, id: number, username: string): Promise<void> {
  await world.store.write(async (tx) => {
    await tx.accounts.takeUsername(username, id);
    const account = id > 0 ? await tx.accounts.get(id) : undefined;
    if (account) await tx.accounts.update({ ...account, username });
    const chat = id < 0 ? await tx.chats.get(id) : undefined;
    if (chat) await tx.chats.update({ ...chat, username });
  });
}

/** Lives through the day and returns every measure that fits one of its subjects. */
async function live(world: TestWorld, how: Day): Promise<Measure[]> {
  const people: number[] = [];
  for (const name of ['Wick', 'Ember', 'Taper', 'Tallow']) people.push(await world.addPerson(name));
  const [wick = 0, ember = 0, taper = 0] = people;
  const made = async (kind: 'channel' | 'supergroup') => {
    const { chat } = await createChannel(world, { creator: wick, kind, title: `Choir ${kind}`, about: 'poems' });
    await inviteToChannel(world, { actor: wick, chat, accounts: people.slice(1) });
    return chat;
  };
  const channel = await made('channel');
  const supergroup = await made('supergroup');
  const { chat: group } = await createGroup(world, { creator: wick, title: 'Wicks', members: people.slice(1) });
  const posts: { mailbox: number; id: number; peer: number }[] = [];
  for (const [at, peer] of [channel, supergroup, group, ember].entries())
    for (let n = 0; n < 3; n += 1) {
      const sent = await sendMessage(world, { sender: wick, peer, data: { text: `poem ${at} ${n}` } });
      posts.push({ mailbox: sent.mailbox, id: sent.id, peer });
    }
  await world.store.write(async (tx) => {
    for (const [at, leader] of how.leaders.entries())
      for (const chat of [channel, supergroup]) {
        const member = await tx.chats.member(chat, people[leader] ?? 0);
        const rank = how.titles[at] ?? '';
        if (member) await tx.chats.putMember({ ...member, status: 'admin', ...(rank === '' ? {} : { rank }) });
      }
    for (const at of how.pinned) {
      const { mailbox, id } = posts[at * 3] ?? { mailbox: wick, id: 0 };
      await tx.messages.setPinned(mailbox, [id], true);
    }
    const account = await tx.accounts.get(ember);
    if (account && how.limited) await tx.accounts.update({ ...account, data: { ...account.data, limited: true } });
  });
  for (let n = 0; n < how.links; n += 1)
    for (const chat of [channel, group])
      await exportInvite(world, {
        actor: wick,
        chat,
        requestNeeded: n === 1,
        replacePermanent: n === 2,
        title: `l${n}`,
      });
  const names = ['cinder_choir', 'cinder_group', 'ember_sings'];
  for (const [at, id] of [channel, supergroup, ember].entries())
    if (how.named[at]) await nameIt(world, id, names[at] ?? '');
  return measuresFor({ chats: [channel, supergroup, group], people: [ember, taper], posts, names });
}

function measuresFor(of: {
  chats: readonly number[];
  people: readonly number[];
  posts: readonly { mailbox: number; id: number; peer: number }[];
  names: readonly string[];
}): Measure[] {
  const label = { kind: 'label', label: 'scam' } as const;
  const limits = { kind: 'restrict', limits: ['no-posting', 'no-search-listing', 'no-invites'] } as const;
  const names = { kind: 'ban-usernames', usernames: [...of.names, 'nobody_yet'] } as const;
  const withhold = { kind: 'withhold', countries: ['DE', 'US'] } as const;
  const takedown = { kind: 'takedown' } as const;
  return [
    ...of.people.flatMap((id): Measure[] =>
      [label, limits, names, { kind: 'suspend' } as const].map((action) => [{ kind: 'account', id }, action]),
    ),
    ...of.chats.flatMap((id): Measure[] =>
      [label, limits, names, withhold, takedown].map((action) => [{ kind: 'chat', id }, action]),
    ),
    ...of.posts.flatMap(({ mailbox, id, peer }): Measure[] =>
      [label, withhold, takedown].map((action) => [{ kind: 'message', mailbox, peer, messageId: id }, action]),
    ),
  ];
}

const about = ([subject, action]: Measure) => ({
  subject,
  action,
  ground: { kind: 'terms', reference: 'terms:4.2', explanation: 'Trades poems that are not its own.' } as const,
  facts: 'It traded poems.',
  source: { kind: 'own-initiative' } as const,
  detectedAutomatically: false,
  automation: 'none' as const,
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keywords: [],
  untilMs: null,
  caseId: null,
});

test('whatever measures are in force together, taken back in any order they leave every row as it was', async (t) => {
  const seeds = fc.tuple(day, fc.array(fc.nat(1000), { minLength: 6, maxLength: 14 }), fc.nat(1000));
  await fc.assert(
    fc.asyncProperty(seeds, async ([how, picks, order]) => {
      const { world, safety } = deskIn(await createTestWorld(t));
      const measures = await live(world, how);
      const before = await wholeStateOf(world.store);
      const made: number[] = [];
      for (const pick of picks) {
        const measure = measures[pick % measures.length];
        if (!measure) continue;
        made.push((await safety.store.write((tx) => decideIn(tx, safety, 'system', about(measure)))).id);
      }
      assert.notDeepEqual(await wholeStateOf(world.store), before, 'something is in force');
      const back = made.toSorted((a, b) => ((a * 7919 + order) % 101) - ((b * 7919 + order) % 101));
      for (const id of back) await safety.store.write((tx) => reverseIn(tx, safety, 'system', id, 'own'));
      assert.deepEqual(await wholeStateOf(world.store), before);
    }),
    { numRuns: 12, seed: 11 },
  );
});
