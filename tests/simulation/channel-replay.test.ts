import assert from 'node:assert/strict';
import { after, before, describe, type TestContext, test } from 'node:test';
import Long from 'long';
import {
  type AccountId,
  bareId,
  type ChatId,
  createChannel,
  createGroup,
  createSpamWatch,
  migrateGroup,
  type Random,
  setChannelUsername,
  type SpamWatch,
  setDiscussionGroup,
} from '#domain';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';
import { seededRandom } from '../support/test-world.ts';
import { type ChannelClient, channelClient, fetchState, toState } from './channel-client.ts';

/** More by `TOCSIN_SEEDS=N`; one alone by `TOCSIN_SEED=N`. */
const only = Number(process.env.TOCSIN_SEED ?? 0);
const seeds = Number(process.env.TOCSIN_SEEDS ?? 200);
const steps = 20;
const kinds = ['supergroup', 'channel', 'forum', 'discussion', 'migrated'] as const;
type Kind = (typeof kinds)[number];
/** Long enough for the anti-spam to take it for the same. */
const flood = 'lamps, lamps, the cheapest lamps of all';
const emoticons = ['👍', '❤', '🔥'];

let dispatcher: Dispatcher;
let people: AccountId[];
let watch: SpamWatch;
const spam = { removed: 0, broughtBack: 0 };
let randomIds = 0;
const cleanups: Parameters<TestContext['after']>[0][] = [];

describe('replay equals refetch in supergroups, channels and forums', () => {
  before(async () => {
    // Few entries are already too many, so that every seed meets a difference that is too long.
    const limits = { channelTooLongEntries: 12, antiSpamFrom: 1, antiSpamRepeats: 2 };
    dispatcher = await createDispatcher({ after: (cleanup) => void cleanups.push(cleanup) }, limits);
    watch = createSpamWatch(dispatcher.world);
    people = [];
    for (const name of ['Olive', 'Rowan', 'Sage', 'Wren']) people.push(await dispatcher.signIn(name));
  });

  after(async () => {
    for (const cleanup of cleanups) await (cleanup as () => Promise<void>)();
  });

  test(`${seeds} seeds`, async () => {
    for (let seed = only || 1; seed <= (only || seeds); seed++) await play(seed);
    if (only || seeds < 100) return;
    assert.ok(spam.removed > 50, `${spam.removed} messages were removed as spam`);
    assert.ok(spam.broughtBack > 10, `${spam.broughtBack} of them were brought back`);
  });
});

async function play(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const [creator = 0] = people;
  const kind = kinds[random.below(kinds.length)] ?? 'supergroup';
  const { chat, posts } = await openChat(kind, creator);
  await setChannelUsername(dispatcher.world, { actor: creator, chat, name: `lamps_${seed}` });
  await dispatcher.outcome(creator, asked(creator, chat, 'channels.toggleAntiSpam', { enabled: true }));
  const clients = people.map((account) => channelClient(dispatcher, account, chat));
  for (const client of clients) {
    if (client.account !== creator)
      await dispatcher.outcome(client.account, asked(client.account, chat, 'channels.joinChannel'));
    await client.start();
  }
  const lostIds: number[] = [];
  for (let step = 0; step < steps; step++) {
    const actor = clients[random.below(clients.length)] ?? clients[0];
    if (actor) await act(random, actor, chat, posts);
    lostIds.push(...(await removeSpam()));
    if (lostIds.length > 0 && random.below(2) === 0) await bringBack(creator, chat, lostIds.pop());
    for (const client of clients) await client.listen();
    for (const client of clients) if (random.below(6) === 0) await turn(random, client);
    if (random.below(4) === 0) dispatcher.world.waitS(random.below(2000));
  }
  for (const client of clients) {
    client.online = true;
    await client.catchUp(1 + random.below(5));
    // Who was let in again while away learns it from the list of chats, which is not played here.
    if (!client.sees) await client.start();
    const told = await fetchState(dispatcher, client.account, chat).catch(() => undefined);
    assert.equal(client.sees, told !== undefined, `seed ${seed}, ${kind}`);
    if (!told) continue;
    const fresh = toState(told);
    assert.deepEqual(client.state(), fresh, `seed ${seed}, ${kind}, person ${people.indexOf(client.account)}`);
  }
  await setChannelUsername(dispatcher.world, { actor: creator, chat, name: '' });
}

/** Lets the anti-spam do its work; returns the messages that it removed. */
async function removeSpam(): Promise<number[]> {
  const { nudges } = dispatcher.world;
  watch.hear(nudges);
  const heard = nudges.length;
  spam.removed += await watch.flush();
  return nudges
    .slice(heard)
    .flatMap(({ entries }) => entries)
    .flatMap(({ body }) => (body.kind === 'deleteMessages' ? body.ids : []));
}

/** The creator says of one of them that it was none. */
async function bringBack(creator: AccountId, chat: ChatId, msgId: number | undefined): Promise<void> {
  const said = asked(creator, chat, 'channels.reportAntiSpamFalsePositive', { msgId });
  const outcome = await dispatcher.outcome(creator, said);
  if (outcome === 'ok') spam.broughtBack += 1;
  // A topic may have gone meanwhile, and with it the place of the message.
  else assert.equal(outcome, 'MESSAGE_ID_INVALID');
}

/** Goes away, or comes back and catches up; what was pushed meanwhile is lost. */
async function turn(random: Random, client: ChannelClient): Promise<void> {
  client.online = !client.online;
  if (client.online) await client.catchUp(1 + random.below(5));
}

