import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient } from '@mtcute/node';
import { refusal } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

const readers = async (client: TelegramClient, chat: number, msgId: number): Promise<[number, number][]> => {
  const peer = await client.resolvePeer(chat);
  const found = await client.call({ _: 'messages.getMessageReadParticipants', peer, msgId });
  return found.map(({ userId, date }) => [userId, date]);
};

test('the author of a message in a small group learns who read it and when', async () => {
  const now = Date.now() / 1000;
  const { id: group } = await olive.createSupergroup({ title: 'Lamp readers', description: '' });
  await olive.setChatUsername(group, 'lamp_readers');
  for (const client of [rowan, sage]) await client.joinChat('lamp_readers');
  const said = await olive.sendText(group, 'who reads this?');
  assert.deepEqual(await readers(olive, group, said.id), []);
  await rowan.call({ _: 'channels.readHistory', channel: await rowan.resolveChannel(group), maxId: said.id });
  const [rowanId, sageId] = [(await rowan.getMe()).id, (await sage.getMe()).id];
  const [first, ...others] = await readers(olive, group, said.id);
  assert.deepEqual(others, []);
  assert.equal(first?.[0], rowanId);
  assert.ok(Math.abs((first?.[1] ?? 0) - now) < 120, 'the moment of reading');
  // Who answers has read.
  await sage.sendText(group, 'I do');
  assert.deepEqual((await readers(olive, group, said.id)).map(([id]) => id).sort(), [rowanId, sageId].sort());
  assert.equal(await refusal(readers(rowan, group, said.id)), '400 MSG_ID_INVALID');
});

test('in basic groups the same is told, in channels and private chats nothing', async () => {
  const users = await world.inputs(olive, [rowan]);
  const made = await olive.createGroup({ title: 'Few lamps', users });
  const said = await olive.sendText(made.chat.id, 'and this?');
  for await (const { lastMessage, peer } of rowan.iterDialogs({ limit: 20 }))
    if (peer.id === made.chat.id && lastMessage) await rowan.readHistory(peer.id, { maxId: lastMessage.id });
  const [first] = await readers(olive, made.chat.id, said.id);
  assert.equal(first?.[0], (await rowan.getMe()).id);
  assert.ok((first?.[1] ?? 0) > 0);
  const { id: channel } = await olive.createChannel({ title: 'Lamp paper', description: '' });
  const post = await olive.sendText(channel, 'all may read');
  assert.equal(await refusal(readers(olive, channel, post.id)), '400 PEER_ID_INVALID');
});

test('links to this server’s chats, posts, people and invitations show what stands behind them', async () => {
  const { id: channel } = await olive.createChannel({ title: 'Linked lamps', description: 'All about links' });
  await olive.setChatUsername(channel, 'linked_lamps');
  const post = await olive.sendText(channel, 'a post that is linked');
  await sage.setMyUsername('sage_of_lamps');
  const { link: invitation } = await olive.createInviteLink(channel);
  const base = world.server.http;
  const shown = async (url: string) => {
    const { media } = await rowan.call({ _: 'messages.getWebPagePreview', message: `look: ${url} there` });
    if (media._ !== 'messageMediaWebPage' || media.webpage._ !== 'webPage') return undefined;
    return [media.webpage.type, media.webpage.title, media.webpage.description];
  };
  assert.deepEqual(await shown(`${base}/linked_lamps`), ['telegram_channel', 'Linked lamps', 'All about links']);
  const linked = ['telegram_message', 'Linked lamps', 'a post that is linked'];
  assert.deepEqual(await shown(`${base}/linked_lamps/${post.id}`), linked);
  assert.deepEqual(await shown(`${base}/sage_of_lamps`), ['telegram_user', 'Sage', undefined]);
  assert.deepEqual(await shown(invitation), ['telegram_channel', 'Linked lamps', 'All about links']);
  // What is private, unknown or somebody else's has no preview.
  for (const url of [
    `${base}/nobody_here`,
    `${base}/linked_lamps/99`,
    `${base}.example/linked_lamps`,
    'https://t.me/x',
  ])
    assert.equal(await shown(url), undefined, url);
  const { webpage } = await rowan.call({ _: 'messages.getWebPage', url: `${base}/linked_lamps`, hash: 0 });
  assert.equal(webpage._, 'webPage');
  const sent = await rowan.sendText('me', `read ${base}/linked_lamps/${post.id}`);
  assert.equal(sent.media?.type, 'webpage');
  const [again] = await rowan.getMessages('me', [sent.id]);
  assert.ok(again?.media?.type === 'webpage' && again.media.preview.title === 'Linked lamps');
  const plain = await rowan.sendText('me', `read ${base}/linked_lamps`, { disableWebPreview: true });
  assert.equal(plain.media, null);
  // The preview tells what is there now.
  await olive.setChatUsername(channel, null);
  const [gone] = await rowan.getMessages('me', [sent.id]);
  assert.equal(gone?.media, null);
});

test('an admin sees a lasting link without asking for one, and all links and requests where none are counted', async () => {
  const { id: channel } = await olive.createChannel({ title: 'Open lamps', description: '' });
  const users = await world.inputs(olive, [rowan]);
  const made = await olive.createGroup({ title: 'Few links', users });
  const linkOf = async (client: TelegramClient, chat: number) => {
    const { fullChat } =
      chat === channel
        ? await client.call({ _: 'channels.getFullChannel', channel: await client.resolveChannel(chat) })
        : await client.call({ _: 'messages.getFullChat', chatId: -chat });
    assert.ok(fullChat._ === 'channelFull' || fullChat._ === 'chatFull');
    return fullChat.exportedInvite?._ === 'chatInviteExported' ? fullChat.exportedInvite : undefined;
  };
  for (const chat of [channel, made.chat.id]) {
    const first = await linkOf(olive, chat);
    assert.equal(first?.permanent, true);
    assert.deepEqual(await linkOf(olive, chat), first, 'and it is the same one each time');
  }
  assert.equal(await linkOf(rowan, made.chat.id), undefined, 'a plain member has none');
  const asking = await olive.createInviteLink(channel, { withApproval: true });
  const hash = asking.link.split('+').at(-1) ?? '';
  for (const client of [rowan, sage])
    assert.equal(await refusal(client.call({ _: 'messages.importChatInvite', hash })), '400 INVITE_REQUEST_SENT');
  // Telegram Web A asks for 0 of each.
  const all = { peer: await olive.resolvePeer(channel), limit: 0 } as const;
  const { invites } = await olive.call({
    _: 'messages.getExportedChatInvites',
    ...all,
    adminId: { _: 'inputUserSelf' },
  });
  assert.equal(invites.length, 2);
  const came = { _: 'messages.getChatInviteImporters', requested: true, offsetDate: 0 } as const;
  const { importers } = await olive.call({ ...came, ...all, offsetUser: { _: 'inputUserEmpty' } });
  assert.equal(importers.length, 2);
});
