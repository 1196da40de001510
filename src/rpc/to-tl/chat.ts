import type { tl } from '@mtcute/core';
import { type BannedRight, bareId, type Chat, type Media, type Member, type Tx } from '#domain';
import { loadMedia } from './media.ts';
import type { Viewer } from './peers.ts';
import { toTlChatPhoto } from './photo.ts';

/** Writes chats as `viewer` sees them; what they may not see becomes a forbidden chat. */
export async function toTlChats(viewer: Viewer, tx: Tx, ids: readonly number[]): Promise<tl.TypeChat[]> {
  const chats = new Map((await tx.chats.many(ids)).map((chat) => [chat.id, chat]));
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
    const photo = chat.photo === undefined ? undefined : photos.get(chat.photo);
    written.push(toTlGroup(viewer, chat, member, photo));
  }
  return written;
}

function toTlGroup(viewer: Viewer, chat: Chat, member: Member | undefined, photo: Media | undefined): tl.TypeChat {
  const id = bareId(chat.id);
  if (member?.status === 'banned') return { _: 'chatForbidden', id, title: chat.title };
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
    defaultBannedRights: toTlBannedRights(chat.defaultBanned, 0),
  };
}

/** `untilDate` in unix seconds; 0 is for ever. */
export function toTlBannedRights(rights: readonly BannedRight[], untilDate: number): tl.RawChatBannedRights {
  const flags: Partial<Record<BannedRight, true>> = {};
  for (const right of rights) flags[right] = true;
  return { _: 'chatBannedRights', ...flags, untilDate };
}
