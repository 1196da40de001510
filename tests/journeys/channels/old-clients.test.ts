import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TelegramClient as MtcuteClient } from '@mtcute/node';
import type { Api as ApiTypes, TelegramClient } from 'telegram';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { until } from '../../support/until.ts';
import { gramjsClient } from '../scenario/gramjs.ts';
import { withoutTelethon } from '../scenario/telethon.ts';

const require = createRequire(import.meta.url);
const { Api } = require('telegram') as typeof import('telegram');
const { NewMessage } = require('telegram/events') as typeof import('telegram/events/index.js');
const { LAYER } = require('telegram/tl/AllTLObjects') as typeof import('telegram/tl/AllTLObjects.js');

let world: ChannelWorld;
let wren: MtcuteClient;
let opened: number;
let topic: number;
const clients: TelegramClient[] = [];

before(async () => {
  world = await openChannelWorld(['Wren']);
  [wren] = world.clients as [MtcuteClient];
  const forum = await wren.createSupergroup({ title: 'Lamp topics', description: '', forum: true });
  await wren.setChatUsername(forum.id, 'lamp_topics');
  opened = (await wren.createForumTopic({ chatId: forum.id, title: 'Wicks' })).id;
  topic = (await wren.sendText(forum.id, 'in the topic', { replyTo: opened })).id;
  await wren.sendText(forum.id, 'an answer there', { replyTo: topic });
});

after(async () => {
  for (const client of clients) await client.destroy();
  await world?.close();
});

/** What a broadcast channel and a supergroup look like to a client of any age. */
const expected = {
  broadcast: true,
  pushed: 'the first lamp',
  history: ['the first lamp, trimmed'],
  difference: { final: true, texts: ['the first lamp, trimmed'] },
  members: 2,
  people: ['Olive', 'Rowan'],
  admins: ['Olive', 'Rowan'],
};

test('Telethon of layer 144 governs and reads channels', { skip: withoutTelethon() }, async () => {
  const { server } = world;
  const script = fileURLToPath(new URL('../../support/telethon/channels.py', import.meta.url));
  const given = [script, String(server.dcId), String(server.port), server.publicKey];
  const { stdout } = await promisify(execFile)('/usr/bin/python3', given);
  assert.deepEqual(JSON.parse(stdout), {
    layer: 144,
    ...expected,
    refused: 'ChatAdminRequiredError',
    log: [
      'ChannelAdminLogEventActionChangeTitle',
      'ChannelAdminLogEventActionChangeUsername',
      'ChannelAdminLogEventActionParticipantJoin',
      'ChannelAdminLogEventActionParticipantToggleAdmin',
    ],
    muted: 'ChatWriteForbiddenError',
    banned: 'ChannelPrivateError',
    // Topics came later: such a client sees a group in which messages answer the one that opened the topic.
    forum: {
      megagroup: true,
      texts: [
        ['an answer there', topic],
        ['in the topic', opened],
      ],
    },
  });
});

async function signUp(phone: string, firstName: string): Promise<TelegramClient> {
  const client = gramjsClient(world.server, 'abridged');
  await client.connect();
  clients.push(client);
  const { phoneCodeHash } = await client.sendCode({ apiId: 1, apiHash: 'none' }, phone);
  const given = { phoneNumber: phone, phoneCodeHash };
  await client.invoke(new Api.auth.SignIn({ ...given, phoneCode: '12345' })).catch(() => undefined);
  await client.invoke(new Api.auth.SignUp({ ...given, firstName, lastName: '' }));
  return client;
}

const errorOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'no error',
    (error: unknown) =>
      typeof error === 'object' && error !== null && 'errorMessage' in error
        ? String(error.errorMessage)
        : String(error),
  );

const named = (users: ApiTypes.TypeUser[]): string[] =>
  // The library's lists are arrays of their own kind.
  [...users].flatMap((user) => (user instanceof Api.User ? [user.firstName ?? ''] : [])).sort();

async function make(
  client: TelegramClient,
  title: string,
  username: string,
  megagroup: boolean,
): Promise<ApiTypes.Channel> {
  const made = await client.invoke(
    new Api.channels.CreateChannel({ title, about: '', megagroup, broadcast: !megagroup }),
  );
  assert.ok(made instanceof Api.Updates);
  const [chat] = made.chats;
  assert.ok(chat instanceof Api.Channel);
  await client.invoke(new Api.channels.UpdateUsername({ channel: chat, username }));
  return chat;
}

const isMessage = (one: ApiTypes.TypeMessage): one is ApiTypes.Message => one instanceof Api.Message;

