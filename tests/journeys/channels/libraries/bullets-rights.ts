import assert from 'node:assert/strict';
import { Long, type tl } from '@mtcute/node';
import { ban, type Cast } from './bullets-membership.ts';
import { full, history, makeChat, members, type Person, randomId, refuses, send } from './person.ts';

/** A public group of the owner's with these people in it. */
async function groupWith({ owner, tag }: Cast, name: string, people: readonly Person[]): Promise<number> {
  const username = `${name}_${tag}`;
  const group = await makeChat(owner, `Lamps: ${name}`, 'group', username);
  for (const one of people) {
    await one.find(username);
    await one.call({ _: 'channels.joinChannel', channel: one.channel(group) });
  }
  // Admins learn whom they may name from the list.
  await members(owner, group, { _: 'channelParticipantsRecent' });
  return group;
}

const promote = ({ owner, member }: Cast, chat: number, rights: Partial<tl.RawChatAdminRights>, rank = '') =>
  owner.call({
    ...{ _: 'channels.editAdmin', channel: owner.channel(chat), userId: owner.user(member.id), rank },
    adminRights: { _: 'chatAdminRights', ...rights },
  });

const write = (person: Person, chat: number, message = 'a word'): tl.messages.RawSendMessageRequest => ({
  ...{ _: 'messages.sendMessage', peer: person.peer(chat), message, randomId: randomId() },
});

export async function admins(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const group = await groupWith(cast, 'keepers', [member]);
  await promote(cast, group, { changeInfo: true }, 'wick keeper');
  const { list } = await members(member, group, { _: 'channelParticipantsAdmins' });
  const admin = list.find((one) => one._ === 'channelParticipantAdmin');
  assert.equal(admin?.rank, 'wick keeper');
  assert.equal(admin?.adminRights.changeInfo, true);
  await member.call({ _: 'channels.editTitle', channel: member.channel(group), title: 'Lamps, kept' });
  const pin = { _: 'messages.exportChatInvite', peer: member.peer(group) } as const;
  await refuses(member, pin, 'CHAT_ADMIN_REQUIRED');
  await promote(cast, group, {});
  await ban(owner, group, member.id, { viewMessages: true });
  await refuses(member, write(member, group), 'CHANNEL_PRIVATE');
  const { ids } = await members(owner, group, { _: 'channelParticipantsKicked', q: '' });
  assert.deepEqual(ids, [member.id]);
  const log = { q: '', maxId: Long.ZERO, minId: Long.ZERO, limit: 50 } as const;
  const { events } = await owner.call({ _: 'channels.getAdminLog', channel: owner.channel(group), ...log });
  assert.deepEqual(
    events.map(({ action }) => action._.replace('channelAdminLogEventAction', '')),
    [
      ...['ParticipantToggleBan', 'ParticipantToggleAdmin', 'ChangeTitle', 'ParticipantToggleAdmin'],
      ...['ParticipantJoin', 'ChangeUsername'],
    ],
  );
}

export async function restrictions(cast: Cast): Promise<void> {
  const { owner, member, stranger } = cast;
  const group = await groupWith(cast, 'muted', [member, stranger]);
  const until = Math.floor(Date.now() / 1000) + 3600;
  await ban(owner, group, member.id, { sendMessages: true, untilDate: until });
  await refuses(member, write(member, group), 'CHAT_WRITE_FORBIDDEN');
  const { list } = await members(owner, group, { _: 'channelParticipantsBanned', q: '' });
  const muted = list.find((one) => one._ === 'channelParticipantBanned');
  assert.equal(muted?.bannedRights.untilDate, until);
  await ban(owner, group, member.id, {});
  await send(member, group, 'free again');
  const bannedRights = { _: 'chatBannedRights', sendMessages: true, untilDate: 0 } as const;
  await owner.call({ _: 'messages.editChatDefaultBannedRights', peer: owner.peer(group), bannedRights });
  await refuses(stranger, write(stranger, group), 'CHAT_WRITE_FORBIDDEN');
  await send(owner, group, 'the creator may');
  const { userId, accessHash } = owner.user(member.id);
  const participant = { _: 'inputPeerUser', userId, accessHash } as const;
  await owner.call({ _: 'channels.deleteParticipantHistory', channel: owner.channel(group), participant });
  assert.deepEqual(
    (await history(owner, group)).map(({ message }) => message),
    ['the creator may'],
  );
}

export async function slowMode(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const group = await groupWith(cast, 'patience', [member]);
  await owner.call({ _: 'channels.toggleSlowMode', channel: owner.channel(group), seconds: 3600 });
  await send(member, group, 'one word');
  await refuses(member, write(member, group), 'SLOWMODE_WAIT');
  const seen = await full(member, group);
  assert.equal(seen.slowmodeSeconds, 3600);
  assert.ok((seen.slowmodeNextSendDate ?? 0) > Date.now() / 1000 + 3000);
}

