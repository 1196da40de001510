import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import { refusal } from '../../support/acquaintance.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;
let group: number;

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage']);
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
  group = (await olive.createSupergroup({ title: 'Wick trimmers', description: '' })).id;
  await olive.setChatUsername(group, 'wick_trimmers');
  await rowan.joinChat('wick_trimmers');
});

after(() => world?.close());

async function log(
  client: TelegramClient,
  more: { q?: string; eventsFilter?: tl.RawChannelAdminLogEventsFilter; admins?: tl.TypeInputUser[] } = {},
): Promise<tl.RawChannelAdminLogEvent[]> {
  const channel = await client.resolveChannel(group);
  const page = { maxId: Long.ZERO, minId: Long.ZERO, limit: 100 };
  const { events } = await client.call({ _: 'channels.getAdminLog', channel, q: '', ...more, ...page });
  return events;
}

const kinds = (events: readonly tl.RawChannelAdminLogEvent[]): string[] =>
  events.map(({ action }) => action._.replace('channelAdminLogEventAction', ''));

test('each deed leaves its event, newest first, with what was before and after', async () => {
  const channel = await olive.resolveChannel(group);
  const peer = await olive.resolvePeer(group);
  const rowanId = (await rowan.getMe()).id;
  await olive.setChatTitle(group, 'Night wicks');
  await olive.setChatDescription(group, 'we meet at dusk');
  await olive.call({ _: 'channels.toggleSlowMode', channel, seconds: 10 });
  await olive.call({ _: 'channels.toggleSlowMode', channel, seconds: 0 });
  await olive.call({ _: 'messages.toggleNoForwards', peer, enabled: true });
  await olive.call({
    _: 'messages.editChatDefaultBannedRights',
    peer,
    bannedRights: { _: 'chatBannedRights', sendPolls: true, untilDate: 0 },
  });
  const said = await rowan.sendText(group, 'an unkind word');
  const own = await olive.sendText(group, 'a typo');
  await olive.editMessage({ chatId: group, message: own.id, text: 'no typo' });
  await olive.pinMessage({ chatId: group, message: own.id });
  await olive.deleteMessagesById(group, [said.id]);
  await olive.restrictChatMember({ chatId: group, userId: rowanId, restrictions: { sendMedia: true } });
  await olive.call({
    _: 'channels.editBanned',
    channel,
    participant: await olive.resolvePeer(rowanId),
    bannedRights: { _: 'chatBannedRights', untilDate: 0 },
  });
  await olive.editAdminRights({ chatId: group, userId: rowanId, rights: { pinMessages: true } });
  await rowan.leaveChat(group);

  const events = await log(olive);
  assert.deepEqual(kinds(events), [
    'ParticipantLeave',
    'ParticipantToggleAdmin',
    'ParticipantToggleBan',
    'ParticipantToggleBan',
    'DeleteMessage',
    'UpdatePinned',
    'EditMessage',
    'DefaultBannedRights',
    'ToggleNoForwards',
    'ToggleSlowMode',
    'ToggleSlowMode',
    'ChangeAbout',
    'ChangeTitle',
    'ParticipantJoin',
    'ChangeUsername',
  ]);
  const title = events.find(({ action }) => action._ === 'channelAdminLogEventActionChangeTitle');
  assert.ok(title?.action._ === 'channelAdminLogEventActionChangeTitle');
  assert.deepEqual([title.action.prevValue, title.action.newValue], ['Wick trimmers', 'Night wicks']);
  const edit = events.find(({ action }) => action._ === 'channelAdminLogEventActionEditMessage');
  assert.ok(edit?.action._ === 'channelAdminLogEventActionEditMessage');
  assert.ok(edit.action.prevMessage._ === 'message' && edit.action.newMessage._ === 'message');
  assert.deepEqual([edit.action.prevMessage.message, edit.action.newMessage.message], ['a typo', 'no typo']);
});

test('the log is narrowed by kind, by who acted and by words', async () => {
  const filter = (more: Partial<tl.RawChannelAdminLogEventsFilter>) =>
    ({ _: 'channelAdminLogEventsFilter', ...more }) as const;
  assert.deepEqual(kinds(await log(olive, { eventsFilter: filter({ leave: true, join: true }) })), [
    'ParticipantLeave',
    'ParticipantJoin',
  ]);
  assert.deepEqual(kinds(await log(olive, { eventsFilter: filter({ unban: true }) })), ['ParticipantToggleBan']);
  assert.deepEqual(kinds(await log(olive, { q: 'unkind' })), ['DeleteMessage']);
  const admins = await world.inputs(olive, [rowan]);
  assert.deepEqual(kinds(await log(olive, { admins })), ['ParticipantLeave', 'ParticipantJoin']);
});

test('links and requests are noted; the log is for admins', async () => {
  const link = await olive.createInviteLink(group, { withApproval: true });
  const hash = `https://t.me/+${link.link.split('+').at(-1)}`;
  await sage.joinChat(hash);
  const sageId = (await sage.getMe()).id;
  await world.inputs(olive, [sage]);
  await olive.hideJoinRequest({ chatId: group, user: sageId, action: 'approve' });
  await olive.editInviteLink({ chatId: group, link: link.link, expires: new Date(Date.now() + 3_600_000) });
  await olive.revokeInviteLink(group, link.link);
  const filter = { _: 'channelAdminLogEventsFilter', invites: true, join: true } as const;
  assert.deepEqual(kinds(await log(olive, { eventsFilter: filter })).slice(0, 3), [
    'ExportedInviteRevoke',
    'ExportedInviteEdit',
    'ParticipantJoinByRequest',
  ]);
  // The dialog list teaches the client the group's access hash, whenever word of the approval comes.
  for await (const _ of sage.iterDialogs({ limit: 20 }));
  assert.equal(await refusal(log(sage)), '400 CHAT_ADMIN_REQUIRED');
});

test('admins of a channel see who posted what', async () => {
  const channel = (await olive.createChannel({ title: 'Lamp news', description: '' })).id;
  await olive.sendText(channel, 'the first lamp');
  const asked = { channel: await olive.resolveChannel(channel), q: '', maxId: Long.ZERO, minId: Long.ZERO, limit: 10 };
  const { events } = await olive.call({ _: 'channels.getAdminLog', ...asked });
  assert.deepEqual(kinds(events), ['SendMessage']);
  assert.equal(events[0]?.userId, (await olive.getMe()).id);
});
