import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { InputMedia, Long, type TelegramClient, type tl } from '@mtcute/node';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';
import { errorOf } from './people.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

/** A graph as clients draw it: its lines by name, and the sum of each. */
async function sums(client: TelegramClient, graph: tl.TypeStatsGraph): Promise<Record<string, number>> {
  const loaded =
    graph._ === 'statsGraphAsync' ? await client.call({ _: 'stats.loadAsyncGraph', token: graph.token }) : graph;
  if (loaded._ !== 'statsGraph') return {};
  const { columns, types, names, colors } = JSON.parse(loaded.json.data) as {
    columns: [string, ...number[]][];
    types: Record<string, string>;
    names: Record<string, string>;
    colors: Record<string, string>;
  };
  const [x, ...lines] = columns;
  assert.equal(x?.[0], 'x');
  assert.equal(types.x, 'x');
  const found: Record<string, number> = {};
  for (const [key, ...values] of lines) {
    assert.equal(values.length, (x?.length ?? 0) - 1);
    assert.match(types[key] ?? '', /^(line|bar|area)$/);
    assert.match(colors[key] ?? '', /^[A-Z]+#[0-9A-F]{6}$/);
    found[names[key] ?? ''] = values.reduce((sum, value) => sum + value, 0);
  }
  return found;
}

const hourMs = 3_600_000;

/** Milliseconds between the first two places of a graph. */
async function stepOf(client: TelegramClient, graph: tl.TypeStatsGraph, x?: number): Promise<number> {
  const token = graph._ === 'statsGraphAsync' ? graph.token : graph._ === 'statsGraph' ? (graph.zoomToken ?? '') : '';
  const more = x === undefined ? {} : { x: Long.fromNumber(x) };
  const loaded = await client.call({ _: 'stats.loadAsyncGraph', token, ...more });
  assert.ok(loaded._ === 'statsGraph');
  const { columns } = JSON.parse(loaded.json.data) as { columns: [string, ...number[]][] };
  return (columns[0]?.[2] as number) - (columns[0]?.[1] as number);
}

test('an admin of a channel sees its growth, views, shares, reactions, languages and sources', async () => {
  const { id } = await olive.createChannel({ title: 'Lamp news', description: '' });
  await olive.setChatUsername(id, 'lamp_figures');
  const { link } = await olive.createInviteLink(id);
  await rowan.joinChat('lamp_figures');
  await sage.joinChat(`https://t.me/+${link.split('+').at(-1)}`);
  const post = await olive.sendText(id, 'a lamp that is counted');
  const peer = await rowan.resolvePeer('lamp_figures');
  for (const client of [rowan, sage]) {
    const own = await client.resolvePeer('lamp_figures');
    await client.call({ _: 'messages.getMessagesViews', peer: own, id: [post.id], increment: true });
  }
  await rowan.sendReaction({ chatId: 'lamp_figures', message: post.id, emoji: '👍' });
  await rowan.forwardMessagesById({ fromChatId: 'lamp_figures', messages: [post.id], toChatId: 'me' });
  await rowan.call({
    _: 'account.updateNotifySettings',
    peer: { _: 'inputNotifyPeer', peer },
    settings: { _: 'inputPeerNotifySettings', muteUntil: 2_000_000_000 },
  });
  await sage.leaveChat('lamp_figures');

  const channel = await olive.resolveChannel(id);
  const { fullChat } = await olive.call({ _: 'channels.getFullChannel', channel });
  assert.ok(fullChat._ === 'channelFull' && fullChat.canViewStats && fullChat.statsDc === 2);
  const stats = await olive.call({ _: 'stats.getBroadcastStats', channel });
  assert.deepEqual(stats.followers, { _: 'statsAbsValueAndPrev', current: 2, previous: 1 });
  assert.equal(stats.viewsPerPost.current, 2);
  assert.equal(stats.sharesPerPost.current, 1);
  assert.equal(stats.reactionsPerPost.current, 1);
  assert.deepEqual(stats.enabledNotifications, { _: 'statsPercentValue', part: 1, total: 2 });
  assert.deepEqual(stats.recentPostsInteractions, [
    { _: 'postInteractionCountersMessage', msgId: post.id, views: 3, forwards: 1, reactions: 1 },
  ]);
  assert.deepEqual(await sums(olive, stats.growthGraph), { 'Total members': 2 });
  assert.deepEqual(await sums(olive, stats.followersGraph), { Joined: 2, Left: 1 });
  assert.deepEqual(await sums(olive, stats.interactionsGraph), { Views: 2, Shares: 1 });
  // Clients look closer at a day by its token and the moment of its beginning.
  assert.equal(await stepOf(olive, stats.interactionsGraph, Date.now() - (Date.now() % (24 * hourMs))), hourMs);
  assert.deepEqual(await sums(olive, stats.viewsBySourceGraph), { Members: 2 });
  assert.deepEqual(await sums(olive, stats.newFollowersBySourceGraph), { 'Invite links': 1, 'Public name': 1 });
  assert.deepEqual(await sums(olive, stats.languagesGraph), { English: 2 });
  assert.deepEqual(await sums(olive, stats.reactionsByEmotionGraph), { '👍': 1 });
  assert.deepEqual(await sums(olive, stats.muteGraph), { Muted: 1 });
  assert.deepEqual(await sums(olive, stats.topHoursGraph), { 'This week': 2 });
  assert.equal(await errorOf(olive.call({ _: 'stats.loadAsyncGraph', token: 'growth.1' })), 'GRAPH_INVALID_RELOAD');
});

test('statistics are for admins of the right kind of chat', async () => {
  const { id } = await olive.createChannel({ title: 'Wick news', description: '' });
  await olive.setChatUsername(id, 'wick_figures');
  await rowan.joinChat('wick_figures');
  const asRowan = await rowan.resolveChannel('wick_figures');
  const asOlive = await olive.resolveChannel(id);
  assert.equal(await errorOf(rowan.call({ _: 'stats.getBroadcastStats', channel: asRowan })), 'CHAT_ADMIN_REQUIRED');
  assert.equal(await errorOf(olive.call({ _: 'stats.getMegagroupStats', channel: asOlive })), 'MEGAGROUP_REQUIRED');
  const { mutedGraph } = {
    mutedGraph: (await olive.call({ _: 'stats.getBroadcastStats', channel: asOlive })).muteGraph,
  };
  assert.ok(mutedGraph._ === 'statsGraphAsync');
  assert.equal(
    await errorOf(rowan.call({ _: 'stats.loadAsyncGraph', token: mutedGraph.token })),
    'CHAT_ADMIN_REQUIRED',
  );
  const { fullChat } = await rowan.call({ _: 'channels.getFullChannel', channel: asRowan });
  assert.ok(fullChat._ === 'channelFull' && !fullChat.canViewStats);
});

test('a post shows who passed it on in public, and how it was seen', async () => {
  const { id } = await olive.createChannel({ title: 'Oil news', description: '' });
  await olive.setChatUsername(id, 'oil_figures');
  const open = await rowan.createChannel({ title: 'Open shelf', description: '' });
  await rowan.setChatUsername(open.id, 'open_shelf');
  const closed = await rowan.createChannel({ title: 'Closed shelf', description: '' });
  const post = await olive.sendText(id, 'oil for the lamps');
  for (const toChatId of ['me', open.id, closed.id])
    await rowan.forwardMessagesById({ fromChatId: 'oil_figures', messages: [post.id], toChatId });
  const channel = await olive.resolveChannel(id);
  const forwards = await olive.call({
    _: 'stats.getMessagePublicForwards',
    channel,
    msgId: post.id,
    offset: '',
    limit: 10,
  });
  assert.deepEqual(
    forwards.forwards.map(
      (one) => one._ === 'publicForwardMessage' && one.message._ === 'message' && one.message.peerId,
    ),
    [{ _: 'peerChannel', channelId: -1000000000000 - open.id }],
  );
  const stats = await olive.call({ _: 'stats.getMessageStats', channel, msgId: post.id });
  assert.equal(stats.viewsGraph._, 'statsGraphAsync');
  const peer = await sage.resolvePeer('oil_figures');
  await sage.call({ _: 'messages.getMessagesViews', peer, id: [post.id], increment: true });
  assert.deepEqual(await sums(olive, stats.viewsGraph), { Views: 1, Shares: 3 });
  // A young post is shown by the hour.
  assert.equal(await stepOf(olive, stats.viewsGraph), hourMs);
  assert.equal(await errorOf(olive.call({ _: 'stats.getMessageStats', channel, msgId: 999 })), 'MESSAGE_ID_INVALID');
});

test('whoever asked and the admins see when a poll was voted in, and for what', async () => {
  const { id } = await olive.createChannel({ title: 'Polled news', description: '' });
  await olive.setChatUsername(id, 'polled_figures');
  for (const client of [rowan, sage]) await client.joinChat('polled_figures');
  const post = await olive.sendMedia(id, InputMedia.poll({ question: 'Which oil?', answers: ['Colza', 'Olive'] }));
  const statsFor = async (client: TelegramClient) => {
    const peer = await client.resolvePeer('polled_figures');
    return client.call({ _: 'stats.getPollStats', peer, msgId: post.id });
  };
  const nothing = (await statsFor(olive)).votesGraph;
  assert.equal(nothing._, 'statsGraphError');
  for (const client of [rowan, sage])
    await client.sendVote({ chatId: 'polled_figures', message: post.id, options: client === rowan ? [0] : [1] });
  await olive.sendVote({ chatId: 'polled_figures', message: post.id, options: [1] });
  assert.deepEqual(await sums(olive, (await statsFor(olive)).votesGraph), { Colza: 1, Olive: 2 });
  assert.equal(await errorOf(statsFor(rowan)), 'CHAT_ADMIN_REQUIRED');
  const offered = async (client: TelegramClient) => {
    const [message] = await client.getMessages('polled_figures', [post.id]);
    const raw = message?.raw._ === 'message' ? message.raw.media : undefined;
    return raw?._ === 'messageMediaPoll' && raw.results.canViewStats === true;
  };
  assert.deepEqual([await offered(olive), await offered(rowan)], [true, false]);
  const [rowanInput] = await world.inputs(olive, [rowan]);
  assert.ok(rowanInput);
  await olive.editAdminRights({ chatId: id, userId: rowanInput.userId, rights: { postMessages: true } });
  assert.deepEqual(await sums(rowan, (await statsFor(rowan)).votesGraph), { Colza: 1, Olive: 2 });
  assert.equal(await offered(rowan), true);
});

test('a group shows who writes, reads, invites and keeps order', async () => {
  const { id } = await olive.createSupergroup({ title: 'Lamp talk', description: '' });
  await olive.setChatUsername(id, 'lamp_circle');
  await rowan.joinChat('lamp_circle');
  const [sageInput] = await world.inputs(rowan, [sage]);
  assert.ok(sageInput);
  await rowan.addChatMembers('lamp_circle', [sageInput], {});
  await rowan.sendText('lamp_circle', 'twelve signs');
  const rude = await sage.sendText('lamp_circle', 'mud');
  await olive.deleteMessagesById(id, [rude.id]);
  await rowan.readHistory('lamp_circle');
  const channel = await olive.resolveChannel(id);
  await until(async () => (await olive.call({ _: 'stats.getMegagroupStats', channel })).viewers.current === 1);
  const stats = await olive.call({ _: 'stats.getMegagroupStats', channel });
  assert.equal(stats.members.current, 3);
  const userIdOf = async (client: TelegramClient) => (await client.getMe()).id;
  const [oliveId, rowanId] = [await userIdOf(olive), await userIdOf(rowan)];
  assert.ok(
    stats.topPosters.some(({ userId, messages, avgChars }) => userId === rowanId && messages === 1 && avgChars === 12),
  );
  assert.deepEqual(stats.topAdmins, [{ _: 'statsGroupTopAdmin', userId: oliveId, deleted: 1, kicked: 0, banned: 0 }]);
  assert.deepEqual(stats.topInviters, [{ _: 'statsGroupTopInviter', userId: rowanId, invitations: 1 }]);
  assert.ok(stats.users.some((user) => user.id === rowanId));
});
