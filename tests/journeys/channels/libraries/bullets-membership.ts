import assert from 'node:assert/strict';
import { Long, type tl } from '@mtcute/node';
import { until } from '../../../support/until.ts';
import { chatIn, full, history, makeChat, members, type Person, randomId, refuses, send } from './person.ts';

/** Those who play in every scene: they have met each other, and share no chat at first. */
export interface Cast {
  owner: Person;
  member: Person;
  stranger: Person;
  /** Ends every public name, so that each library has its own. */
  tag: string;
  http: string;
  /** One more person. */
  join(name: string): Promise<Person>;
  /** Runs a command of the server's operator. */
  operate(...args: string[]): Promise<string>;
}

const hashOf = (link: string): string => link.split('+').at(-1) ?? '';

async function exported(
  person: Person,
  request: tl.messages.RawExportChatInviteRequest,
): Promise<tl.RawChatInviteExported> {
  const invite = await person.call(request);
  assert.ok(invite._ === 'chatInviteExported');
  return invite;
}

export async function founding({ owner, member, tag }: Cast): Promise<void> {
  const group = await makeChat(owner, 'Lamp room', 'group', `lamp_room_${tag}`);
  await owner.call({ _: 'channels.editTitle', channel: owner.channel(group), title: 'Lamp hall' });
  await owner.call({ _: 'messages.editChatAbout', peer: owner.peer(group), about: 'All about lamps' });
  assert.equal((await full(owner, group)).about, 'All about lamps');
  const taken = { _: 'channels.checkUsername', channel: owner.channel(group), username: `lamp_room_${tag}` } as const;
  assert.equal(await owner.call({ ...taken, username: `lamp_attic_${tag}` }), true);
  assert.equal(await member.find(`lamp_room_${tag}`), group);
  await owner.call({ _: 'channels.updateUsername', channel: owner.channel(group), username: '' });
  await refuses(member, { _: 'contacts.resolveUsername', username: `lamp_room_${tag}` }, 'USERNAME_NOT_OCCUPIED');
  await owner.call({ _: 'channels.deleteChannel', channel: owner.channel(group) });
  await refuses(owner, { _: 'channels.editTitle', channel: owner.channel(group), title: 'Gone' }, 'CHANNEL_PRIVATE');
}

export async function converting({ owner, member }: Cast): Promise<void> {
  const made = await owner.call({ _: 'messages.createChat', users: [owner.user(member.id)], title: 'Small lamps' });
  const small = chatIn(made);
  const old = { _: 'inputPeerChat', chatId: small } as const;
  await owner.call({ _: 'messages.sendMessage', peer: old, message: 'a small lamp', randomId: randomId() });
  const group = chatIn(await owner.call({ _: 'messages.migrateChat', chatId: small }));
  await movedFor(member, group, small);
  const seen = await full(owner, group);
  assert.equal(Number(seen.migratedFromChatId), small);
  assert.equal(seen.participantsCount, 2);
  const page = { offsetId: 0, offsetDate: 0, addOffset: 0, limit: 2, maxId: 0, minId: 0, hash: Long.ZERO };
  const past = await owner.call({ _: 'messages.getHistory', peer: old, ...page });
  assert.ok('messages' in past);
  const [moved, said] = past.messages;
  assert.equal(moved?.id, seen.migratedFromMaxId, 'the history goes on where the old one ends');
  assert.ok(moved?._ === 'messageService' && moved.action._ === 'messageActionChatMigrateTo');
  assert.equal(Number(moved.action.channelId), group);
  assert.ok(said?._ === 'message' && said.message === 'a small lamp');
  const late = { _: 'messages.sendMessage', peer: old, message: 'too late', randomId: randomId() } as const;
  await refuses(owner, late, 'CHAT_ID_INVALID');
}

