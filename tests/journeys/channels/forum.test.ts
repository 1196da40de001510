import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ForumTopic, Long, type TelegramClient, type tl } from '@mtcute/node';
import { signUp } from '../../support/mtcute-client.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { until } from '../../support/until.ts';
import { errorOf, joinBy } from './people.ts';

let server: TestServer;
let owner: TelegramClient;
let member: TelegramClient;
let forum: number;

before(async () => {
  server = await startTestServer();
  owner = await signUp(server, '+79992240001', 'Olive');
  member = await signUp(server, '+79992240002', 'Rowan');
  forum = (await owner.createSupergroup({ title: 'Lamp workshop', description: '' })).id;
  await joinBy(member, owner, forum);
  await owner.sendText(forum, 'written before there were topics');
  await owner.call({
    _: 'channels.toggleForum',
    channel: await owner.resolveChannel(forum),
    enabled: true,
    tabs: false,
  });
});

after(async () => {
  for (const client of [owner, member]) await client?.destroy();
  await server?.stop();
});

const topicsOf = async (client: TelegramClient): Promise<ForumTopic[]> => {
  const found: ForumTopic[] = [];
  for await (const topic of client.iterForumTopics(forum)) found.push(topic);
  return found;
};

const textsIn = async (client: TelegramClient, id: number): Promise<string[]> =>
  (await client.searchMessages({ chatId: forum, threadId: id })).map(({ text, isService }) => (isService ? '*' : text));

test('a forum has a General topic with all that was written before', async () => {
  const [general, ...others] = await topicsOf(member);
  assert.equal(general?.id, 1);
  assert.equal(general?.title, 'General');
  assert.deepEqual(others, []);
  assert.ok((await textsIn(member, 1)).includes('written before there were topics'));
});

test('topics keep their messages apart, and their unread ones', async () => {
  const wicks = await owner.createForumTopic({ chatId: forum, title: 'Wicks', icon: 0xff93b2 });
  const oil = await owner.createForumTopic({ chatId: forum, title: 'Oil' });
  const seen: tl.TypeMessageReplyHeader[] = [];
  member.onNewMessage.add(({ raw }) => void (raw.replyTo?._ === 'messageReplyHeader' && seen.push(raw.replyTo)));
  const first = await owner.sendText(forum, 'flat wicks are here', { replyTo: wicks.id });
  await owner.sendText(forum, 'round ones tomorrow', { replyTo: first.id });
  await owner.sendText(forum, 'colza or olive?', { replyTo: oil.id });
  await owner.sendText(forum, 'good morning');
  assert.deepEqual(await textsIn(member, wicks.id), ['round ones tomorrow', 'flat wicks are here', '*']);
  assert.deepEqual(await textsIn(member, oil.id), ['colza or olive?', '*']);
  assert.equal((await textsIn(member, 1))[0], 'good morning');
  await until(() => seen.length >= 3);
  const header = seen.find((reply) => reply._ === 'messageReplyHeader' && reply.replyToMsgId === first.id);
  assert.ok(header?._ === 'messageReplyHeader');
  assert.equal(header.forumTopic, true);
  assert.equal(header.replyToTopId, wicks.id);

  const unread = async () =>
    Object.fromEntries((await topicsOf(member)).map(({ title, raw }) => [title, raw.unreadCount]));
  assert.deepEqual(await unread(), { General: 2, Oil: 2, Wicks: 3 });
  const before = (await member.getPeerDialogs([forum]))[0]?.unreadCount ?? 0;
  await member.call({
    _: 'messages.readDiscussion',
    peer: await member.resolvePeer(forum),
    msgId: wicks.id,
    readMaxId: first.id + 1,
  });
  assert.deepEqual(await unread(), { General: 2, Oil: 2, Wicks: 0 });
  assert.equal((await member.getPeerDialogs([forum]))[0]?.unreadCount, before - 3);
});

