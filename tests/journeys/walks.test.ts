import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Message, TelegramClient } from '@mtcute/node';
import { atDesk } from '../support/desk.ts';
import { putInForce } from '../support/doors.ts';
import { signUp } from '../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

/** More than any of the walks here has to offer: one that finds as much goes round and round. */
const tooMany = 200;
let server: TestServer;
let ann: TelegramClient;
const others: TelegramClient[] = [];
let group: number;
let forum: number;
let liked: number;

before(async () => {
  server = await startTestServer();
  const key = await atDesk(server.dataDir, ({ addStaff }) => addStaff('moderator', 'Mod'));
  ann = await signUp(server, '15550161000', 'Ann');
  for (const [at, name] of ['Ben', 'Cay', 'Dee', 'Eve'].entries())
    others.push(await signUp(server, `1555016100${at + 1}`, name));
  group = (await ann.createSupergroup({ title: 'Lamps of the quay' })).id;
  await ann.call({ _: 'channels.updateUsername', channel: await ann.resolveChannel(group), username: 'quay_lamps' });
  for (const other of others) await other.joinChat('quay_lamps');
  for (let wick = 1; wick <= 9; wick += 1) await ann.sendText(group, `wick ${wick}`);
  const [newest, second] = await ann.getHistory(group, { limit: 2 });
  liked = newest?.id ?? 0;
  for (const other of others) await other.sendReaction({ chatId: group, message: liked, emoji: '👍' });
  await ann.deleteMessagesById(group, [second?.id ?? 0]);
  for (let links = 0; links < 3; links += 1) await ann.createInviteLink(group);
  forum = await makeForum();
  await makeChats(key);
  // Whose account was taken away stays among the members.
  const [, , , eve] = others;
  await putInForce(server, key, `account:${(await eve?.getMe())?.id}`, { kind: 'suspend' });
});

after(async () => {
  for (const client of [ann, ...others]) await client?.destroy();
  await server?.stop();
});

async function makeForum(): Promise<number> {
  const { id } = await ann.createSupergroup({ title: 'Workshop', forum: true });
  for (const title of ['Glass', 'Wicks', 'Oil', 'Posts']) await ann.createForumTopic({ chatId: id, title });
  return id;
}

/** Chats of every kind, of which the oldest, two neighbours and the newest are taken down. */
async function makeChats(key: string): Promise<void> {
  const made: number[] = [];
  for (let at = 0; at < 9; at += 1) made.push((await ann.createChannel({ title: `Channel ${at}` })).id);
  const [ben, cay, dee] = others;
  for (const [other, text] of [
    [ben, 'here'],
    [cay, 'there'],
    [dee, 'gone'],
  ] as const) {
    const peer = await ann.resolvePeer((await other?.getMe())?.id ?? 0);
    await ann.sendText(peer, text);
    if (text === 'gone') await ann.deleteHistory(peer, { mode: 'clear' });
  }
  const peer = await ann.resolvePeer(made[2] ?? 0);
  await ann.call({ _: 'messages.toggleDialogPin', pinned: true, peer: { _: 'inputDialogPeer', peer } });
  for (const at of [0, 3, 4, 8]) await putInForce(server, key, `chat:${made[at]}`, { kind: 'takedown' });
}

async function taken<T>(walk: AsyncIterable<T>, name: (one: T) => unknown): Promise<unknown[]> {
  const names: unknown[] = [];
  for await (const one of walk) {
    names.push(name(one));
    if (names.length >= tooMany) assert.fail('the walk goes round and round');
  }
  return names;
}

/** The walk in one page, and in small ones: the same things in the same order, each once. */
async function isWhole<T>(
  walk: (chunkSize: number) => AsyncIterable<T>,
  name: (one: T) => unknown,
  count: number,
): Promise<void> {
  const whole = await taken(walk(100), name);
  assert.equal(new Set(whole).size, whole.length, 'each once');
  assert.equal(whole.length, count);
  for (const chunkSize of [1, 2, 3, 7]) assert.deepEqual(await taken(walk(chunkSize), name), whole, `by ${chunkSize}`);
}

const nameOf = ({ id, chat }: Message) => `${chat.id} ${id}`;

test('chats, some of which show no message', () =>
  isWhole(
    (chunkSize) => ann.iterDialogs({ chunkSize }),
    ({ peer }) => peer.id,
    15,
  ));

test('messages of a chat, from either end', async () => {
  await isWhole((chunkSize) => ann.iterHistory(group, { chunkSize }), nameOf, 13);
  await isWhole((chunkSize) => ann.iterHistory(group, { chunkSize, reverse: true }), nameOf, 13);
});

test('what is found in a chat and in all of them', async () => {
  await isWhole((chunkSize) => ann.iterSearchMessages({ chatId: group, query: 'wick', chunkSize }), nameOf, 8);
  await isWhole((chunkSize) => ann.iterSearchGlobal({ query: 'wick', chunkSize }), nameOf, 8);
});

test('members, one of whom was suspended', () =>
  isWhole(
    (chunkSize) => ann.iterChatMembers(group, { chunkSize }),
    ({ user }) => user.id,
    5,
  ));

test('topics', () =>
  isWhole(
    (chunkSize) => ann.iterForumTopics(forum, { chunkSize }),
    ({ id }) => id,
    5,
  ));

test('what admins did', () =>
  isWhole(
    (chunkSize) => ann.iterChatEventLog(group, { chunkSize }),
    ({ id }) => id.toString(),
    6,
  ));

test('links, and who came by one', async () => {
  await isWhole(
    (chunkSize) => ann.iterInviteLinks(group, { chunkSize }),
    ({ link }) => link,
    3,
  );
  const { link } = await ann.createInviteLink(forum);
  const hash = link.split('+')[1] ?? '';
  for (const other of others.slice(0, 3)) await other.call({ _: 'messages.importChatInvite', hash });
  await isWhole(
    (chunkSize) => ann.iterInviteLinkMembers(forum, { link, chunkSize }),
    ({ user }) => user.id,
    3,
  );
});

/** The library's own walk begins again for ever. */
async function* likers(chunkSize: number) {
  let offset: string | undefined;
  do {
    const page = await ann.getReactionUsers({ chatId: group, message: liked, limit: chunkSize, offset });
    yield* page;
    offset = page.next;
  } while (offset !== undefined);
}

test('who reacted', () => isWhole(likers, ({ peer }) => peer.id, 4));