/** A member's device is told of the new place, and goes on there with what its list of chats says. */
async function movedFor(member: Person, group: number, small: number): Promise<void> {
  const lines = async () =>
    (await member.heard()).flatMap((update) =>
      (update._ === 'updateNewMessage' || update._ === 'updateNewChannelMessage') &&
      update.message._ === 'messageService'
        ? [update.message.action]
        : [],
    );
  await until(async () =>
    (await lines()).some((line) => line._ === 'messageActionChatMigrateTo' && Number(line.channelId) === group),
  );
  const page = { offsetDate: 0, offsetId: 0, offsetPeer: { _: 'inputPeerEmpty' }, limit: 20, hash: Long.ZERO } as const;
  const list = await member.call({ _: 'messages.getDialogs', ...page });
  assert.ok('chats' in list);
  const [old, now] = [small, group].map((id) => list.chats.find((chat) => Number(chat.id) === id));
  assert.ok(now?._ === 'channel' && now.megagroup);
  assert.ok(old === undefined || (old._ === 'chat' && old.deactivated && old.migratedTo?._ === 'inputChannel'));
  await send(member, group, 'a small lamp in a larger room');
  const { chats } = await member.call({ _: 'messages.getChats', id: [small] });
  const [closed] = chats;
  assert.ok(closed?._ === 'chat' && closed.deactivated && closed.migratedTo?._ === 'inputChannel');
  assert.equal(Number(closed.migratedTo.channelId), group);
}

export async function coming({ owner, member, stranger, tag }: Cast): Promise<void> {
  const group = await makeChat(owner, 'Open lamps', 'group', `open_lamps_${tag}`);
  assert.equal(await member.find(`open_lamps_${tag}`), group);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(group) });
  const again = { _: 'channels.joinChannel', channel: member.channel(group) } as const;
  await refuses(member, again, 'USER_ALREADY_PARTICIPANT');
  const users = [owner.user(stranger.id)];
  await owner.call({ _: 'channels.inviteToChannel', channel: owner.channel(group), users });
  assert.equal((await full(owner, group)).participantsCount, 3);
  await stranger.find(`open_lamps_${tag}`);
  await stranger.call({ _: 'channels.leaveChannel', channel: stranger.channel(group) });
  const gone = { _: 'channels.leaveChannel', channel: stranger.channel(group) } as const;
  await refuses(stranger, gone, 'USER_NOT_PARTICIPANT');
  const left = await stranger.call({ _: 'channels.getLeftChannels', offset: 0 });
  assert.ok(left.chats.some(({ id }) => id === group));
  const common = await owner.call({ _: 'messages.getCommonChats', userId: owner.user(member.id), maxId: 0, limit: 50 });
  assert.ok(common.chats.some(({ id }) => id === group));
}

export async function lists({ owner, member, stranger, tag }: Cast): Promise<void> {
  const group = await makeChat(owner, 'Listed lamps', 'group', `listed_lamps_${tag}`);
  for (const one of [member, stranger]) {
    await one.find(`listed_lamps_${tag}`);
    await one.call({ _: 'channels.joinChannel', channel: one.channel(group) });
  }
  const idsOf = async (viewer: Person, filter: tl.TypeChannelParticipantsFilter) =>
    (await members(viewer, group, filter)).ids.sort((a, b) => a - b);
  const all = [owner.id, member.id, stranger.id].sort((a, b) => a - b);
  assert.deepEqual(await idsOf(member, { _: 'channelParticipantsRecent' }), all);
  assert.deepEqual(await idsOf(member, { _: 'channelParticipantsAdmins' }), [owner.id]);
  assert.deepEqual(await idsOf(member, { _: 'channelParticipantsSearch', q: 'strang' }), [stranger.id]);
  assert.deepEqual(await idsOf(member, { _: 'channelParticipantsBots' }), []);
  await ban(owner, group, stranger.id, { viewMessages: true });
  assert.deepEqual(await idsOf(owner, { _: 'channelParticipantsKicked', q: '' }), [stranger.id]);
  await ban(owner, group, member.id, { sendMedia: true });
  assert.deepEqual(await idsOf(owner, { _: 'channelParticipantsBanned', q: '' }), [member.id]);
  const banned = { filter: { _: 'channelParticipantsBanned', q: '' }, offset: 0, limit: 5, hash: Long.ZERO } as const;
  const asked = { _: 'channels.getParticipants', channel: member.channel(group), ...banned } as const;
  await refuses(member, asked, 'CHAT_ADMIN_REQUIRED');
  const { onlines } = await member.call({ _: 'messages.getOnlines', peer: member.peer(group) });
  assert.ok(onlines >= 1 && onlines <= 2);
  const { fullChat } = await member.call({ _: 'channels.getFullChannel', channel: member.channel(group) });
  assert.ok(fullChat._ === 'channelFull' && (fullChat.onlineCount ?? 0) >= 1);
}

