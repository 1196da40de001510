import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { Long, type TelegramClient, type tl } from '@mtcute/node';
import { emoticons } from '#domain';
import { tocsin } from '../../support/bots.ts';
import { type ChannelWorld, openChannelWorld } from '../../support/channel-world.ts';
import { stickerPicture } from '../../support/sticker-files.ts';
import { deeds, filters, never, valuesOf } from './admin-log-deeds.ts';
import { gramjs } from './libraries/gramjs.ts';
import { personOf } from './libraries/person.ts';
import { telethon } from './libraries/telethon.ts';
import { joinBy } from './people.ts';

interface Schema {
  e: { kind: string; name: string }[];
}

const schema: Schema = createRequire(import.meta.url)('@mtcute/core/tl/api-schema.json');
const prefix = 'channelAdminLogEventAction';

let world: ChannelWorld;
let olive: TelegramClient;
let rowan: TelegramClient;
let sage: TelegramClient;
/** The chats that the first test leaves for the others to read about. */
let governed: number[];

before(async () => {
  world = await openChannelWorld(['Olive', 'Rowan', 'Sage'], { flags: ['--limit-anti-spam', '1'] });
  [olive, rowan, sage] = world.clients as [TelegramClient, TelegramClient, TelegramClient];
});

after(() => world?.close());

async function eventsIn(chat: number, eventsFilter?: tl.RawChannelAdminLogEventsFilter, q = '') {
  const channel = await olive.resolveChannel(chat);
  const page = { maxId: Long.ZERO, minId: Long.ZERO, limit: 100, ...(eventsFilter ? { eventsFilter } : {}) };
  return (await olive.call({ _: 'channels.getAdminLog', channel, q, ...page })).events;
}

const firstDialogs = {
  ...{ offsetDate: 0, offsetId: 0, limit: 50, hash: Long.ZERO },
  offsetPeer: { _: 'inputPeerEmpty' },
} as const;

const kindOf = ({ action }: tl.RawChannelAdminLogEvent): string => action._.slice(prefix.length);

/** What can be changed about a group and its members. */
async function governGroup(group: number): Promise<void> {
  const channel = await olive.resolveChannel(group);
  const peer = await olive.resolvePeer(group);
  const [rowanInput, sageInput] = await world.inputs(olive, [rowan, sage]);
  assert.ok(rowanInput && sageInput);
  const picture = await sharp({ create: { width: 320, height: 320, channels: 3, background: '#642' } })
    .png()
    .toBuffer();
  await olive.setChatTitle(group, 'Night wicks');
  await olive.setChatDescription(group, 'at dusk');
  await olive.setChatUsername(group, 'night_wicks_all');
  await olive.setChatPhoto({ chatId: group, type: 'photo', media: picture });
  for (const type of ['sticker', 'emoji'] as const) {
    const [shortName, file] = [
      `${type}_lamps`,
      type === 'sticker' ? await stickerPicture() : await stickerPicture(100, 100),
    ];
    await olive.createStickerSet({ owner: 'me', title: 'Lamps', type, shortName, stickers: [{ file, emojis: '🔥' }] });
    const stickerset = { _: 'inputStickerSetShortName', shortName } as const;
    await olive.call({
      _: type === 'sticker' ? 'channels.setStickers' : 'channels.setEmojiStickers',
      channel,
      stickerset,
    });
  }
  await olive.call({ _: 'channels.updateColor', channel, color: 2 });
  await olive.call({ _: 'channels.updateColor', channel, color: 4, forProfile: true });
  await olive.call({ _: 'channels.toggleSlowMode', channel, seconds: 10 });
  await olive.call({ _: 'messages.setHistoryTTL', peer, period: 86_400 });
  await olive.call({ _: 'messages.toggleNoForwards', peer, enabled: true });
  await olive.call({ _: 'channels.toggleAntiSpam', channel, enabled: true });
  await olive.call({ _: 'messages.setChatAvailableReactions', peer, availableReactions: { _: 'chatReactionsNone' } });
  const bannedRights = { _: 'chatBannedRights', sendPolls: true, untilDate: 0 } as const;
  await olive.call({ _: 'messages.editChatDefaultBannedRights', peer, bannedRights });
  await rowan.joinChat('night_wicks_all');
  await olive.editAdminRights({ chatId: group, userId: rowanInput.userId, rights: { changeInfo: true } });
  await olive.addChatMembers(group, [sageInput], {});
  const participant = { ...sageInput, _: 'inputPeerUser' as const };
  const free = { _: 'chatBannedRights', untilDate: 0 } as const;
  for (const rights of [bannedRights, free, { ...free, viewMessages: true }, free, bannedRights])
    await olive.call({ _: 'channels.editBanned', channel, participant, bannedRights: rights });
  await olive.editAdminRights({ chatId: group, userId: rowanInput.userId, rights: {} });
  await rowan.leaveChat('night_wicks_all');
}

