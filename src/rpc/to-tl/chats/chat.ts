import type { tl } from '@mtcute/core';
import {
  type AdminRight,
  adminRights,
  type BannedRight,
  bareId,
  isSeenThroughLink,
  isWithheldFrom,
  type Chat,
  type Media,
  type Member,
  type Tx,
} from '#domain';
import { toTlPeerColor } from '../accounts/peer-colors.ts';
import { loadMedia } from '../media/media.ts';
import type { Viewer } from '../viewer.ts';
import { toTlChatPhoto } from '../media/photo.ts';
import { toTlNames } from './public-names.ts';

/**
 * Writes chats as `viewer` sees them; what they may not see becomes a forbidden chat. Those in `read` are
 * not read again.
 */
export async function toTlChats(
  viewer: Viewer,
  tx: Tx,
  ids: readonly number[],
  read: readonly Chat[] = [],
): Promise<tl.TypeChat[]> {
  const chats = new Map(read.map((chat) => [chat.id, chat]));
  const missing = ids.filter((id) => !chats.has(id));
  for (const chat of missing.length === 0 ? [] : await tx.chats.many(missing)) chats.set(chat.id, chat);
  const photos = await loadMedia(
    tx,
    [...chats.values()].map(({ photo }) => photo),
  );
  const written: tl.TypeChat[] = [];
  for (const id of ids) {
    const chat = chats.get(id);
    if (!chat) {
      written.push({ _: 'chatEmpty', id: bareId(id) });
      continue;
    }
    const member = await tx.chats.member(id, viewer.account);
    if (chat.kind === 'group' && !member && viewer.account !== 0 && !viewer.preview?.has(id)) {
      // Numbers of small groups can be guessed: whoever was never in one learns nothing, not even that it exists.
      written.push({ _: 'chatEmpty', id: bareId(id) });
      continue;
    }
    const withheld = viewer.account !== 0 && (await isWithheldFrom(tx, chat, viewer.account));
    const photo = chat.photo === undefined ? undefined : photos.get(chat.photo);
    const isSeen = viewer.preview?.has(id) || (await isSeenThroughLink(tx, viewer.account, chat));
    written.push(
      chat.kind === 'group'
        ? toTlGroup(viewer, chat, member, photo, withheld)
        : toTlChannel(viewer, chat, member, photo, withheld, isSeen),
    );
  }
  return written;
}

function toTlGroup(
  viewer: Viewer,
  chat: Chat,
  member: Member | undefined,
  photo: Media | undefined,
  withheld: boolean,
): tl.TypeChat {
  const id = bareId(chat.id);
  if (member?.status === 'banned' || chat.suspendedAt !== undefined || withheld)
    return { _: 'chatForbidden', id, title: chat.title };
  return {
    _: 'chat',
    id,
    creator: chat.creator === viewer.account,
    left: member === undefined || member.status === 'left',
    deactivated: chat.deletedAt !== undefined || chat.data.migratedTo !== undefined,
    noforwards: chat.data.noForwards ?? false,
    title: chat.title,
    photo: toTlChatPhoto(viewer, photo),
    participantsCount: chat.members,
    date: chat.createdAt,
    version: chat.version,
    ...(chat.data.migratedTo === undefined ? {} : { migratedTo: successor(viewer, chat.data.migratedTo) }),
    ...(member?.status === 'admin' ? { adminRights: toTlAdminRights(member.rights) } : {}),
    defaultBannedRights: toTlDefaultBannedRights(chat.defaultBanned),
  };
}

const successor = (viewer: Viewer, channel: number): tl.RawInputChannel => ({
  _: 'inputChannel',
  channelId: bareId(channel),
  accessHash: viewer.hashes.of(viewer.account, 'peer', channel),
});