export function ban(admin: Person, chat: number, account: number, rights: Partial<tl.RawChatBannedRights>) {
  const { userId, accessHash } = admin.user(account);
  return admin.call({
    ...{ _: 'channels.editBanned', channel: admin.channel(chat) },
    participant: { _: 'inputPeerUser', userId, accessHash },
    bannedRights: { _: 'chatBannedRights', untilDate: 0, ...rights },
  });
}

export async function links({ owner, member, stranger }: Cast): Promise<void> {
  const channel = await makeChat(owner, 'Lamps by link', 'channel');
  const peer = owner.peer(channel);
  const soon = Math.floor(Date.now() / 1000) + 3600;
  const more = { expireDate: soon, usageLimit: 1, title: 'for one' };
  const invite = await exported(owner, { _: 'messages.exportChatInvite', peer, ...more });
  assert.equal(invite.usageLimit, 1);
  assert.equal(invite.expireDate, soon);
  assert.equal(invite.title, 'for one');
  const preview = await member.call({ _: 'messages.checkChatInvite', hash: hashOf(invite.link) });
  assert.ok(preview._ === 'chatInvite' && preview.title === 'Lamps by link' && preview.participantsCount === 1);
  await member.call({ _: 'messages.importChatInvite', hash: hashOf(invite.link) });
  const repeated = { _: 'messages.importChatInvite', hash: hashOf(invite.link) } as const;
  await refuses(member, repeated, 'USER_ALREADY_PARTICIPANT');
  await refuses(stranger, repeated, 'USERS_TOO_MUCH');
  const own = { peer, adminId: { _: 'inputUserSelf' }, limit: 10 } as const;
  const listed = await owner.call({ _: 'messages.getExportedChatInvites', ...own });
  assert.ok(
    listed.invites.some((one) => one._ === 'chatInviteExported' && one.link === invite.link && one.usage === 1),
  );
  const admins = await owner.call({ _: 'messages.getAdminsWithInvites', peer });
  assert.equal(admins.admins.find(({ adminId }) => adminId === owner.id)?.invitesCount, listed.count);
  const who = { offsetDate: 0, offsetUser: { _: 'inputUserEmpty' }, limit: 10 } as const;
  const came = await owner.call({ _: 'messages.getChatInviteImporters', peer, link: invite.link, ...who });
  assert.deepEqual(
    came.importers.map(({ userId }) => userId),
    [member.id],
  );
  const renamed = {
    _: 'messages.editExportedChatInvite',
    peer,
    link: invite.link,
    title: 'for two',
    usageLimit: 2,
  } as const;
  const edited = await owner.call(renamed);
  assert.ok(edited.invite._ === 'chatInviteExported' && edited.invite.title === 'for two');
  await owner.call({ _: 'messages.editExportedChatInvite', peer, link: invite.link, revoked: true });
  await refuses(stranger, repeated, 'INVITE_HASH_EXPIRED');
  const revoked = await owner.call({ _: 'messages.getExportedChatInvites', ...own, revoked: true });
  assert.deepEqual(
    revoked.invites.flatMap((one) => ('link' in one ? [one.link] : [])),
    [invite.link],
  );
  await owner.call({ _: 'messages.deleteExportedChatInvite', peer, link: invite.link });
  assert.equal((await owner.call({ _: 'messages.getExportedChatInvites', ...own, revoked: true })).count, 0);
}

