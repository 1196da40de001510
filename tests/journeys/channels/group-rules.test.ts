import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import sharp from 'sharp';
import { listen, refusal } from '../../support/acquaintance.ts';
import { makeBot } from '../../support/bots.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;
let groups = 0;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

/** A group of Olive's with Rowan in it; public ones have a name of their own. */
async function groupOf(title: string, isPublic = false): Promise<number> {
  const { id } = await olive.createSupergroup({ title, description: '' });
  if (isPublic) await olive.setChatUsername(id, `wicks_${(groups += 1)}`);
  await olive.addChatMembers(id, await world.inputs(olive, [rowan]), {});
  // The dialog list teaches the client the group's access hash.
  for await (const _ of rowan.iterDialogs({ limit: 20 }));
  return id;
}

async function full(client: TelegramClient, chat: number): Promise<tl.RawChannelFull> {
  const channel = await client.resolveChannel(chat);
  const { fullChat } = await client.call({ _: 'channels.getFullChannel', channel });
  assert.ok(fullChat._ === 'channelFull');
  return fullChat;
}

const texts = async (client: TelegramClient, chat: number): Promise<string[]> =>
  (await client.getHistory(chat)).filter(({ isService }) => !isService).map(({ text }) => text);

test('slow mode holds members to one message per pause, and admins not at all', async () => {
  const group = await groupOf('Patient wicks', true);
  const channel = await olive.resolveChannel(group);
  assert.equal(await refusal(olive.call({ _: 'channels.toggleSlowMode', channel, seconds: 7 })), '400 SECONDS_INVALID');
  await olive.call({ _: 'channels.toggleSlowMode', channel, seconds: 3600 });
  await rowan.sendText(group, 'one word');
  const peer = await rowan.resolvePeer(group);
  const second = { _: 'messages.sendMessage', peer, message: 'another', randomId: Long.fromNumber(4711) } as const;
  const answer = await refusal(rowan.call(second));
  assert.match(answer, /^420 SLOWMODE_WAIT_/);
  const { slowmodeNextSendDate, slowmodeSeconds } = await full(rowan, group);
  assert.equal(slowmodeSeconds, 3600);
  assert.ok((slowmodeNextSendDate ?? 0) > Date.now() / 1000 + 3000);
  await olive.sendText(group, 'admins');
  await olive.sendText(group, 'do not wait');
});

