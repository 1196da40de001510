import assert from 'node:assert/strict';
import { Long, type tl } from '@mtcute/node';
import { until } from '../../../support/until.ts';
import type { Cast } from './bullets-membership.ts';
import { full, history, makeChat, messageIn, type Person, randomId, refuses, send } from './person.ts';

/** A public channel of the owner's that the member reads. */
async function channelOf({ owner, member, tag }: Cast, name: string): Promise<number> {
  const username = `${name}_${tag}`;
  const channel = await makeChat(owner, `Lamp news: ${name}`, 'channel', username);
  await member.find(username);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(channel) });
  return channel;
}

async function search(person: Person, chat: number, q: string): Promise<string[]> {
  const found = await person.call({
    ...{ _: 'messages.search', peer: person.peer(chat), q, filter: { _: 'inputMessagesFilterEmpty' } },
    ...{ minDate: 0, maxDate: 0, offsetId: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0, hash: Long.ZERO },
  });
  assert.ok('messages' in found);
  return found.messages.flatMap((one) => (one._ === 'message' ? [one.message] : []));
}

export async function posts(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'posts');
  await refuses(
    member,
    { _: 'messages.sendMessage', peer: member.peer(channel), message: 'me, too', randomId: randomId() },
    'CHAT_ADMIN_REQUIRED',
  );
  await owner.call({ _: 'channels.toggleSignatures', channel: owner.channel(channel), signaturesEnabled: true });
  const post = await send(owner, channel, 'a quiet lamp', { silent: true });
  await owner.call({ _: 'messages.editMessage', peer: owner.peer(channel), id: post, message: 'a quiet lamp, lit' });
  await owner.call({ _: 'messages.updatePinnedMessage', peer: owner.peer(channel), id: post, silent: true });
  const [seen] = await history(member, channel);
  assert.equal(seen?.message, 'a quiet lamp, lit');
  assert.equal(seen.silent, true);
  assert.equal(seen.postAuthor, 'Owner');
  assert.ok(seen.editDate);
  assert.equal(seen.pinned, true);
  assert.equal((await full(member, channel)).pinnedMsgId, post);
  const later = Math.floor(Date.now() / 1000) + 3600;
  await send(owner, channel, 'tomorrow’s lamp', { scheduleDate: later });
  assert.equal((await history(member, channel)).length, 1);
  const waiting = await owner.call({ _: 'messages.getScheduledHistory', peer: owner.peer(channel), hash: Long.ZERO });
  assert.ok('messages' in waiting && waiting.messages.length === 1);
  const id = waiting.messages.map((one) => one.id);
  await owner.call({ _: 'messages.sendScheduledMessages', peer: owner.peer(channel), id });
  assert.equal((await history(member, channel))[0]?.message, 'tomorrow’s lamp');
}

export async function counters(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'counted');
  const post = await send(owner, channel, 'a lamp that is counted');
  const look: tl.messages.RawGetMessagesViewsRequest = {
    _: 'messages.getMessagesViews',
    peer: member.peer(channel),
    id: [post],
    increment: true,
  };
  await member.call(look);
  const again = await member.call(look);
  assert.equal(again.views[0]?.views, 2);
  await member.call({
    ...{ _: 'messages.forwardMessages', fromPeer: member.peer(channel), id: [post], randomId: [randomId()] },
    toPeer: { _: 'inputPeerSelf' },
  });
  // Views are written in slices, a second after they were looked at.
  await until(async () => (await history(member, channel))[0]?.views === 2);
  assert.equal((await history(member, channel))[0]?.forwards, 1);
}

