import type { tl } from '@mtcute/core';
import {
  ADMIN_RIGHTS,
  type Chat,
  type Peer,
  type PeerId,
  type Person,
  type Picture,
  type Presence,
  type Rights,
} from '../../data/views.ts';
import { adminRightsOf, deniedOf } from './rights.ts';

const CHANNEL_BASE = 1_000_000_000_000;

export function idOf(peer: tl.TypePeer): PeerId {
  switch (peer._) {
    case 'peerUser':
      return peer.userId;
    case 'peerChat':
      return -peer.chatId;
    case 'peerChannel':
      return -CHANNEL_BASE - peer.channelId;
  }
}

export function isChannelId(id: PeerId): boolean {
  return id < -CHANNEL_BASE;
}

export function channelIdOf(id: PeerId): number {
  return -id - CHANNEL_BASE;
}

export function markedChannel(channelId: number): PeerId {
  return -CHANNEL_BASE - channelId;
}

export function personOf(user: tl.TypeUser): Person | undefined {
  if (user._ === 'userEmpty') return undefined;
  const firstName = user.firstName ?? '';
  const lastName = user.lastName ?? '';
  return {
    kind: user.bot ? 'bot' : 'person',
    id: user.id,
    name: `${firstName} ${lastName}`.trim(),
    firstName,
    lastName,
    username: user.username ?? user.usernames?.find((name) => name.active)?.username,
    phone: user.phone,
    photo: user.photo?._ === 'userProfilePhoto' ? pictureOf(user.id, user.photo) : undefined,
    isSelf: user.self ?? false,
    isContact: user.contact ?? false,
    isDeleted: user.deleted ?? false,
    isVerified: user.verified ?? false,
    warning: user.scam ? 'scam' : user.fake ? 'fake' : undefined,
    presence: presenceOf(user.status),
    inlineHint: user.botInlinePlaceholder,
  };
}

export function presenceOf(status: tl.TypeUserStatus | undefined): Presence {
  switch (status?._) {
    case 'userStatusOnline':
      return { at: 'online', until: status.expires };
    case 'userStatusOffline':
      return { at: 'seen', when: status.wasOnline };
    case 'userStatusRecently':
    case 'userStatusLastWeek':
    case 'userStatusLastMonth':
      return { at: 'recently' };
    default:
      return { at: 'hidden' };
  }
}

export function chatOf(chat: tl.TypeChat): Chat | undefined {
  switch (chat._) {
    case 'chat':
      return groupOf(chat);
    case 'channel':
      return channelOf(chat);
    case 'chatForbidden':
      return forbidden(-chat.id, 'group', chat.title);
    case 'channelForbidden':
      return forbidden(markedChannel(chat.id), chat.megagroup ? 'supergroup' : 'channel', chat.title);
    default:
      return undefined;
  }
}

function groupOf(chat: tl.RawChat): Chat {
  const id = -chat.id;
  const admin = chat.creator || chat.adminRights !== undefined;
  const gone = (chat.left ?? false) || (chat.deactivated ?? false);
  return {
    kind: 'group',
    id,
    name: chat.title,
    photo: chat.photo._ === 'chatPhoto' ? pictureOf(id, chat.photo) : undefined,
    members: chat.participantsCount,
    isVerified: false,
    isMember: !gone,
    isOwner: chat.creator ?? false,
    isAdmin: admin,
    isForbidden: false,
    noForwards: chat.noforwards ?? false,
    needsApproval: false,
    isForum: false,
    takesGuests: false,
    movedTo: chat.migratedTo?._ === 'inputChannel' ? markedChannel(chat.migratedTo.channelId) : undefined,
    may: rightsOf({
      owner: chat.creator ?? false,
      admin: chat.adminRights,
      banned: undefined,
      defaults: chat.defaultBannedRights,
      member: !gone,
      broadcast: false,
    }),
    holds: chat.creator ? [...ADMIN_RIGHTS] : adminRightsOf(chat.adminRights),
    denied: deniedOf(chat.defaultBannedRights),
  };
}