function asked(account: AccountId, chat: ChatId, method: string, more: object = {}): { _: string } {
  const channel = { _: 'inputChannel', channelId: bareId(chat), accessHash: dispatcher.hashFor(account, chat) };
  const request = { _: method, channel, peer: { ...channel, _: 'inputPeerChannel' }, ...more };
  return request;
}

/** The chat that is played in, and for a discussion the channel whose posts are copied into it. */
async function openChat(kind: Kind, creator: AccountId): Promise<{ chat: ChatId; posts: ChatId | undefined }> {
  const { world } = dispatcher;
  const open = async (one: 'supergroup' | 'channel', forum = false): Promise<ChatId> =>
    (await createChannel(world, { creator, kind: one, title: 'Lamps', about: '', forum })).chat;
  if (kind === 'migrated') {
    const members = people.slice(1);
    const { chat: group } = await createGroup(world, { creator, title: 'Lamps', members });
    return { chat: (await migrateGroup(world, { actor: creator, chat: group })).channel, posts: undefined };
  }
  if (kind !== 'discussion')
    return { chat: await open(kind === 'channel' ? kind : 'supergroup', kind === 'forum'), posts: undefined };
  const chat = await open('supergroup');
  const posts = await open('channel');
  await setDiscussionGroup(world, { actor: creator, broadcast: posts, group: chat });
  return { chat, posts };
}

/** What is done to somebody else: shut out, restricted, freed, and their messages deleted. */
function againstOther(random: Random, account: AccountId, chat: ChatId): { _: string }[] {
  const other = people[1 + random.below(people.length - 1)] ?? 0;
  const participant = { _: 'inputPeerUser', userId: other, accessHash: dispatcher.hashFor(account, other) };
  const rights = [{ viewMessages: true }, { sendMessages: true }, {}, {}][random.below(4)];
  const bannedRights = { _: 'chatBannedRights', untilDate: 0, ...rights };
  return [
    asked(account, chat, 'channels.editBanned', { participant, bannedRights }),
    asked(account, chat, 'channels.editBanned', { participant, bannedRights }),
    asked(account, chat, 'channels.deleteParticipantHistory', { participant }),
  ];
}

/** What happens in the channel whose posts lie in the discussion, too. */
function inChannel(random: Random, account: AccountId, posts: ChatId, send: object): { _: string }[] {
  const id = 1 + random.below(6);
  const { message, randomId } = { message: 'a post', randomId: Long.fromNumber(randomIds + 1_000_000), ...send };
  return [
    asked(account, posts, 'messages.sendMessage', { message, randomId }),
    asked(account, posts, 'messages.sendMessage', { message, randomId }),
    asked(account, posts, 'messages.editMessage', { id, message: `post ${randomIds}` }),
    asked(account, posts, 'channels.deleteMessages', { id: [id] }),
  ];
}

/** One call of somebody; what they may not do is refused and changes nothing. */
async function act(random: Random, client: ChannelClient, chat: ChatId, posts: ChatId | undefined): Promise<void> {
  const { account } = client;
  const state = await dispatcher.world.store.read((tx) => tx.updates.state(chat));
  const some = 1 + random.below(state?.lastMessageId ?? 1);
  randomIds += 1;
  const replyTo = random.below(3) === 0 ? { replyTo: { _: 'inputReplyToMessage', replyToMsgId: some } } : {};
  const send = { message: `lamp ${randomIds}`, randomId: Long.fromNumber(randomIds), ...replyTo };
  const reaction = random.below(4) === 0 ? [] : [{ _: 'reactionEmoji', emoticon: emoticons[random.below(3)] }];
  const calls = [
    asked(account, chat, 'messages.sendMessage', send),
    asked(account, chat, 'messages.sendMessage', send),
    asked(account, chat, 'messages.sendMessage', send),
    asked(account, chat, 'messages.sendMessage', { ...send, message: flood }),
    asked(account, chat, 'messages.sendMessage', { ...send, message: flood }),
    asked(account, chat, 'messages.sendMessage', { ...send, message: flood }),
    asked(account, chat, 'messages.editMessage', { id: some, message: `lamp ${randomIds}, trimmed` }),
    asked(account, chat, 'channels.deleteMessages', { id: [some, some + 1] }),
    asked(account, chat, 'messages.updatePinnedMessage', { id: some, unpin: random.below(3) === 0, silent: true }),
    asked(account, chat, 'messages.unpinAllMessages'),
    asked(account, chat, 'messages.sendReaction', { msgId: some, reaction }),
    asked(account, chat, 'messages.sendReaction', { msgId: some, reaction }),
    asked(account, chat, 'channels.editTitle', { title: `Lamps ${random.below(5)}` }),
    asked(account, chat, 'messages.createForumTopic', { title: 'Wicks', randomId: Long.fromNumber(randomIds) }),
    asked(account, chat, 'messages.deleteTopicHistory', { topMsgId: some }),
    asked(account, chat, 'messages.updatePinnedForumTopic', { topicId: some, pinned: random.below(2) === 0 }),
    asked(account, chat, 'messages.editForumTopic', { topicId: some, title: `Wicks ${random.below(9)}` }),
    asked(account, chat, 'channels.joinChannel'),
    asked(account, chat, 'channels.leaveChannel'),
    asked(account, chat, 'channels.deleteHistory', { maxId: random.below(2) === 0 ? 0 : some, forEveryone: true }),
    ...againstOther(random, account, chat),
    ...(posts === undefined ? [] : inChannel(random, account, posts, send)),
  ];
  const call = calls[random.below(calls.length)];
  if (!call) return;
  const answer = await dispatcher.answer(account, call).catch(() => undefined);
  // An answer is lost only with its session, whose client then asks for the difference.
  if (random.below(8) === 0) client.online = false;
  if (answer && client.online) await client.take(answer);
}