test('gramjs of layer 198 governs and reads channels', async () => {
  assert.equal(LAYER, 198);
  const olive = await signUp('+79992240003', 'Olive');
  const rowan = await signUp('+79992240004', 'Rowan');
  const channel = await make(olive, 'Lamp herald', 'lamp_herald_198', false);
  await rowan.invoke(new Api.channels.JoinChannel({ channel: 'lamp_herald_198' }));
  const heard: string[] = [];
  rowan.addEventHandler((event) => void heard.push(event.message.message), new NewMessage({}));
  const first = await olive.sendMessage(channel, { message: 'the first lamp' });
  await until(() => heard.length > 0);
  await olive.editMessage(channel, { message: first.id, text: 'the first lamp, trimmed' });
  const theirs = 'lamp_herald_198';
  const history = [...(await rowan.getMessages(theirs, { limit: 10 }))].flatMap(({ message }) => message || []);
  const filter = new Api.ChannelMessagesFilterEmpty();
  const difference = await rowan.invoke(
    new Api.updates.GetChannelDifference({ channel: theirs, filter, pts: 1, limit: 100 }),
  );
  assert.ok(difference instanceof Api.updates.ChannelDifference);
  const full = await rowan.invoke(new Api.channels.GetFullChannel({ channel: theirs }));
  assert.ok(full.fullChat instanceof Api.ChannelFull);
  const stats = await olive.invoke(new Api.stats.GetBroadcastStats({ channel }));
  assert.equal(stats.followers.current, 2);

  const group = await make(olive, 'Lamp circle', 'lamp_circle_198', true);
  await rowan.invoke(new Api.channels.JoinChannel({ channel: 'lamp_circle_198' }));
  const people = await olive.getParticipants(group, {});
  const member = people.find((user) => user.firstName === 'Rowan');
  assert.ok(member);
  const adminRights = new Api.ChatAdminRights({ changeInfo: true });
  await olive.invoke(new Api.channels.EditAdmin({ channel: group, userId: member, adminRights, rank: 'keeper' }));
  const admins = await olive.getParticipants(group, { filter: new Api.ChannelParticipantsAdmins() });
  await rowan.invoke(new Api.channels.EditTitle({ channel: 'lamp_circle_198', title: 'Lamp circle, renamed' }));
  const page = { q: '', maxId: 0 as never, minId: 0 as never, limit: 50 };
  const log = await olive.invoke(new Api.channels.GetAdminLog({ channel: group, ...page }));
  assert.deepEqual(
    log.events.map(({ action }) => action.className.replace('ChannelAdminLogEventAction', '')),
    ['ChangeTitle', 'ParticipantToggleAdmin', 'ParticipantJoin', 'ChangeUsername'],
  );
  const ban = (rights: object) =>
    olive.invoke(
      new Api.channels.EditBanned({
        channel: group,
        participant: member,
        bannedRights: new Api.ChatBannedRights({ untilDate: 0, ...rights }),
      }),
    );
  await ban({ sendMessages: true });
  assert.equal(await errorOf(rowan.sendMessage('lamp_circle_198', { message: 'may I?' })), 'CHAT_WRITE_FORBIDDEN');
  await ban({ viewMessages: true });
  assert.equal(await errorOf(rowan.getMessages('lamp_circle_198', { limit: 1 })), 'CHANNEL_PRIVATE');
  assert.deepEqual(
    {
      broadcast: channel.broadcast,
      pushed: heard[0],
      history,
      difference: {
        final: difference.final,
        texts: difference.newMessages.filter(isMessage).map(({ message }) => message),
      },
      members: full.fullChat.participantsCount,
      people: named(people),
      admins: named(admins),
    },
    expected,
  );
});

test('gramjs of layer 198 opens topics by the methods of its time', async () => {
  const olive = await signUp('+79992240005', 'Olive');
  const forum = await make(olive, 'Old forum', 'old_forum_198', true);
  await olive.invoke(new Api.channels.ToggleForum({ channel: forum, enabled: true }));
  await olive.invoke(new Api.channels.CreateForumTopic({ channel: forum, title: 'Wicks', randomId: 5 as never }));
  const list = () =>
    olive.invoke(
      new Api.channels.GetForumTopics({ channel: forum, offsetDate: 0, offsetId: 0, offsetTopic: 0, limit: 10 }),
    );
  const titles = async () =>
    (await list()).topics.map((one) => (one instanceof Api.ForumTopic ? one.title : '')).sort();
  assert.deepEqual(await titles(), ['General', 'Wicks']);
  const made = (await list()).topics.find((one) => one instanceof Api.ForumTopic && one.title === 'Wicks');
  assert.ok(made instanceof Api.ForumTopic);
  await olive.invoke(new Api.channels.EditForumTopic({ channel: forum, topicId: made.id, title: 'Oil' }));
  await olive.sendMessage(forum, { message: 'in oil', replyTo: made.id });
  assert.deepEqual(await titles(), ['General', 'Oil']);
  const [said] = await olive.getMessages(forum, { limit: 1 });
  assert.ok(said?.replyTo instanceof Api.MessageReplyHeader && said.replyTo.forumTopic);
  await olive.invoke(new Api.channels.DeleteTopicHistory({ channel: forum, topMsgId: made.id }));
  assert.deepEqual(await titles(), ['General']);
});