/** Whose links there are, the one that stands for ever, and one that ends in a moment. */
export async function adminLinks({ owner, member, stranger, tag }: Cast): Promise<void> {
  const group = await makeChat(owner, 'Lamps by many links', 'group', `many_links_${tag}`);
  await member.find(`many_links_${tag}`);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(group) });
  await members(owner, group, { _: 'channelParticipantsRecent' });
  const adminRights = { _: 'chatAdminRights', inviteUsers: true } as const;
  const userId = owner.user(member.id);
  await owner.call({ _: 'channels.editAdmin', channel: owner.channel(group), userId, adminRights, rank: '' });
  await owner.call({ _: 'channels.updateUsername', channel: owner.channel(group), username: '' });
  const ends = Math.floor(Date.now() / 1000) + 5;
  const peer = member.peer(group);
  const brief = await exported(member, { _: 'messages.exportChatInvite', peer, expireDate: ends, title: 'brief' });
  assert.equal(brief.adminId, member.id);
  const mine = { peer, adminId: { _: 'inputUserSelf' }, limit: 10 } as const;
  assert.equal((await member.call({ _: 'messages.getExportedChatInvites', ...mine })).count, 1);
  const theirs = { peer: owner.peer(group), adminId: owner.user(member.id), limit: 10 } as const;
  const seen = await owner.call({ _: 'messages.getExportedChatInvites', ...theirs });
  assert.deepEqual(
    seen.invites.map((one) => one._ === 'chatInviteExported' && [one.title, one.link]),
    [['brief', brief.link]],
  );
  const others = { ...mine, adminId: member.user(owner.id) } as const;
  await refuses(member, { _: 'messages.getExportedChatInvites', ...others }, 'CHAT_ADMIN_REQUIRED');
  const standing = await exported(owner, {
    _: 'messages.exportChatInvite',
    peer: owner.peer(group),
    legacyRevokePermanent: true,
  });
  assert.equal(standing.permanent, true);
  const second = await exported(owner, { _: 'messages.exportChatInvite', peer: owner.peer(group) });
  assert.notEqual(second.link, standing.link);
  assert.ok(!second.permanent);
  const ended = { peer: owner.peer(group), link: standing.link, expireDate: ends + 3600 } as const;
  await refuses(owner, { _: 'messages.editExportedChatInvite', ...ended }, 'CHAT_INVITE_PERMANENT');
  const revoke = {
    _: 'messages.editExportedChatInvite',
    peer: owner.peer(group),
    link: standing.link,
    revoked: true,
  } as const;
  const replaced = await owner.call(revoke);
  assert.ok(replaced._ === 'messages.exportedChatInviteReplaced' && replaced.newInvite._ === 'chatInviteExported');
  assert.equal(replaced.newInvite.permanent, true);
  assert.notEqual(replaced.newInvite.link, standing.link);
  const { exportedInvite } = await full(owner, group);
  assert.ok(exportedInvite?._ === 'chatInviteExported' && exportedInvite.link === replaced.newInvite.link);
  await until(() => Date.now() / 1000 > ends + 1);
  for (const _ of ['messages.checkChatInvite', 'messages.importChatInvite'] as const)
    await refuses(stranger, { _, hash: hashOf(brief.link) }, 'INVITE_HASH_EXPIRED');
  const gone = { _: 'messages.deleteRevokedExportedChatInvites', peer: owner.peer(group) } as const;
  await owner.call({ ...gone, adminId: { _: 'inputUserSelf' } });
  const left = { ...theirs, adminId: { _: 'inputUserSelf' }, revoked: true } as const;
  assert.equal((await owner.call({ _: 'messages.getExportedChatInvites', ...left })).count, 0);
}

export async function requests({ owner, member, stranger }: Cast): Promise<void> {
  const channel = await makeChat(owner, 'Lamps on request', 'channel');
  const peer = owner.peer(channel);
  const invite = await exported(owner, { _: 'messages.exportChatInvite', peer, requestNeeded: true });
  const knock = { _: 'messages.importChatInvite', hash: hashOf(invite.link) } as const;
  for (const one of [member, stranger]) await refuses(one, knock, 'INVITE_REQUEST_SENT');
  assert.equal((await full(owner, channel)).requestsPending, 2);
  const waiting = { requested: true, offsetDate: 0, offsetUser: { _: 'inputUserEmpty' }, limit: 10 } as const;
  const asked = await owner.call({ _: 'messages.getChatInviteImporters', peer, ...waiting });
  assert.equal(asked.importers.length, 2);
  const pending = async () =>
    (await owner.heard()).flatMap((update) =>
      update._ === 'updatePendingJoinRequests' ? [update.requestsPending] : [],
    );
  await until(async () => (await pending()).includes(2));
  const answer = { _: 'messages.hideChatJoinRequest', peer } as const;
  await owner.call({ ...answer, approved: true, userId: owner.user(member.id) });
  await owner.call({ ...answer, userId: owner.user(stranger.id) });
  assert.equal((await full(owner, channel)).requestsPending, undefined);
  // Who was let in learns it without asking.
  const toldOf = async (one: Person) =>
    (await one.heard()).some((update) => update._ === 'updateChannel' && Number(update.channelId) === channel);
  await until(() => toldOf(member));
  assert.equal(await toldOf(stranger), false);
  const inside = await members(owner, channel, { _: 'channelParticipantsRecent' });
  assert.deepEqual(inside.ids.sort(), [owner.id, member.id].sort());
  assert.equal(
    (await member.call({ _: 'messages.checkChatInvite', hash: hashOf(invite.link) }))._,
    'chatInviteAlready',
  );
}

