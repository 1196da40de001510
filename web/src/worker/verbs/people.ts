import type { tl } from '@mtcute/core';
import Long from 'long';
import type { Chat, Member, MemberFilter, Peer, PeerDetails, PeerId } from '../../data/views.ts';
import type { Account } from '../account.ts';
import { absorb, changePeer, inputChannel, inputPeer, inputUser } from '../peers.ts';
import { idOf, isChannelId, markedChannel, peersIn } from '../views/peer.ts';
import { adminRightsOf, deniedOf } from '../views/rights.ts';

const MEMBERS = 100;

/** The peer as known here, or asked from the server. */
export async function peer(account: Account, id: PeerId): Promise<Peer | undefined> {
  const known = account.peers.get(id)?.peer;
  if (known) return known;
  if (id > 0) absorb(account, await account.client.call({ _: 'users.getUsers', id: [inputUser(account, id)] }), []);
  else if (isChannelId(id)) {
    const answer = await account.client.call({ _: 'channels.getChannels', id: [inputChannel(account, id)] });
    absorb(account, [], answer.chats);
  } else {
    const answer = await account.client.call({ _: 'messages.getChats', id: [-id] });
    absorb(account, [], answer.chats);
  }
  return account.peers.get(id)?.peer;
}

export async function details(account: Account, id: PeerId): Promise<PeerDetails> {
  if (id > 0) return personDetails(account, id);
  const answer = isChannelId(id)
    ? await account.client.call({ _: 'channels.getFullChannel', channel: inputChannel(account, id) })
    : await account.client.call({ _: 'messages.getFullChat', chatId: -id });
  absorb(account, answer.users, answer.chats);
  const full = answer.fullChat;
  if (full._ === 'communityFull') return { about: full.about, canSeeMembers: false, canSeeStats: false, commands: [] };
  const base = {
    about: full.about || undefined,
    pinnedId: full.pinnedMsgId,
    inviteLink: full.exportedInvite?._ === 'chatInviteExported' ? full.exportedInvite.link : undefined,
    requests: full.requestsPending,
    commands: (full.botInfo ?? []).flatMap((bot) => bot.commands ?? []),
  };
  if (full._ === 'chatFull') {
    const listed = full.participants._ === 'chatParticipants' ? full.participants.participants.length : undefined;
    return {
      ...base,
      commands: base.commands.map(commandOf),
      members: listed,
      canSeeMembers: listed !== undefined,
      canSeeStats: false,
    };
  }
  changePeer(account, id, (it) => ('members' in it ? { ...it, members: full.participantsCount ?? it.members } : it));
  return {
    ...base,
    commands: base.commands.map(commandOf),
    members: full.participantsCount,
    online: full.onlineCount,
    linkedChat: full.linkedChatId ? markedChannel(full.linkedChatId) : undefined,
    slowModeS: full.slowmodeSeconds,
    canSeeMembers: full.canViewParticipants ?? false,
    canSeeStats: full.canViewStats ?? false,
  };
}

async function personDetails(account: Account, id: PeerId): Promise<PeerDetails> {
  const answer = await account.client.call({ _: 'users.getFullUser', id: inputUser(account, id) });
  absorb(account, answer.users, answer.chats);
  const full = answer.fullUser;
  return {
    about: full.about || undefined,
    pinnedId: full.pinnedMsgId,
    commonChats: full.commonChatsCount,
    blocked: full.blocked ?? false,
    canSeeMembers: false,
    canSeeStats: false,
    commands: (full.botInfo?.commands ?? []).map(commandOf),
  };
}

function commandOf({ command, description }: tl.TypeBotCommand) {
  return { command, description };
}

export async function members(account: Account, id: PeerId, query: string, offset: number, filter: MemberFilter) {
  if (!isChannelId(id)) return groupMembers(account, id, query);
  const answer = await account.client.call({
    _: 'channels.getParticipants',
    channel: inputChannel(account, id),
    filter: filterOf(filter, query),
    offset,
    limit: MEMBERS,
    hash: Long.ZERO,
  });
  if (answer._ !== 'channels.channelParticipants') return { members: [], total: 0 };
  absorb(account, answer.users, answer.chats);
  return { members: answer.participants.map(memberOf), total: answer.count };
}