export async function masks(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const group = await groupWith(cast, 'masks', [member]);
  await promote(cast, group, { anonymous: true, changeInfo: true }, 'the mask');
  await send(member, group, 'who is this?');
  const [said] = await history(owner, group);
  assert.ok(said?.fromId?._ === 'peerChannel' && said.fromId.channelId === group);
  assert.equal(said.postAuthor, 'the mask');
  await promote(cast, group, {});
  const own = await makeChat(member, 'Own lamps', 'channel', `own_lamps_${cast.tag}`);
  const choice = { peer: member.peer(group), sendAs: member.peer(own) };
  const offered = await member.call({ _: 'channels.getSendAs', peer: member.peer(group) });
  const ids = offered.peers.map((one) => {
    const peer = 'peer' in one && typeof one.peer === 'object' ? one.peer : one;
    return 'userId' in peer ? peer.userId : 'channelId' in peer ? peer.channelId : 0;
  });
  assert.deepEqual(ids.slice(0, 1), [member.id]);
  assert.ok(ids.includes(own));
  await member.call({ _: 'messages.saveDefaultSendAs', ...choice });
  await send(member, group, 'as a channel', { sendAs: member.peer(own) });
  const [as] = await history(owner, group);
  assert.ok(as?.fromId?._ === 'peerChannel' && as.fromId.channelId === own);
}

export async function protection(cast: Cast): Promise<void> {
  const { owner, member } = cast;
  const group = await groupWith(cast, 'protected', [member]);
  const said = await send(owner, group, 'not for others');
  await owner.call({ _: 'messages.toggleNoForwards', peer: owner.peer(group), enabled: true });
  const forward: tl.messages.RawForwardMessagesRequest = {
    ...{ _: 'messages.forwardMessages', fromPeer: member.peer(group), id: [said], randomId: [randomId()] },
    toPeer: { _: 'inputPeerSelf' },
  };
  for (const dropAuthor of [false, true]) await refuses(member, { ...forward, dropAuthor }, 'CHAT_FORWARDS_RESTRICTED');
  const [chat] = (await member.call({ _: 'channels.getChannels', id: [member.channel(group)] })).chats;
  assert.ok(chat?._ === 'channel' && chat.noforwards === true);
}

export async function doors(cast: Cast): Promise<void> {
  const { owner, member, stranger, tag } = cast;
  const channel = await makeChat(owner, 'Lamps talked about', 'channel', `talked_${tag}`);
  const group = await groupWith(cast, 'talk', [member]);
  const linked = { broadcast: owner.channel(channel), group: owner.channel(group) };
  await owner.call({ _: 'channels.setDiscussionGroup', ...linked });
  await owner.call({ _: 'channels.toggleJoinToSend', channel: owner.channel(group), enabled: true });
  await stranger.find(`talk_${tag}`);
  await refuses(stranger, write(stranger, group), 'CHAT_GUEST_SEND_FORBIDDEN');
  await owner.call({ _: 'channels.toggleJoinRequest', channel: owner.channel(group), enabled: true });
  const join = { _: 'channels.joinChannel', channel: stranger.channel(group) } as const;
  await refuses(stranger, join, 'INVITE_REQUEST_SENT');
  const past = await makeChat(owner, 'Lamps with a past', 'group');
  await owner.call({ _: 'channels.togglePreHistoryHidden', channel: owner.channel(past), enabled: true });
  await send(owner, past, 'before you came');
  const users = [owner.user(member.id)];
  await owner.call({ _: 'channels.inviteToChannel', channel: owner.channel(past), users });
  await member.call({
    _: 'messages.getDialogs',
    offsetDate: 0,
    offsetId: 0,
    offsetPeer: { _: 'inputPeerEmpty' },
    limit: 20,
    hash: Long.ZERO,
  });
  await send(owner, past, 'welcome');
  assert.deepEqual(
    (await history(member, past)).map(({ message }) => message),
    ['welcome'],
  );
}

export async function hiding(cast: Cast): Promise<void> {
  const { owner, member, stranger } = cast;
  const group = await groupWith(cast, 'hooded', [member]);
  const hide = { _: 'channels.toggleParticipantsHidden', channel: owner.channel(group), enabled: true } as const;
  await refuses(owner, hide, 'PARTICIPANTS_TOO_FEW');
  await stranger.find(`hooded_${cast.tag}`);
  await stranger.call({ _: 'channels.joinChannel', channel: stranger.channel(group) });
  await owner.call(hide);
  const recent = { filter: { _: 'channelParticipantsRecent' }, offset: 0, limit: 5, hash: Long.ZERO } as const;
  const asked = { _: 'channels.getParticipants', channel: member.channel(group), ...recent } as const;
  await refuses(member, asked, 'CHAT_ADMIN_REQUIRED');
  assert.deepEqual((await members(member, group, { _: 'channelParticipantsAdmins' })).ids, [owner.id]);
  assert.equal((await full(member, group)).canViewParticipants ?? false, false);
  assert.equal((await members(owner, group, { _: 'channelParticipantsRecent' })).ids.length, 3);
}