/** A supergroup or channel. For nobody in particular (`viewer.account` 0) it is written in its `min` form. */
function toTlChannel(
  viewer: Viewer,
  chat: Chat,
  member: Member | undefined,
  photo: Media | undefined,
  withheld: boolean,
  isSeen: boolean,
): tl.TypeChat {
  const id = bareId(chat.id);
  const accessHash = viewer.hashes.of(viewer.account, 'peer', chat.id);
  const kind = { broadcast: chat.kind === 'channel', megagroup: chat.kind === 'supergroup' };
  const inside = member !== undefined && member.status !== 'left' && member.status !== 'banned' && !member.gone;
  const hidden =
    chat.deletedAt !== undefined || chat.suspendedAt !== undefined || withheld || member?.status === 'banned';
  if (hidden || (!inside && viewer.account !== 0 && chat.username === undefined && !isSeen)) {
    const untilDate = member?.status === 'banned' && member.bannedUntil > 0 ? { untilDate: member.bannedUntil } : {};
    return { _: 'channelForbidden', ...kind, id, accessHash, title: chat.title, ...untilDate };
  }
  const isAdmin = member?.status === 'creator' || member?.status === 'admin';
  return {
    _: 'channel',
    ...kind,
    min: viewer.account === 0,
    id,
    accessHash,
    creator: member?.status === 'creator',
    left: !inside && viewer.account !== 0,
    verified: chat.data.verified ?? false,
    scam: chat.data.enforced?.slots['label:scam'] !== undefined,
    fake: chat.data.enforced?.slots['label:fake'] !== undefined,
    signatures: chat.data.signatures ?? false,
    signatureProfiles: chat.data.signatureProfiles ?? false,
    noforwards: chat.data.noForwards ?? false,
    slowmodeEnabled: (chat.data.slowModeS ?? 0) > 0,
    joinToSend: chat.data.joinToSend ?? false,
    joinRequest: chat.data.joinRequest ?? false,
    hasLink: chat.data.linkedChat !== undefined,
    autotranslation: chat.data.autotranslation ?? false,
    forum: chat.data.forum ?? false,
    forumTabs: chat.data.forumTabs ?? false,
    gigagroup: chat.data.gigagroup ?? false,
    title: chat.title,
    ...toTlNames(chat, member?.status === 'creator'),
    photo: toTlChatPhoto(viewer, photo),
    date: inside ? member.date : chat.createdAt,
    participantsCount: chat.members,
    color: toTlPeerColor(chat.data.color, chat.data.colorEmoji),
    profileColor: toTlPeerColor(chat.data.profileColor, chat.data.profileColorEmoji),
    ...(isAdmin ? { adminRights: toTlAdminRights(member.status === 'creator' ? creatorRights : member.rights) } : {}),
    ...(member?.status === 'restricted' ? { bannedRights: toTlBannedRights(member.banned, member.bannedUntil) } : {}),
    ...(chat.kind === 'supergroup' ? { defaultBannedRights: toTlDefaultBannedRights(chat.defaultBanned) } : {}),
  };
}

const creatorRights = adminRights.filter((right) => right !== 'anonymous');

export function toTlAdminRights(rights: readonly AdminRight[]): tl.RawChatAdminRights {
  const flags: Partial<Record<AdminRight, true>> = {};
  for (const right of rights) flags[right] = true;
  return { _: 'chatAdminRights', ...flags };
}

/** What nobody may do in a chat has no end, which is written as the last moment of a 32-bit clock. */
export const toTlDefaultBannedRights = (rights: readonly BannedRight[]): tl.RawChatBannedRights =>
  toTlBannedRights(rights, 2 ** 31 - 1);

/** `untilDate` in unix seconds; 0 is for ever. */
export function toTlBannedRights(rights: readonly BannedRight[], untilDate: number): tl.RawChatBannedRights {
  const flags: Partial<Record<BannedRight, true>> = {};
  for (const right of rights) flags[right] = true;
  return { _: 'chatBannedRights', ...flags, untilDate };
}