export async function comments(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'discussed');
  const group = await makeChat(owner, 'Lamp talk', 'group', `lamp_talk_${cast.tag}`);
  const linked = { broadcast: owner.channel(channel), group: owner.channel(group) };
  await owner.call({ _: 'channels.setDiscussionGroup', ...linked });
  const post = await send(owner, channel, 'what do you say?');
  const place = { peer: member.peer(channel), msgId: post };
  const opened = await member.call({ _: 'messages.getDiscussionMessage', ...place });
  const [root] = opened.messages;
  assert.ok(root?._ === 'message' && root.peerId._ === 'peerChannel');
  const [first] = await history(owner, group);
  assert.equal(first?.id, root.id);
  const answer = { peer: member.peer(group), message: 'a bright one', randomId: randomId() };
  await replyTo(member, answer, root.id);
  const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 10, maxId: 0, minId: 0, hash: Long.ZERO };
  const thread = await member.call({ _: 'messages.getReplies', ...place, ...page });
  assert.ok('messages' in thread);
  assert.deepEqual(
    thread.messages.map((one) => one._ === 'message' && one.message),
    ['a bright one'],
  );
  const [seen] = await history(member, channel);
  assert.equal(seen?.replies?.replies, 1);
  assert.equal(seen.replies.comments, true);
}

/** Answers were named by a bare number until layer 158, and since by an object. */
async function replyTo(
  person: Person,
  request: { peer: tl.TypeInputPeer; message: string; randomId: tl.Long },
  id: number,
): Promise<number> {
  const replies = (await person.hasType('inputReplyToMessage'))
    ? { replyTo: { _: 'inputReplyToMessage', replyToMsgId: id } as const }
    : { replyToMsgId: id };
  return messageIn(await person.call({ _: 'messages.sendMessage', ...request, ...replies })).id;
}

/** A reaction was a text until layer 145, and an object since. */
async function reacting(
  person: Person,
  chat: number,
  msgId: number,
  emoticon: string,
): Promise<tl.messages.RawSendReactionRequest> {
  const modern = await person.hasType('reactionEmoji');
  const reaction = (modern ? [{ _: 'reactionEmoji', emoticon }] : emoticon) as never;
  return { _: 'messages.sendReaction', peer: person.peer(chat), msgId, reaction };
}

export async function reactions(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'liked');
  const post = await send(owner, channel, 'a lamp to like');
  const modern = await owner.hasType('reactionEmoji');
  // Until layer 145 a chat that named no reactions allowed none: there all of them are named.
  const all = (await full(member, channel)).availableReactions;
  assert.ok(Array.isArray(all) ? !modern && all.includes('🔥') : modern && all?._ === 'chatReactionsAll');
  const some = modern ? { _: 'chatReactionsSome', reactions: [{ _: 'reactionEmoji', emoticon: '👍' }] } : ['👍'];
  const allowed = { peer: owner.peer(channel), availableReactions: some as never };
  await owner.call({ _: 'messages.setChatAvailableReactions', ...allowed });
  await refuses(member, await reacting(member, channel, post, '🔥'), 'REACTION_INVALID');
  await member.call(await reacting(member, channel, post, '👍'));
  const [seen] = await history(owner, channel);
  assert.deepEqual(
    seen?.reactions?.results.map(({ count }) => count),
    [1],
  );
}

export async function searches(cast: Cast): Promise<void> {
  const { owner, member, stranger, tag } = cast;
  const channel = await channelOf(cast, 'sought');
  for (const text of ['an amber lamp', 'a blue lamp', 'no light at all']) await send(owner, channel, text);
  assert.deepEqual(await search(stranger, await stranger.find(`sought_${tag}`), 'lamp'), [
    'a blue lamp',
    'an amber lamp',
  ]);
  assert.deepEqual(await search(member, channel, 'amb'), ['an amber lamp']);
  const named = await stranger.call({ _: 'contacts.search', q: `sought_${tag}`, limit: 10 });
  assert.ok(named.results.some((one) => one._ === 'peerChannel' && one.channelId === channel));
  const everywhere = await member.call({
    ...{ _: 'messages.searchGlobal', q: 'amber', filter: { _: 'inputMessagesFilterEmpty' }, minDate: 0, maxDate: 0 },
    ...{ offsetRate: 0, offsetPeer: { _: 'inputPeerEmpty' }, offsetId: 0, limit: 10 },
  });
  assert.ok('messages' in everywhere);
  assert.ok(everywhere.messages.some((one) => one._ === 'message' && one.message === 'an amber lamp'));
}

