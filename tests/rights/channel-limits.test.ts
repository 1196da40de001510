import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  type AccountId,
  bareId,
  type ChatId,
  createChannel,
  createGroup,
  createTopic,
  defaultLimits,
  exportInvite,
  giveName,
  joinChannel,
  leaveChannel,
  setChannelUsername,
} from '#domain';
import { createDispatcher, type Dispatcher } from '../support/dispatcher.ts';

let dispatcher: Dispatcher;
const cleanups: (() => Promise<void> | void)[] = [];

/** As few as a test needs to meet the limit. */
const few = {
  channelsPerAccount: 4,
  publicChannelsPerAccount: 2,
  chatAdmins: 1,
  botsPerChat: 1,
  invitesPerAdmin: 1,
  pinnedDialogs: 1,
  pinnedTopics: 1,
  activeUsernames: 1,
  hiddenMembersFrom: 2,
  antiSpamFrom: 3,
};

before(async () => {
  const t = { after: (cleanup: unknown) => void cleanups.push(cleanup as () => Promise<void>) };
  dispatcher = await createDispatcher(t, few);
});

after(async () => {
  for (const cleanup of cleanups) await cleanup();
});

let people = 0;
const person = (kind?: 'bot'): Promise<AccountId> => dispatcher.signIn(`lamp${(people += 1)}`, kind);

async function makeChat(creator: AccountId, username?: string, forum = false): Promise<ChatId> {
  const { world } = dispatcher;
  const { chat } = await createChannel(world, { creator, kind: 'supergroup', title: 'Lamps', about: '', forum });
  if (username) await setChannelUsername(world, { actor: creator, chat, name: username });
  return chat;
}

const channelOf = (viewer: AccountId, chat: ChatId) => ({
  _: 'inputChannel',
  channelId: bareId(chat),
  accessHash: dispatcher.hashFor(viewer, chat),
});
const peerOf = (viewer: AccountId, chat: ChatId) => ({ ...channelOf(viewer, chat), _: 'inputPeerChannel' });
const userOf = (viewer: AccountId, user: AccountId) => ({
  _: 'inputUser',
  userId: user,
  accessHash: dispatcher.hashFor(viewer, user),
});

const promotion = (viewer: AccountId, chat: ChatId, user: AccountId) => ({
  channel: channelOf(viewer, chat),
  userId: userOf(viewer, user),
  adminRights: { _: 'chatAdminRights', changeInfo: true },
  rank: '',
});