function channelOf(channel: tl.RawChannel): Chat {
  const id = markedChannel(channel.id);
  const broadcast = channel.broadcast ?? false;
  const owner = channel.creator ?? false;
  return {
    kind: broadcast ? 'channel' : 'supergroup',
    id,
    name: channel.title,
    username: channel.username ?? channel.usernames?.find((name) => name.active)?.username,
    photo: channel.photo._ === 'chatPhoto' ? pictureOf(id, channel.photo) : undefined,
    members: channel.participantsCount,
    isVerified: channel.verified ?? false,
    warning: channel.scam ? 'scam' : channel.fake ? 'fake' : undefined,
    isMember: !channel.left,
    isOwner: owner,
    isAdmin: owner || channel.adminRights !== undefined,
    isForbidden: false,
    noForwards: channel.noforwards ?? false,
    needsApproval: channel.joinRequest ?? false,
    isForum: channel.forum ?? false,
    takesGuests: !broadcast && (channel.hasLink ?? false) && !channel.joinToSend && isOpen(channel),
    may: rightsOf({
      owner,
      admin: channel.adminRights,
      banned: channel.bannedRights,
      defaults: channel.defaultBannedRights,
      member: !channel.left,
      broadcast,
    }),
    holds: owner ? [...ADMIN_RIGHTS] : adminRightsOf(channel.adminRights),
    denied: deniedOf(channel.defaultBannedRights),
  };
}

/** Whether members may write here, and nothing is taken from oneself. */
function isOpen({ bannedRights, defaultBannedRights }: tl.RawChannel): boolean {
  const closed = (rights: tl.TypeChatBannedRights | undefined) => rights?.sendMessages || rights?.sendPlain;
  return !closed(bannedRights) && !closed(defaultBannedRights);
}

interface Standing {
  owner: boolean;
  admin: tl.TypeChatAdminRights | undefined;
  banned: tl.TypeChatBannedRights | undefined;
  defaults: tl.TypeChatBannedRights | undefined;
  member: boolean;
  broadcast: boolean;
}

/** Owners may everything; admins what they were given; members what is not forbidden to them or to all. */
export function rightsOf({ owner, admin, banned, defaults, member, broadcast }: Standing): Rights {
  const has = (right: boolean | undefined) => owner || (right ?? false);
  const free = (key: keyof tl.RawChatBannedRights) =>
    member && (owner || admin !== undefined || (!banned?.[key] && !defaults?.[key])) && !broadcast;
  return {
    write: member && (broadcast ? has(admin?.postMessages) : free('sendMessages') && free('sendPlain')),
    sendMedia: member && (broadcast ? has(admin?.postMessages) : free('sendMessages') && free('sendMedia')),
    invite: has(admin?.inviteUsers) || free('inviteUsers'),
    pin: has(broadcast ? admin?.editMessages : admin?.pinMessages) || free('pinMessages'),
    edit: broadcast && has(admin?.editMessages),
    deleteOthers: has(admin?.deleteMessages),
    ban: has(admin?.banUsers),
    promote: has(admin?.addAdmins),
    changeInfo: has(admin?.changeInfo) || free('changeInfo'),
  };
}

function forbidden(id: PeerId, kind: Chat['kind'], name: string): Chat {
  return {
    kind,
    id,
    name,
    isVerified: false,
    isMember: false,
    isOwner: false,
    isAdmin: false,
    isForbidden: true,
    noForwards: false,
    needsApproval: false,
    isForum: false,
    takesGuests: false,
    may: rightsOf({
      owner: false,
      admin: undefined,
      banned: undefined,
      defaults: undefined,
      member: false,
      broadcast: true,
    }),
    holds: [],
    denied: [],
  };
}

function pictureOf(peer: PeerId, photo: tl.RawUserProfilePhoto | tl.RawChatPhoto): Picture {
  return {
    file: { at: 'peer-photo', peer, photoId: photo.photoId.toString(), big: false },
  };
}

export function peersIn(users: tl.TypeUser[], chats: tl.TypeChat[]): Peer[] {
  const peers: Peer[] = [];
  for (const user of users) {
    const person = personOf(user);
    if (person) peers.push(person);
  }
  for (const chat of chats) {
    const view = chatOf(chat);
    if (view) peers.push(view);
  }
  return peers;
}