function filterOf(filter: MemberFilter, q: string): tl.TypeChannelParticipantsFilter {
  switch (filter) {
    case 'admins':
      return { _: 'channelParticipantsAdmins' };
    case 'restricted':
      return { _: 'channelParticipantsBanned', q };
    case 'banned':
      return { _: 'channelParticipantsKicked', q };
    case 'recent':
      return q ? { _: 'channelParticipantsSearch', q } : { _: 'channelParticipantsRecent' };
  }
}

async function groupMembers(account: Account, id: PeerId, query: string) {
  const answer = await account.client.call({ _: 'messages.getFullChat', chatId: -id });
  absorb(account, answer.users, answer.chats);
  const full = answer.fullChat;
  if (full._ !== 'chatFull' || full.participants._ !== 'chatParticipants') return { members: [], total: 0 };
  const all = full.participants.participants.map(
    (row): Member => ({
      peer: row.userId,
      role: row._ === 'chatParticipantCreator' ? 'owner' : row._ === 'chatParticipantAdmin' ? 'admin' : 'member',
    }),
  );
  const wanted = query.toLowerCase();
  const found = all.filter((it) => account.peers.get(it.peer)?.peer.name.toLowerCase().includes(wanted));
  return { members: wanted ? found : all, total: all.length };
}

function memberOf(row: tl.TypeChannelParticipant): Member {
  switch (row._) {
    case 'channelParticipantCreator':
      return { peer: row.userId, role: 'owner', rank: row.rank };
    case 'channelParticipantAdmin':
      return { peer: row.userId, role: 'admin', rank: row.rank, rights: adminRightsOf(row.adminRights) };
    case 'channelParticipantBanned':
      return {
        peer: idOf(row.peer),
        role: row.bannedRights.viewMessages ? 'banned' : 'restricted',
        denied: deniedOf(row.bannedRights),
        until: row.bannedRights.untilDate,
      };
    case 'channelParticipantLeft':
      return { peer: idOf(row.peer), role: 'member' };
    default:
      return { peer: row.userId, role: 'member' };
  }
}

export async function commonChats(account: Account, id: PeerId): Promise<Chat[]> {
  const answer = await account.client.call({
    _: 'messages.getCommonChats',
    userId: inputUser(account, id),
    maxId: 0,
    limit: MEMBERS,
  });
  absorb(account, [], answer.chats);
  return peersIn([], answer.chats).filter((it): it is Chat => 'isMember' in it);
}

export async function contacts(account: Account): Promise<PeerId[]> {
  const answer = await account.client.call({ _: 'contacts.getContacts', hash: Long.ZERO });
  if (answer._ !== 'contacts.contacts') return [];
  absorb(account, answer.users, []);
  return answer.contacts.map((row) => row.userId);
}

export async function addContact(account: Account, id: PeerId, firstName: string, lastName: string): Promise<void> {
  const answer = await account.client.call({
    _: 'contacts.addContact',
    id: inputUser(account, id),
    firstName,
    lastName,
    phone: '',
  });
  account.client.handleClientUpdate(answer, false);
}

export async function addContactByPhone(account: Account, phone: string, firstName: string, lastName: string) {
  const answer = await account.client.call({
    _: 'contacts.importContacts',
    contacts: [
      { _: 'inputPhoneContact', clientId: account.randomId(), phone: phone.replace(/\D/g, ''), firstName, lastName },
    ],
  });
  absorb(account, answer.users, []);
  return answer.imported[0]?.userId;
}

export async function removeContact(account: Account, id: PeerId): Promise<void> {
  const answer = await account.client.call({ _: 'contacts.deleteContacts', id: [inputUser(account, id)] });
  account.client.handleClientUpdate(answer, false);
}

export async function setBlocked(account: Account, id: PeerId, blocked: boolean): Promise<void> {
  await account.client.call({ _: blocked ? 'contacts.block' : 'contacts.unblock', id: inputPeer(account, id) });
}

export async function blocked(account: Account): Promise<PeerId[]> {
  const answer = await account.client.call({ _: 'contacts.getBlocked', offset: 0, limit: MEMBERS });
  absorb(account, answer.users, answer.chats);
  return answer.blocked.map((row) => idOf(row.peerId));
}