/** The sums of a graph's lines by their names, loaded by its token where it comes so. */
async function sums(person: Person, graph: tl.TypeStatsGraph): Promise<Record<string, number>> {
  const { _: kind } = graph;
  const loaded =
    kind === 'statsGraphAsync' ? await person.call({ _: 'stats.loadAsyncGraph', token: graph.token }) : graph;
  assert.ok(loaded._ === 'statsGraph');
  const drawn: { columns: [string, ...number[]][]; names: Record<string, string> } = JSON.parse(loaded.json.data);
  const lines = drawn.columns.filter(([key]) => key !== 'x');
  return Object.fromEntries(
    lines.map(([key, ...values]) => [drawn.names[key] ?? '', values.reduce((sum, value) => sum + value, 0)]),
  );
}

export async function figures(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'figures');
  const post = await send(owner, channel, 'a lamp in figures');
  await member.call({ _: 'messages.getMessagesViews', peer: member.peer(channel), id: [post], increment: true });
  // Views are written in slices, a second after they were looked at.
  await until(async () => (await history(member, channel))[0]?.views === 2);
  const stats = await owner.call({ _: 'stats.getBroadcastStats', channel: owner.channel(channel) });
  assert.equal(stats.followers.current, 2);
  assert.deepEqual(await sums(owner, stats.growthGraph), { 'Total members': 2 });
  assert.deepEqual(await sums(owner, stats.viewsBySourceGraph), { Members: 1 });
  assert.deepEqual(await sums(owner, stats.newFollowersBySourceGraph), { 'Public name': 1 });
  const one = await owner.call({ _: 'stats.getMessageStats', channel: owner.channel(channel), msgId: post });
  assert.equal((await sums(owner, one.viewsGraph)).Views, 1);
  const asked = { _: 'stats.getBroadcastStats', channel: member.channel(channel) } as const;
  await refuses(member, asked, 'CHAT_ADMIN_REQUIRED');
}

/** What is said in a topic is unread there until it is read there. */
async function readTopics({ owner, member, tag }: Cast, group: number, topic: number): Promise<void> {
  await member.find(`topics_${tag}`);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(group) });
  const said: number[] = [];
  for (const message of ['olive oil', 'colza oil'])
    said.push(await replyTo(owner, { peer: owner.peer(group), message, randomId: randomId() }, topic));
  const peer = member.peer(group);
  const state = async () => {
    const { topics: found } = await member.call({ _: 'messages.getForumTopicsByID', peer, topics: [topic] });
    const [one] = found;
    assert.ok(one?._ === 'forumTopic');
    return [one.topMessage, one.readInboxMaxId, one.unreadCount];
  };
  const [first = 0, last = 0] = said;
  assert.equal((await state())[0], last);
  await member.call({ _: 'messages.readDiscussion', peer, msgId: topic, readMaxId: first });
  assert.deepEqual(await state(), [last, first, 1]);
  await member.call({ _: 'messages.readDiscussion', peer, msgId: topic, readMaxId: last });
  assert.deepEqual(await state(), [last, last, 0]);
}