test('a closed topic is open to its admins only, and says that it was closed', async () => {
  const topic = await owner.createForumTopic({ chatId: forum, title: 'Rules' });
  await owner.toggleForumTopicClosed({ chatId: forum, topicId: topic.id, closed: true });
  assert.equal(await errorOf(member.sendText(forum, 'a question', { replyTo: topic.id })), 'TOPIC_CLOSED');
  await owner.sendText(forum, 'lamps out at eleven', { replyTo: topic.id });
  const last = (await owner.searchMessages({ chatId: forum, threadId: topic.id })).map(({ raw }) =>
    raw._ === 'messageService' ? raw.action._ : raw._,
  );
  assert.deepEqual(last, ['message', 'messageActionTopicEdit', 'messageActionTopicCreate']);
  const rename = member.editForumTopic({ chatId: forum, topicId: topic.id, title: 'Mine' });
  assert.equal(await errorOf(rename), 'CHAT_ADMIN_REQUIRED');
  await owner.editForumTopic({ chatId: forum, topicId: topic.id, title: 'House rules' });
  const [renamed] = await owner.getForumTopicsById(forum, [topic.id]);
  assert.equal(renamed?.title, 'House rules');
});

test('members open topics where they may, and edit their own', async () => {
  const own = await member.createForumTopic({ chatId: forum, title: 'Ladders' });
  await member.editForumTopic({ chatId: forum, topicId: own.id, title: 'Long ladders' });
  await owner.setChatDefaultPermissions(forum, { manageTopics: true });
  const refused = member.createForumTopic({ chatId: forum, title: 'Short ladders' });
  assert.equal(await errorOf(refused), 'CHAT_ADMIN_REQUIRED');
});

test('pinned topics stand on top in their order', async () => {
  const ids = new Map((await topicsOf(owner)).map(({ title, id }) => [title, id]));
  for (const title of ['Oil', 'Wicks'])
    await owner.toggleForumTopicPinned({ chatId: forum, topicId: ids.get(title) ?? 0, pinned: true });
  assert.deepEqual(
    (await topicsOf(member)).slice(0, 2).map(({ title }) => title),
    ['Wicks', 'Oil'],
  );
  const told: tl.TypeUpdate[] = [];
  member.onRawUpdate.add(({ update }) => void told.push(update));
  const order = [ids.get('Oil') ?? 0, ids.get('Wicks') ?? 0];
  await owner.reorderPinnedForumTopics({ chatId: forum, order });
  assert.deepEqual(
    (await topicsOf(member)).slice(0, 2).map(({ title }) => title),
    ['Oil', 'Wicks'],
  );
  await until(() => told.some((update) => update._ === 'updatePinnedForumTopics'));
  const refused = member.toggleForumTopicPinned({ chatId: forum, topicId: ids.get('Oil') ?? 0, pinned: false });
  assert.equal(await errorOf(refused), 'CHAT_ADMIN_REQUIRED');
});

test('General can be hidden, a topic deleted with all in it', async () => {
  await owner.toggleGeneralTopicHidden({ chatId: forum, hidden: true });
  assert.equal(await errorOf(member.sendText(forum, 'hello?')), 'TOPIC_CLOSED');
  await owner.toggleGeneralTopicHidden({ chatId: forum, hidden: false });
  const topic = await owner.createForumTopic({ chatId: forum, title: 'Passing' });
  const sent = await owner.sendText(forum, 'soon gone', { replyTo: topic.id });
  assert.equal(await errorOf(member.deleteForumTopicHistory(forum, topic.id)), 'CHAT_ADMIN_REQUIRED');
  await owner.deleteForumTopicHistory(forum, topic.id);
  assert.equal((await owner.getMessages(forum, [sent.id]))[0], null);
  const [gone] = await owner
    .call({
      _: 'messages.getForumTopicsByID',
      peer: await owner.resolvePeer(forum),
      topics: [topic.id],
    })
    .then(({ topics }) => topics);
  assert.equal(gone?._, 'forumTopicDeleted');
});