describe('what is one more than a limit allows is refused by its known name', () => {
  async function refused(account: AccountId, method: string, fields: object, error: string): Promise<void> {
    assert.equal(await dispatcher.outcome(account, { _: method, ...fields }), error, method);
  }

  test('chats that one account is in, made, joined, by link, by conversion; the invited are told of as missing', async () => {
    const { world } = dispatcher;
    const [owner, full] = [await person(), await person()];
    const group = await makeChat(owner, 'lamps_in_all');
    const { hash } = await exportInvite(world, {
      actor: owner,
      chat: group,
      requestNeeded: false,
      replacePermanent: false,
    });
    const small = await createGroup(world, { creator: full, title: 'Small lamps', members: [owner] });
    for (let n = 0; n < few.channelsPerAccount; n++) await makeChat(full);
    const name = { title: 'Lamps', about: '' };
    await refused(full, 'channels.createChannel', { megagroup: true, ...name }, 'CHANNELS_TOO_MUCH');
    await refused(full, 'channels.joinChannel', { channel: channelOf(full, group) }, 'CHANNELS_TOO_MUCH');
    await refused(full, 'messages.importChatInvite', { hash }, 'CHANNELS_TOO_MUCH');
    await refused(full, 'messages.migrateChat', { chatId: bareId(small.chat) }, 'CHANNELS_TOO_MUCH');
    const users = [userOf(owner, full)];
    await refused(
      owner,
      'channels.inviteToChannel',
      { channel: channelOf(owner, group), users },
      'USER_CHANNELS_TOO_MUCH',
    );
  });

  test('public chats of one person: clients may ask before', async () => {
    const owner = await person();
    for (let n = 0; n < few.publicChannelsPerAccount; n++) await makeChat(owner, `lamps_public_${n}`);
    const shut = await makeChat(owner);
    const error = 'CHANNELS_ADMIN_PUBLIC_TOO_MUCH';
    const username = 'lamps_public_x';
    await refused(owner, 'channels.updateUsername', { channel: channelOf(owner, shut), username }, error);
    await refused(owner, 'channels.checkUsername', { channel: { _: 'inputChannelEmpty' }, username }, error);
    await refused(owner, 'channels.getAdminedPublicChannels', { checkLimit: true }, error);
    await refused(owner, 'channels.getAdminedPublicChannels', {}, 'ok');
  });

  test('admins, bots and links of a chat', async () => {
    const { world } = dispatcher;
    const owner = await person();
    const chat = await makeChat(owner, 'lamps_of_few');
    const [one, two] = [await person(), await person()];
    for (const account of [one, two]) await joinChannel(world, { account, chat });
    await refused(owner, 'channels.editAdmin', promotion(owner, chat, one), 'ok');
    await refused(owner, 'channels.editAdmin', promotion(owner, chat, two), 'ADMINS_TOO_MUCH');
    await refused(owner, 'channels.editAdmin', promotion(owner, chat, one), 'ok');
    const [first, second] = [await person('bot'), await person('bot')];
    const invite = (bot: AccountId, error: string) => {
      const request = { channel: channelOf(owner, chat), users: [userOf(owner, bot)] };
      return refused(owner, 'channels.inviteToChannel', request, error);
    };
    await invite(first, 'ok');
    await invite(second, 'BOTS_TOO_MUCH');
    const link = { peer: peerOf(owner, chat), usageLimit: 5 };
    await refused(owner, 'messages.exportChatInvite', link, 'ok');
    await refused(owner, 'messages.exportChatInvite', link, 'INVITES_TOO_MUCH');
  });

  test('pinned chats, pinned topics and public names in force', async () => {
    const { world } = dispatcher;
    const owner = await person();
    const forum = await makeChat(owner, 'lamps_on_top', true);
    const other = await makeChat(owner);
    const pin = (chat: ChatId, error: string) => {
      const request = { peer: { _: 'inputDialogPeer', peer: peerOf(owner, chat) }, pinned: true };
      return refused(owner, 'messages.toggleDialogPin', request, error);
    };
    await pin(forum, 'ok');
    await pin(other, 'PINNED_DIALOGS_TOO_MUCH');
    const topics: number[] = [];
    for (const title of ['Wicks', 'Oil']) {
      const none = { iconColor: undefined, iconEmoji: undefined, sendAs: undefined, session: undefined };
      topics.push((await createTopic(world, { account: owner, chat: forum, title, randomId: title, ...none })).id);
    }
    const pinTopic = (topicId: number | undefined, error: string) => {
      const request = { peer: peerOf(owner, forum), topicId, pinned: true };
      return refused(owner, 'messages.updatePinnedForumTopic', request, error);
    };
    await pinTopic(topics[0], 'ok');
    await pinTopic(topics[1], 'PINNED_TOO_MUCH');
    await giveName(world, forum, 'lamps_on_top_too');
    const wake = { channel: channelOf(owner, forum), username: 'lamps_on_top_too', active: true };
    await refused(owner, 'channels.toggleUsername', wake, 'USERNAMES_ACTIVE_TOO_MUCH');
  });

  test('members who hide and spam that is looked for, in groups large enough; clients are told how large', async () => {
    const { world } = dispatcher;
    const owner = await person();
    const chat = await makeChat(owner, 'lamps_hooded');
    const channel = channelOf(owner, chat);
    const toggle = (method: string, enabled: boolean, error: string) =>
      refused(owner, method, { channel, enabled }, error);
    const [hide, guard] = ['channels.toggleParticipantsHidden', 'channels.toggleAntiSpam'];
    await toggle(hide, true, 'PARTICIPANTS_TOO_FEW');
    const [one, two] = [await person(), await person()];
    await joinChannel(world, { account: one, chat });
    await toggle(hide, true, 'ok');
    await toggle(guard, true, 'PARTICIPANTS_TOO_FEW');
    await joinChannel(world, { account: two, chat });
    await toggle(guard, true, 'ok');
    for (const account of [one, two]) await leaveChannel(world, { account, chat });
    for (const method of [hide, guard]) await toggle(method, false, 'ok');
    const config = await dispatcher.answer(owner, { _: 'help.getAppConfig', hash: 0 } as { _: string });
    assert.ok(config._ === 'help.appConfig' && config.config._ === 'jsonObject');
    const told = new Map(
      config.config.value.map(({ key, value }) => [key, 'value' in value ? value.value : undefined]),
    );
    assert.equal(told.get('hidden_members_group_size_min'), few.hiddenMembersFrom);
    assert.equal(told.get('telegram_antispam_group_size_min'), few.antiSpamFrom);
  });

  test('the defaults are those of Telegram', () => {
    const { supergroupMembers, channelsPerAccount, publicChannelsPerAccount, chatAdmins, botsPerChat } = defaultLimits;
    assert.deepEqual(
      [supergroupMembers, channelsPerAccount, publicChannelsPerAccount, chatAdmins, botsPerChat],
      [200_000, 500, 10, 50, 20],
    );
    const { groupMembers, pinnedDialogs, pinnedArchived, pinnedTopics, adminLogKeptS } = defaultLimits;
    assert.deepEqual([groupMembers, pinnedDialogs, pinnedArchived, pinnedTopics], [200, 5, 100, 5]);
    assert.equal(adminLogKeptS, 48 * 3600);
    const { hiddenMembersFrom, antiSpamFrom } = defaultLimits;
    assert.deepEqual([hiddenMembersFrom, antiSpamFrom], [100, 200]);
  });
});