test('protected content is neither forwarded nor copied nor quoted elsewhere', async () => {
  const group = await groupOf('Quiet wicks', true);
  const said = await olive.sendText(group, 'not for others');
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#357' } })
    .png()
    .toBuffer();
  const shown = await olive.sendMedia(group, { type: 'photo', file: picture, fileName: 'lamp.png' });
  await olive.call({ _: 'messages.toggleNoForwards', peer: await olive.resolvePeer(group), enabled: true });
  for (const noAuthor of [false, true]) {
    const moved = rowan.forwardMessagesById({ fromChatId: group, messages: [said.id], toChatId: 'me', noAuthor });
    assert.equal(await refusal(moved), '400 CHAT_FORWARDS_RESTRICTED');
  }
  const quote = { replyToMsgId: said.id, replyToPeerId: await rowan.resolvePeer(group), quoteText: 'not for others' };
  const taken = rowan.call({
    ...{ _: 'messages.sendMessage', peer: { _: 'inputPeerSelf' }, message: 'look', randomId: Long.fromNumber(4712) },
    replyTo: { _: 'inputReplyToMessage', ...quote },
  });
  assert.equal(await refusal(taken), '400 CHAT_FORWARDS_RESTRICTED');
  const chat = await rowan.getChat(group);
  assert.equal(chat.hasContentProtection, true);
  const [seen] = await rowan.getMessages(group, [shown.id]);
  assert.ok(seen?.media?.type === 'photo');
  assert.ok((await rowan.downloadAsBuffer(seen.media)).length > 0, 'members still look at what is shown');
  for (const messages of [[shown.id], [said.id, shown.id]]) {
    const moved = rowan.forwardMessagesById({ fromChatId: group, messages, toChatId: 'me' });
    assert.equal(await refusal(moved), '400 CHAT_FORWARDS_RESTRICTED');
  }
  const bot = await makeBot(world.server, world.phoneOf(olive), 'quiet_copy_bot');
  await olive.addChatMembers(group, 'quiet_copy_bot', {});
  const copied = await fetch(
    `${world.server.http}/bot${bot}/copyMessage?chat_id=${group}&from_chat_id=${group}&message_id=${said.id}`,
  );
  const { description }: { description?: string } = await copied.json();
  assert.match(description ?? '', /CHAT_FORWARDS_RESTRICTED|can't be copied/);
});

test('newcomers do not see what was said before them where the group hides it', async () => {
  const group = await groupOf('Wicks with a past');
  const channel = await olive.resolveChannel(group);
  await olive.call({ _: 'channels.togglePreHistoryHidden', channel, enabled: true });
  const secret = await olive.sendText(group, 'before you came');
  const full0 = await full(olive, group);
  const link = await olive.createInviteLink(group);
  await sage.joinChat(`https://t.me/+${link.link.split('+').at(-1)}`);
  await olive.sendText(group, 'welcome');
  assert.deepEqual(await texts(sage, group), ['welcome']);
  assert.deepEqual(await texts(rowan, group), ['welcome', 'before you came']);
  assert.deepEqual(await sage.getMessages(group, [secret.id]), [null]);
  assert.equal((await sage.searchMessages({ chatId: group, query: 'before' })).length, 0);
  assert.equal((await sage.searchGlobal({ query: 'before' })).length, 0);
  assert.equal((await rowan.searchMessages({ chatId: group, query: 'before' })).length, 1);
  const difference = await sage.call({
    _: 'updates.getChannelDifference',
    channel: await sage.resolveChannel(group),
    filter: { _: 'channelMessagesFilterEmpty' },
    pts: Math.max(1, full0.pts - 1),
    limit: 100,
  });
  assert.ok(difference._ === 'updates.channelDifference');
  assert.ok(!difference.newMessages.some(({ id }) => id === secret.id));
  await olive.call({ _: 'channels.togglePreHistoryHidden', channel, enabled: false });
  assert.deepEqual(await texts(sage, group), ['welcome', 'before you came']);
});

test('an anonymous admin speaks and acts as the group, under their title only', async () => {
  const group = await groupOf('Masked wicks', true);
  const rowanId = (await rowan.getMe()).id;
  await olive.editAdminRights({
    chatId: group,
    userId: rowanId,
    rights: { anonymous: true, changeInfo: true, pinMessages: true },
    rank: 'the keeper',
  });
  await rowan.sendText(group, 'who am I?');
  await rowan.setChatTitle(group, 'Masked wicks indeed');
  const channel = await sage.resolveChannel(`wicks_${groups}`);
  const history = await sage.getHistory({ _: 'inputPeerChannel', ...pick(channel) });
  const [renamed, said] = history;
  assert.equal(said?.text, 'who am I?');
  assert.equal(said?.sender.id, group);
  assert.equal(said?.signature, 'the keeper');
  assert.equal(renamed?.sender.id, group);
  const admins = await sage.getChatMembers({ _: 'inputPeerChannel', ...pick(channel) }, { type: 'admins' });
  assert.deepEqual(
    admins.map(({ user }) => user.displayName),
    ['Olive'],
  );
});

const pick = (channel: tl.TypeInputChannel): { channelId: number; accessHash: tl.Long } => {
  assert.ok(channel._ === 'inputChannel');
  return { channelId: channel.channelId, accessHash: channel.accessHash };
};

test('people speak as their own public channels, and the choice is kept', async () => {
  const group = await groupOf('Open wicks', true);
  const lamps = await rowan.createChannel({ title: 'Rowan’s lamps', description: '' });
  await rowan.setChatUsername(lamps.id, 'rowans_lamps');
  const peer = await rowan.resolvePeer(group);
  const offered = await rowan.call({ _: 'channels.getSendAs', peer });
  assert.deepEqual(
    offered.peers.map((one) => one.peer._),
    ['peerUser', 'peerChannel'],
  );
  const sendAs = await rowan.resolvePeer(lamps.id);
  await rowan.call({ _: 'messages.saveDefaultSendAs', peer, sendAs });
  assert.equal((await full(rowan, group)).defaultSendAs?._, 'peerChannel');
  const said = await rowan.sendText(group, 'as my lamps');
  assert.equal(said.sender.id, lamps.id);
  assert.equal(said.isOutgoing, true);
  const theirs = await olive.resolvePeer('rowans_lamps');
  const stolen = olive.call({ _: 'messages.saveDefaultSendAs', peer: await olive.resolvePeer(group), sendAs: theirs });
  assert.equal(await refusal(stolen), '400 SEND_AS_PEER_INVALID');
});

test('whoever asks to join waits for an admin, who is told at once', async () => {
  const group = await groupOf('Choosy wicks', true);
  await olive.call({ _: 'channels.toggleJoinRequest', channel: await olive.resolveChannel(group), enabled: true });
  const heard = listen(olive);
  const sageId = (await sage.getMe()).id;
  await sage.joinChat(`wicks_${groups}`);
  await until(() =>
    heard.some((update) => update._ === 'updatePendingJoinRequests' && update.recentRequesters.includes(sageId)),
  );
  assert.equal((await full(olive, group)).requestsPending, 1);
  await olive.hideJoinRequest({ chatId: group, user: sageId, action: 'approve' });
  assert.equal((await full(olive, group)).requestsPending, undefined);
  await sage.sendText(`wicks_${groups}`, 'thank you');
  await sage.leaveChat(`wicks_${groups}`);
  const { link } = await olive.createInviteLink(group);
  const open = { _: 'channels.toggleJoinRequest', channel: await olive.resolveChannel(group), enabled: true } as const;
  await olive.call({ ...open, applyToInvites: true });
  const hash = link.split('+').at(-1) ?? '';
  const preview = await sage.call({ _: 'messages.checkChatInvite', hash });
  assert.ok(preview._ === 'chatInvite' && preview.requestNeeded, 'the link says that one asks');
  assert.equal(await refusal(sage.call({ _: 'messages.importChatInvite', hash })), '400 INVITE_REQUEST_SENT');
});