export async function topics(cast: Cast): Promise<void> {
  const { owner } = cast;
  const group = await makeChat(owner, 'Lamp topics', 'group', `topics_${cast.tag}`);
  const toggle = { _: 'channels.toggleForum', channel: owner.channel(group), enabled: true, tabs: false } as const;
  await owner.call(toggle);
  const peer = owner.peer(group);
  await owner.call({ _: 'messages.createForumTopic', peer, title: 'Wicks', randomId: randomId() });
  const list = async () => {
    const page = { offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 10 };
    const found = await owner.call({ _: 'messages.getForumTopics', peer, ...page });
    return found.topics.filter((one) => one._ === 'forumTopic');
  };
  const wicks = (await list()).find(({ title }) => title === 'Wicks');
  assert.ok(wicks);
  await owner.call({ _: 'messages.editForumTopic', peer, topicId: wicks.id, title: 'Oil' });
  await owner.call({ _: 'messages.editForumTopic', peer, topicId: wicks.id, closed: true });
  await owner.call({ _: 'messages.updatePinnedForumTopic', peer, topicId: wicks.id, pinned: true });
  const [oil, general] = await list();
  assert.equal(oil?.title, 'Oil');
  assert.ok(oil.closed && oil.pinned);
  assert.equal(general?.id, 1);
  await refuses(owner, { _: 'messages.deleteTopicHistory', peer, topMsgId: 1 }, 'TOPIC_ID_INVALID');
  await owner.call({ _: 'messages.editForumTopic', peer, topicId: wicks.id, closed: false });
  await readTopics(cast, group, wicks.id);
  await owner.call({ _: 'messages.deleteTopicHistory', peer, topMsgId: wicks.id });
  assert.deepEqual(
    (await list()).map(({ id }) => id),
    [1],
  );
}

export async function differences(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const channel = await channelOf(cast, 'missed');
  const { pts } = await full(member, channel);
  for (const text of ['one', 'two', 'three']) await send(owner, channel, text);
  const filter = { _: 'channelMessagesFilterEmpty' } as const;
  const since = { _: 'updates.getChannelDifference', channel: member.channel(channel), filter } as const;
  const found = await member.call({ ...since, pts, limit: 100 });
  assert.ok(found._ === 'updates.channelDifference');
  assert.equal(found.final, true);
  assert.ok((found.timeout ?? 0) > 0);
  assert.deepEqual(
    found.newMessages.map((one) => one._ === 'message' && one.message),
    ['one', 'two', 'three'],
  );
  assert.equal((await member.call({ ...since, pts: found.pts, limit: 100 }))._, 'updates.channelDifferenceEmpty');
  const parts: unknown[] = [];
  for (let from = pts, over = false; !over; ) {
    const part = await member.call({ ...since, pts: from, limit: 2 });
    assert.ok(part._ === 'updates.channelDifference');
    [from, over] = [part.pts, part.final === true];
    parts.push(part.newMessages.map((one) => one._ === 'message' && one.message));
  }
  assert.deepEqual(parts.flat(), ['one', 'two', 'three']);
  assert.ok(parts.length > 1, 'what is more than a page comes in several, the last of them final');
}

export async function mentions(cast: Cast): Promise<void> {
  const { owner, member, tag } = cast;
  const group = await makeChat(owner, 'Lamp calls', 'group', `calls_${tag}`);
  await member.find(`calls_${tag}`);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(group) });
  const mine = await send(member, group, 'a question');
  await replyTo(owner, { peer: owner.peer(group), message: 'an answer', randomId: randomId() }, mine);
  const counts = async () => {
    const peers = [{ _: 'inputDialogPeer', peer: member.peer(group) } as const];
    const { dialogs } = await member.call({ _: 'messages.getPeerDialogs', peers });
    const [dialog] = dialogs;
    return dialog?._ === 'dialog' ? [dialog.unreadCount, dialog.unreadMentionsCount, dialog.unreadReactionsCount] : [];
  };
  await owner.call(await reacting(owner, group, mine, '🔥'));
  assert.deepEqual(await counts(), [1, 1, 1]);
  await member.call({ _: 'channels.readHistory', channel: member.channel(group), maxId: 0 });
  await member.call({ _: 'messages.readMentions', peer: member.peer(group) });
  assert.deepEqual(await counts(), [0, 0, 1]);
  await member.call({ _: 'messages.readReactions', peer: member.peer(group) });
  assert.deepEqual(await counts(), [0, 0, 0]);
}
