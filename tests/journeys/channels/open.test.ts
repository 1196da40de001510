import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { listen } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';
import { errorOf } from './people.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;

const flags = [
  '--limit-admins',
  '1',
  '--limit-supergroup-members',
  '2',
  '--limit-public-channels',
  '5',
  '--limit-invite-links',
  '2',
];

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage'], { flags });
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

async function openChannel(title: string, username: string): Promise<number> {
  const { id } = await olive.createChannel({ title, description: '' });
  await olive.setChatUsername(id, username);
  return id;
}

async function difference(client: TelegramClient, chat: string | number, pts: number) {
  const channel = await client.resolveChannel(chat);
  const filter = { _: 'channelMessagesFilterEmpty' } as const;
  return client.call({ _: 'updates.getChannelDifference', channel, filter, pts, limit: 100 });
}

const texts = (updates: readonly tl.TypeUpdate[]): string[] =>
  updates.flatMap((update) =>
    update._ === 'updateNewChannelMessage' && update.message._ === 'message' ? [update.message.message] : [],
  );

test('who has a public channel open is told of posts without being in it, and no longer once it is closed', async () => {
  const id = await openChannel('Open lamps', 'open_lamps');
  await olive.sendText(id, 'before anybody looked');
  const heard = listen(rowan);
  const first = await difference(rowan, 'open_lamps', 1);
  assert.ok(first._ === 'updates.channelDifference' && first.final);
  assert.ok((first.timeout ?? 0) > 0);
  await olive.sendText(id, 'while it is open');
  await until(() => texts(heard).includes('while it is open'));
  assert.ok(!texts(listen(sage)).length);
  await olive.call({ _: 'channels.updateUsername', channel: await olive.resolveChannel(id), username: '' });
  await olive.sendText(id, 'behind closed doors');
  assert.equal(await errorOf(difference(rowan, id, first.pts)), 'CHANNEL_PRIVATE');
  assert.ok(!texts(heard).includes('behind closed doors'));
});

test('posts of public channels are found by words and hashtags by everybody, private ones by nobody', async () => {
  const id = await openChannel('Found lamps', 'found_lamps');
  const shut = await olive.createChannel({ title: 'Shut lamps', description: '' });
  const posts: number[] = [];
  for (const text of ['zircon lamp one #zircons', 'zircon lamp two', 'zircon lamp three #zircons'])
    posts.push((await olive.sendText(id, text)).id);
  await olive.sendText(shut.id, 'zircon kept private #zircons');
  const search = (more: object) =>
    sage.call({
      _: 'channels.searchPosts',
      offsetRate: 0,
      offsetPeer: { _: 'inputPeerEmpty' },
      offsetId: 0,
      limit: 10,
      ...more,
    });
  const idsOf = ({ messages }: { messages: tl.TypeMessage[] }) => messages.map((message) => message.id);
  const before = await sage.call({ _: 'channels.checkSearchPostsFlood' });
  const found = await search({ query: 'zircon' });
  assert.ok(found._ === 'messages.messages');
  assert.deepEqual(idsOf(found), posts.toReversed());
  const tagged = await search({ hashtag: 'zircons' });
  assert.ok(tagged._ === 'messages.messages');
  assert.deepEqual(idsOf(tagged), [posts[2], posts[0]]);
  const page = await search({ query: 'zircon', limit: 2 });
  assert.ok(page._ === 'messages.messagesSlice' && page.nextRate);
  const [chat] = page.chats;
  assert.ok(chat?._ === 'channel' && chat.accessHash);
  const offsetPeer = { _: 'inputPeerChannel', channelId: chat.id, accessHash: chat.accessHash };
  const rest = await search({ query: 'zircon', limit: 2, offsetRate: page.nextRate, offsetPeer, offsetId: posts[1] });
  assert.ok(rest._ === 'messages.messages');
  assert.deepEqual(idsOf(rest), [posts[0]]);
  const after = await sage.call({ _: 'channels.checkSearchPostsFlood' });
  assert.equal(after.remains, before.remains - 3);
  assert.equal(after.queryIsFree, true);
});

test('similar channels are those that its readers read too, and tell nobody’s name', async () => {
  await openChannel('Similar one', 'similar_one');
  await openChannel('Similar two', 'similar_two');
  const similarTo = async (username: string) => {
    const channel = await sage.resolveChannel(username);
    const { chats } = await sage.call({ _: 'channels.getChannelRecommendations', channel });
    return chats.map((chat) => (chat._ === 'channel' ? chat.username : ''));
  };
  const readers = [rowan, await world.join('Wren'), await world.join('Fern')];
  for (const [index, reader] of readers.entries()) {
    // What one or two people read is not told: that would say who they are. Nor is what the channel's owner runs.
    assert.deepEqual(await similarTo('similar_one'), [], `${index} readers`);
    for (const name of ['similar_one', 'similar_two']) await reader.joinChat(name);
  }
  assert.deepEqual(await similarTo('similar_one'), ['similar_two']);
});

test('limits are the operator’s, refuse by their known names and are told to clients', async () => {
  const group = await olive.createSupergroup({ title: 'Small lamps', description: '' });
  await olive.setChatUsername(group.id, 'small_lamps');
  await rowan.joinChat('small_lamps');
  assert.equal(await errorOf(sage.joinChat('small_lamps')), 'USERS_TOO_MUCH');
  const channel = await openChannel('Lamp staff', 'lamp_staff');
  for (const client of [rowan, sage]) await client.joinChat('lamp_staff');
  const [rowanInput, sageInput] = await world.inputs(olive, [rowan, sage]);
  const promote = (userId: number) => olive.editAdminRights({ chatId: channel, userId, rights: { changeInfo: true } });
  await promote(rowanInput?.userId ?? 0);
  assert.equal(await errorOf(promote(sageInput?.userId ?? 0)), 'ADMINS_TOO_MUCH');
  await olive.createInviteLink(channel, { usageLimit: 3 });
  await olive.createInviteLink(channel, { usageLimit: 4 });
  assert.equal(await errorOf(olive.createInviteLink(channel, { usageLimit: 5 })), 'INVITES_TOO_MUCH');
  const past = olive.createInviteLink(channel, { expires: 1000 });
  assert.equal(await errorOf(past), 'EXPIRE_DATE_INVALID');
  const next = await olive.createChannel({ title: 'One name too many', description: '' });
  assert.equal(await errorOf(olive.setChatUsername(next.id, 'one_too_many')), 'CHANNELS_ADMIN_PUBLIC_TOO_MUCH');
  const config = await olive.call({ _: 'help.getConfig' });
  assert.equal(config.megagroupSizeMax, 2);
  const app = await olive.call({ _: 'help.getAppConfig', hash: 0 });
  assert.ok(app._ === 'help.appConfig' && app.config._ === 'jsonObject');
  const told = app.config.value.find(({ key }) => key === 'channels_public_limit_default')?.value;
  assert.deepEqual(told, { _: 'jsonNumber', value: 5 });
});