async function govern(group: number): Promise<void> {
  await governGroup(group);
  const said = await olive.sendText(group, 'a typo');
  await olive.editMessage({ chatId: group, message: said.id, text: 'no typo' });
  await olive.pinMessage({ chatId: group, message: said.id });
  await olive.deleteMessagesById(group, [said.id]);
  const poll = await olive.sendMedia(group, { type: 'poll', question: 'oil?', answers: ['yes', 'no'] });
  await olive.closePoll({ chatId: group, message: poll.id });
}

async function governLinks(group: number): Promise<void> {
  const { link } = await olive.createInviteLink(group, { usageLimit: 9 });
  await olive.editInviteLink({ chatId: group, link, usageLimit: 5 });
  await joinBy(rowan, olive, group);
  await olive.revokeInviteLink(group, link);
  const peer = await olive.resolvePeer(group);
  await olive.call({ _: 'messages.deleteExportedChatInvite', peer, link });
  const asking = await olive.createInviteLink(group, { withApproval: true });
  await sage.joinChat(`https://t.me/+${asking.link.split('+').at(-1)}`).catch(() => undefined);
  await olive.hideAllJoinRequests({ chatId: group, action: 'approve' });
}

async function governTopics(forum: number): Promise<void> {
  const channel = await olive.resolveChannel(forum);
  await olive.call({ _: 'channels.toggleForum', channel, enabled: true, tabs: false });
  const peer = await olive.resolvePeer(forum);
  const topic = await olive.createForumTopic({ chatId: forum, title: 'Wicks' });
  const topicId = 'id' in topic ? Number(topic.id) : 0;
  await olive.call({ _: 'messages.editForumTopic', peer, topicId, title: 'Oil' });
  await olive.call({ _: 'messages.updatePinnedForumTopic', peer, topicId, pinned: true });
  await olive.call({ _: 'messages.deleteTopicHistory', peer, topMsgId: topicId });
}

/** The chats in which everything was done that leaves an event. */
async function live(): Promise<number[]> {
  const group = (await olive.createSupergroup({ title: 'Wicks', description: '' })).id;
  await govern(group);
  const linked = (await olive.createSupergroup({ title: 'Linked wicks', description: '' })).id;
  await governLinks(linked);
  const broadcast = (await olive.createChannel({ title: 'Wick news', description: '' })).id;
  const channel = await olive.resolveChannel(broadcast);
  await olive.call({ _: 'channels.setDiscussionGroup', broadcast: channel, group: await olive.resolveChannel(linked) });
  await olive.call({ _: 'channels.toggleSignatures', channel, signaturesEnabled: true, profilesEnabled: true });
  await olive.call({ _: 'channels.toggleAutotranslation', channel, enabled: true });
  await olive.sendText(broadcast, 'a signed lamp');
  await tocsin(world.server, 'username', 'grant', String(broadcast), 'wick_news_given');
  const forum = (await olive.createSupergroup({ title: 'Wick forum', description: '' })).id;
  const hiding = await olive.resolveChannel(forum);
  await olive.call({ _: 'channels.togglePreHistoryHidden', channel: hiding, enabled: true });
  await governTopics(forum);
  const peer = await olive.resolvePeer(forum);
  const participant = { _: 'inputPeerSelf' } as const;
  await olive.call({ _: 'messages.editChatParticipantRank', peer, participant, rank: 'lamplighter' });
  return [group, linked, broadcast, forum];
}

