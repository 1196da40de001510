import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { anotherDevice, listen } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let group: number;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan] = world.clients as [TelegramClient, TelegramClient];
  await rowan.call({ _: 'account.updateUsername', username: 'rowan_wicks' });
  group = (await olive.createSupergroup({ title: 'Wick trimmers', description: '' })).id;
  await olive.setChatUsername(group, 'wick_trimmers');
  await rowan.joinChat('wick_trimmers');
});

after(() => world?.close());

async function dialogOf(client: TelegramClient): Promise<tl.RawDialog> {
  const peer = await client.resolvePeer(group);
  const { dialogs } = await client.call({
    _: 'messages.getPeerDialogs',
    peers: [{ _: 'inputDialogPeer', peer }],
  });
  const [dialog] = dialogs;
  assert.ok(dialog?._ === 'dialog');
  return dialog;
}

async function mentionIds(client: TelegramClient): Promise<number[]> {
  const peer = await client.resolvePeer(group);
  const page = await client.call({
    _: 'messages.getUnreadMentions',
    peer,
    offsetId: 0,
    addOffset: 0,
    limit: 20,
    maxId: 0,
    minId: 0,
  });
  assert.ok('messages' in page);
  return page.messages.map(({ id }) => id);
}

test('a mention and a reply are counted for whom they are meant, until they are read', async () => {
  const heard = listen(rowan);
  const own = await rowan.sendText(group, 'good evening');
  const named = await olive.sendText(group, 'good evening @rowan_wicks');
  const reply = await olive.sendText(group, 'and how is the oil?', { replyTo: own.id });
  await until(() =>
    heard.some(
      (update) =>
        update._ === 'updateNewChannelMessage' &&
        update.message._ === 'message' &&
        update.message.id === reply.id &&
        update.message.mentioned === true,
    ),
  );
  assert.equal((await dialogOf(rowan)).unreadMentionsCount, 2);
  assert.equal((await dialogOf(olive)).unreadMentionsCount, 0);
  assert.deepEqual(await mentionIds(rowan), [reply.id, named.id]);
  assert.deepEqual(await mentionIds(olive), []);

  const channel = await rowan.resolveChannel(group);
  await rowan.call({ _: 'channels.readMessageContents', channel, id: [named.id] });
  assert.deepEqual(await mentionIds(rowan), [reply.id]);
  await rowan.call({ _: 'messages.readMentions', peer: await rowan.resolvePeer(group) });
  assert.equal((await dialogOf(rowan)).unreadMentionsCount, 0);
  // What was read stays a mention.
  const [still] = await rowan.getMessages(group, [named.id]);
  assert.equal(still?.isMention, true);
});

test('other devices of the reader learn what was read', async () => {
  const named = await olive.sendText(group, 'once more, @rowan_wicks');
  const { client: tablet, signIn } = await anotherDevice(world.server, world.phoneOf(rowan));
  await signIn();
  const heard = listen(tablet);
  const channel = await rowan.resolveChannel(group);
  await rowan.call({ _: 'channels.readMessageContents', channel, id: [named.id] });
  await until(() =>
    heard.some((update) => update._ === 'updateChannelReadMessagesContents' && update.messages.includes(named.id)),
  );
  await tablet.destroy();
});

test('reactions to one’s own words are counted until they are seen', async () => {
  const own = await rowan.sendText(group, 'I trimmed nine wicks');
  await olive.sendReaction({ chatId: group, message: own.id, emoji: '👍' });
  await until(async () => (await dialogOf(rowan)).unreadReactionsCount === 1);
  assert.equal((await dialogOf(olive)).unreadReactionsCount, 0);
  const peer = await rowan.resolvePeer(group);
  const asked = { peer, offsetId: 0, addOffset: 0, limit: 20, maxId: 0, minId: 0 };
  const page = await rowan.call({ _: 'messages.getUnreadReactions', ...asked });
  assert.ok('messages' in page);
  assert.deepEqual(
    page.messages.map(({ id }) => id),
    [own.id],
  );
  const unseen = (message: tl.TypeMessage | undefined) =>
    message?._ === 'message' && (message.reactions?.recentReactions ?? []).map(({ unread }) => unread === true);
  assert.deepEqual(unseen(page.messages[0]), [true]);
  const listed = async () => {
    const list = await rowan.call({ _: 'messages.getMessageReactionsList', peer, id: own.id, limit: 10 });
    return list.reactions.map(({ unread }) => unread === true);
  };
  assert.deepEqual(await listed(), [true]);
  const { client: tablet, signIn } = await anotherDevice(world.server, world.phoneOf(rowan));
  await signIn();
  const heard = listen(tablet);
  await rowan.call({ _: 'messages.readReactions', peer });
  assert.deepEqual(await listed(), [false]);
  assert.equal((await dialogOf(rowan)).unreadReactionsCount, 0);
  await until(() =>
    heard.some((update) => update._ === 'updateChannelReadMessagesContents' && update.messages.includes(own.id)),
  );
  await tablet.destroy();
  const [seen] = await rowan.getMessages(group, [own.id]);
  assert.deepEqual(unseen(seen?.raw), [false]);
});

test('unread reactions go one by one: seen with their message, taken back, or deleted with it', async () => {
  const said: number[] = [];
  for (const text of ['one wick', 'two wicks', 'three wicks']) {
    const { id } = await rowan.sendText(group, text);
    await olive.sendReaction({ chatId: group, message: id, emoji: '👍' });
    said.push(id);
  }
  const count = async () => (await dialogOf(rowan)).unreadReactionsCount;
  const [one = 0, two = 0, three = 0] = said;
  assert.equal(await count(), 3);
  await rowan.call({ _: 'channels.readMessageContents', channel: await rowan.resolveChannel(group), id: [one] });
  assert.equal(await count(), 2);
  await olive.sendReaction({ chatId: group, message: two, emoji: null });
  assert.equal(await count(), 1);
  await rowan.deleteMessagesById(group, [three]);
  assert.equal(await count(), 0);
});