export async function previews({ owner, stranger, tag, http }: Cast): Promise<void> {
  const username = `shown_lamps_${tag}`;
  const channel = await makeChat(owner, 'Shown lamps', 'channel', username);
  const post = await send(owner, channel, 'a lamp for all');
  await stranger.find(username);
  assert.deepEqual(
    (await history(stranger, channel)).map(({ message }) => message),
    ['a lamp for all'],
  );
  assert.equal((await full(stranger, channel)).participantsCount, 1);
  const link = { _: 'channels.exportMessageLink', channel: stranger.channel(channel), id: post } as const;
  const told = await stranger.call(link);
  assert.equal(told.link, `${http}/${username}/${post}`);
  const page = await fetch(told.link);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /a lamp for all/);
  const shut = await makeChat(owner, 'Shut lamps', 'channel');
  const hidden = { channelId: shut, accessHash: Long.ONE };
  const opened = { _: 'channels.getFullChannel', channel: { _: 'inputChannel', ...hidden } } as const;
  await refuses(stranger, opened, 'CHANNEL_INVALID');
}

export async function names({ owner, stranger, tag, operate }: Cast): Promise<void> {
  const [chosen, given] = [`chosen_lamps_${tag}`, `lamps_from_above_${tag}`];
  const id = await makeChat(owner, 'Lamps of many names', 'channel', chosen);
  await operate('username', 'grant', `@${chosen}`, given);
  assert.equal(await stranger.find(given), id);
  if (!(await owner.knows('channels.toggleUsername'))) {
    // Clients from before there were several know a chat by the first.
    const { chats } = await owner.call({ _: 'contacts.resolveUsername', username: given });
    const [known] = chats;
    assert.equal(known?._ === 'channel' && known.username, chosen);
    return;
  }
  const channel = owner.channel(id);
  const seen = async () => {
    const { chats } = await owner.call({ _: 'contacts.resolveUsername', username: chosen });
    const [one] = chats;
    assert.ok(one?._ === 'channel' && !one.username);
    return (one.usernames ?? []).map(({ username, active }) => `${username}${active ? '' : ' off'}`);
  };
  assert.deepEqual(await seen(), [chosen, given]);
  await owner.call({ _: 'channels.reorderUsernames', channel, order: [given, chosen] });
  assert.deepEqual(await seen(), [given, chosen]);
  const off = { _: 'channels.toggleUsername', channel, username: given, active: false } as const;
  await owner.call(off);
  assert.deepEqual(await seen(), [chosen, `${given} off`]);
  await refuses(owner, off, 'USERNAME_NOT_MODIFIED');
  await refuses(stranger, { _: 'contacts.resolveUsername', username: given }, 'USERNAME_NOT_OCCUPIED');
  await owner.call({ ...off, active: true });
  await owner.call({ _: 'channels.deactivateAllUsernames', channel });
  assert.deepEqual(await seen(), [chosen, `${given} off`]);
}

export async function handingOver({ owner, member, tag }: Cast): Promise<void> {
  const channel = await makeChat(owner, 'Lamps to give', 'channel', `given_lamps_${tag}`);
  await member.find(`given_lamps_${tag}`);
  await member.call({ _: 'channels.joinChannel', channel: member.channel(channel) });
  const given = { peer: owner.peer(channel), userId: owner.user(member.id) };
  const empty = { _: 'messages.editChatCreator', ...given, password: { _: 'inputCheckPasswordEmpty' } } as const;
  await refuses(owner, empty, 'PASSWORD_MISSING');
  await owner.setPassword('a long wick');
  const wrong = { ...empty, password: await owner.proof('a short wick') } as const;
  await refuses(owner, wrong, 'PASSWORD_HASH_INVALID');
  await owner.call({ ...empty, password: await owner.proof('a long wick') });
  const admins = await members(member, channel, { _: 'channelParticipantsAdmins' });
  const creator = admins.list.find((one) => one._ === 'channelParticipantCreator');
  assert.ok(creator && 'userId' in creator && creator.userId === member.id);
  await refuses(owner, { _: 'channels.deleteChannel', channel: owner.channel(channel) }, 'CHAT_ADMIN_REQUIRED');
}