test('every event that the protocol knows is told with its values, is found by its filter, or cannot happen here', async () => {
  governed = await live();
  const chats = governed;
  const told = new Map<string, string>();
  for (const chat of chats)
    for (const event of await eventsIn(chat))
      if (!told.has(kindOf(event))) told.set(kindOf(event), valuesOf(event.action));
  const all = schema.e.flatMap(({ name }) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []));
  assert.ok(all.length > 40);
  assert.deepEqual([...Object.keys(deeds), ...Object.keys(never)].sort(), all.sort());
  assert.deepEqual(
    Object.fromEntries(told),
    Object.fromEntries(Object.entries(deeds).map(([kind, { values }]) => [kind, values])),
  );
  const shown = new Map<string, string[]>();
  for (const filter of filters)
    for (const chat of chats)
      for (const event of await eventsIn(chat, { _: 'channelAdminLogEventsFilter', [filter]: true }))
        shown.set(kindOf(event), [...new Set([...(shown.get(kindOf(event)) ?? []), filter])]);
  assert.deepEqual(
    Object.fromEntries(shown),
    Object.fromEntries(Object.entries(deeds).map(([kind, { filters: by }]) => [kind, by])),
  );
});

/** Libraries keep fields in orders of their own, gramjs the bits of the optional ones, and older layers have fewer. */
const comparable = (values: string): string =>
  values
    .replace(/(?:flags \d+|viaChatlist false|prevTopic )(?:, |$)/g, '')
    .replace(/\(([^()]*(?:\([^()]*\))?[^()]*)\)/g, (_, inner: string) => `(${inner.split(' ').sort().join(' ')})`);

/** What layer 144 says in other words: a chat that allows all reactions names them there. */
const older: Readonly<Record<string, string>> = {
  ChangeAvailableReactions: `prevValue [${emoticons.join(' ')}], newValue []`,
};

for (const [library, fewer] of [
  [gramjs(), 2],
  [telethon(), 13],
] as const)
  test(`${library.name} reads of the log all that its layer knows`, { skip: library.missing }, async (t) => {
    t.after(() => library.close());
    const again = await personOf(await library.signUp(world.server, world.phoneOf(olive), 'Olive'));
    await again.call({ _: 'messages.getDialogs', ...firstDialogs });
    const known: string[] = [];
    for (const kind of Object.keys(deeds)) if (await again.hasType(`${prefix}${kind}`)) known.push(kind);
    assert.equal(Object.keys(deeds).length - known.length, fewer, 'its layer knows so many events less');
    const told = new Map<string, string>();
    for (const chat of governed) {
      const channel = again.channel(-chat - 1_000_000_000_000);
      const page = { q: '', maxId: Long.ZERO, minId: Long.ZERO, limit: 100 };
      const { events } = await again.call({ _: 'channels.getAdminLog', channel, ...page });
      for (const event of events)
        if (!told.has(kindOf(event))) told.set(kindOf(event), comparable(valuesOf(event.action)));
    }
    const isOld = !(await again.hasType('reactionEmoji'));
    const expected = known.map((kind) => [kind, comparable((isOld && older[kind]) || (deeds[kind]?.values ?? ''))]);
    assert.deepEqual(Object.fromEntries(told), Object.fromEntries(expected));
  });

test('the filter of forums shows topics and nothing else', async () => {
  const forum = (await olive.createSupergroup({ title: 'Lamp forum', description: '' })).id;
  await governTopics(forum);
  const channel = await olive.resolveChannel(forum);
  const eventsFilter: tl.RawChannelAdminLogEventsFilter = { _: 'channelAdminLogEventsFilter', forums: true };
  const page = { maxId: Long.ZERO, minId: Long.ZERO, limit: 100 };
  const { events } = await olive.call({ _: 'channels.getAdminLog', channel, q: '', eventsFilter, ...page });
  const [deleted, pinned, edited, created, toggled] = events.map(({ action }) => action);
  assert.equal(events.length, 5);
  assert.ok(created?._ === 'channelAdminLogEventActionCreateTopic' && created.topic._ === 'forumTopic');
  assert.equal(created.topic.title, 'Wicks');
  assert.ok(edited?._ === 'channelAdminLogEventActionEditTopic' && edited.newTopic._ === 'forumTopic');
  assert.equal(edited.newTopic.title, 'Oil');
  assert.ok(pinned?._ === 'channelAdminLogEventActionPinTopic' && pinned.newTopic?._ === 'forumTopic');
  assert.equal(deleted?._, 'channelAdminLogEventActionDeleteTopic');
  assert.equal(toggled?._, 'channelAdminLogEventActionToggleForum');
});