test('mentions, reactions and pinned messages are counted and cleared topic by topic', async () => {
  const [one, two] = [
    await owner.createForumTopic({ chatId: forum, title: 'Chimneys' }),
    await owner.createForumTopic({ chatId: forum, title: 'Globes' }),
  ];
  const asMember = await member.resolvePeer(forum);
  const asOwner = await owner.resolvePeer(forum);
  for (const { id } of [one, two]) {
    const said = await member.sendText(forum, 'who has soot?', { replyTo: id });
    await owner.sendText(forum, 'I have', { replyTo: said.id });
    await owner.sendReaction({ chatId: forum, message: said.id, emoji: '👍' });
    await owner.pinMessage({ chatId: forum, message: said.id, notify: false });
  }
  const counts = async () => {
    const { topics } = await member.call({
      _: 'messages.getForumTopicsByID',
      peer: asMember,
      topics: [one.id, two.id],
    });
    return topics.map((topic) => topic._ === 'forumTopic' && [topic.unreadMentionsCount, topic.unreadReactionsCount]);
  };
  assert.deepEqual(await counts(), [
    [1, 1],
    [1, 1],
  ]);
  const page = { offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0 };
  const within = { peer: asMember, topMsgId: one.id } as const;
  const countIn = (found: tl.messages.TypeMessages) => ('messages' in found ? found.messages.length : -1);
  assert.equal(countIn(await member.call({ _: 'messages.getUnreadMentions', ...within, ...page })), 1);
  assert.equal(countIn(await member.call({ _: 'messages.getUnreadReactions', ...within, ...page })), 1);
  await member.call({ _: 'messages.readMentions', ...within });
  await member.call({ _: 'messages.readReactions', ...within });
  assert.deepEqual(await counts(), [
    [0, 0],
    [1, 1],
  ]);
  const [dialog] = await member.getPeerDialogs([forum]);
  assert.deepEqual([dialog?.unreadMentionsCount, dialog?.unreadReactionsCount], [1, 1]);
  // The lists of the whole forum have what the counters say: the other topic's.
  const whole = { peer: asMember, ...page };
  const topicOf = async (found: Promise<tl.messages.TypeMessages>) => {
    const answer = await found;
    assert.ok('messages' in answer);
    return answer.messages.map((said) =>
      said._ === 'message' && said.replyTo?._ === 'messageReplyHeader'
        ? (said.replyTo.replyToTopId ?? said.replyTo.replyToMsgId)
        : 0,
    );
  };
  assert.deepEqual(await topicOf(member.call({ _: 'messages.getUnreadMentions', ...whole })), [two.id]);
  assert.deepEqual(await topicOf(member.call({ _: 'messages.getUnreadReactions', ...whole })), [two.id]);
  const pinnedIn = async (topMsgId: number) => {
    const filters: tl.TypeMessagesFilter[] = [{ _: 'inputMessagesFilterPinned' }];
    return (await owner.call({ _: 'messages.getSearchCounters', peer: asOwner, topMsgId, filters }))[0]?.count;
  };
  await owner.call({ _: 'messages.unpinAllMessages', peer: asOwner, topMsgId: one.id });
  assert.deepEqual([await pinnedIn(one.id), await pinnedIn(two.id)], [0, 1]);
});

test('each topic keeps a draft of its own, for all devices, until it is sent', async () => {
  const topic = await owner.createForumTopic({ chatId: forum, title: 'Drafts' });
  const peer = await owner.resolvePeer(forum);
  const replyTo = { _: 'inputReplyToMessage', replyToMsgId: topic.id, topMsgId: topic.id } as const;
  await owner.call({ _: 'messages.saveDraft', peer, message: 'half a wick', replyTo });
  await owner.call({ _: 'messages.saveDraft', peer, message: 'half a lamp' });
  const drafts = async () => {
    const all = await owner.call({ _: 'messages.getAllDrafts' });
    assert.ok('updates' in all);
    return all.updates.map(
      (one) => one._ === 'updateDraftMessage' && one.draft._ === 'draftMessage' && [one.topMsgId, one.draft.message],
    );
  };
  assert.deepEqual(await drafts(), [
    [undefined, 'half a lamp'],
    [topic.id, 'half a wick'],
  ]);
  const [seen] = (await owner.call({ _: 'messages.getForumTopicsByID', peer, topics: [topic.id] })).topics;
  assert.ok(seen?._ === 'forumTopic' && seen.draft?._ === 'draftMessage');
  assert.equal(seen.draft.message, 'half a wick');
  assert.ok(seen.draft.replyTo?._ === 'inputReplyToMessage' && seen.draft.replyTo.topMsgId === topic.id);
  const send = { _: 'messages.sendMessage', peer, message: 'a whole wick', clearDraft: true, replyTo } as const;
  await owner.call({ ...send, randomId: Long.fromNumber(81) });
  assert.deepEqual(await drafts(), [[undefined, 'half a lamp']]);
  await owner.call({ _: 'messages.saveDraft', peer, message: '' });
});

test('a group without topics has none', async () => {
  const plain = (await owner.createSupergroup({ title: 'Plain', description: '' })).id;
  assert.equal(await errorOf(owner.createForumTopic({ chatId: plain, title: 'No' })), 'CHANNEL_FORUM_MISSING');
});
