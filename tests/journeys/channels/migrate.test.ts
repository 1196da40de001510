import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TelegramClient, tl } from '@mtcute/node';
import { listen, refusal } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

const bare = (chat: number): number => -chat;

async function groupOf(title: string): Promise<number> {
  const group = await olive.createGroup({ title, users: [...(await world.inputs(olive, [rowan, sage]))] });
  return group.chat.id;
}

async function fullOf(client: TelegramClient, channelId: number): Promise<tl.RawChannelFull> {
  const channel = await client.resolveChannel(-1_000_000_000_000 - channelId);
  const { fullChat } = await client.call({ _: 'channels.getFullChannel', channel });
  assert.ok(fullChat._ === 'channelFull');
  return fullChat;
}

test('a basic group becomes a supergroup with its people, admins and settings; both remember each other', async () => {
  const group = await groupOf('Wick trimmers');
  await rowan.sendText(group, 'before the move');
  const [rowanInput] = await world.inputs(olive, [rowan]);
  assert.ok(rowanInput);
  await olive.call({ _: 'messages.editChatAdmin', chatId: bare(group), userId: rowanInput, isAdmin: true });
  await olive.call({
    _: 'messages.editChatDefaultBannedRights',
    peer: { _: 'inputPeerChat', chatId: bare(group) },
    bannedRights: { _: 'chatBannedRights', sendPolls: true, untilDate: 0 },
  });
  const heard = listen(sage);
  const answer = await olive.call({ _: 'messages.migrateChat', chatId: bare(group) });
  assert.ok(answer._ === 'updates');
  const old = answer.chats.find((chat) => chat._ === 'chat');
  const made = answer.chats.find((chat) => chat._ === 'channel');
  assert.ok(old?._ === 'chat' && made?._ === 'channel');
  assert.equal(old.deactivated, true);
  assert.ok(old.migratedTo?._ === 'inputChannel');
  assert.equal(old.migratedTo.channelId, made.id);
  assert.equal(made.megagroup, true);
  assert.equal(made.participantsCount, 3);
  assert.equal(made.defaultBannedRights?.sendPolls, true);

  await until(() => heard.some((update) => update._ === 'updateChannel' && update.channelId === made.id));
  const full = await fullOf(sage, made.id);
  assert.equal(full.migratedFromChatId?.toString(), String(bare(group)));
  const history = await sage.getHistory(group);
  assert.equal(full.migratedFromMaxId, history[0]?.id);
  assert.equal(history[0]?.action?.type, 'chat_migrate_to');
  assert.ok(history.some(({ text }) => text === 'before the move'));
  const channel = -1_000_000_000_000 - made.id;
  const fresh = await sage.getHistory(channel);
  assert.equal(fresh[0]?.action?.type, 'channel_migrate_from');

  const members = await olive.getChatMembers(channel);
  const statuses = Object.fromEntries(members.map((one) => [one.user.displayName, one.status]));
  assert.deepEqual(statuses, { Olive: 'creator', Rowan: 'admin', Sage: 'member' });
  await sage.sendText(channel, 'after the move');
  await rowan.deleteMessagesById(channel, [(await rowan.getHistory(channel, { limit: 1 }))[0]?.id ?? 0]);
});

test('only the creator converts, only once, and the old group takes nothing new', async () => {
  const group = await groupOf('Oil measurers');
  assert.equal(
    await refusal(rowan.call({ _: 'messages.migrateChat', chatId: bare(group) })),
    '400 CHAT_ADMIN_REQUIRED',
  );
  const invite = await olive.createInviteLink(group);
  await olive.call({ _: 'messages.migrateChat', chatId: bare(group) });
  assert.match(await refusal(olive.call({ _: 'messages.migrateChat', chatId: bare(group) })), /CHAT_/);
  assert.match(await refusal(olive.sendText(group, 'too late')), /CHAT_/);
  // Links that were given out lead into the supergroup.
  const latecomer = await world.join('Linden');
  const joined = await latecomer.joinChat(`https://t.me/+${invite.link.split('+').at(-1)}`);
  assert.ok(joined.status === 'ok');
  assert.equal(joined.chat.title, 'Oil measurers');
});
