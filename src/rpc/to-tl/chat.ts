import type { tl } from '@mtcute/core';
import { type BannedRight, bareId, type Chat, type Member, type Tx } from '#domain';
import type { Viewer } from './peers.ts';

/** Writes chats as `viewer` sees them; what they may not see becomes a forbidden chat. */
export async function toTlChats(viewer: Viewer, tx: Tx, ids: readonly number[]): Promise<tl.TypeChat[]> {
  const chats = new Map((await tx.chats.many(ids)).map((chat) => [chat.id, chat]));
  const written: tl.TypeChat[] = [];
  for (const id of ids) {
    const chat = chats.get(id);
    if (!chat) {
      written.push({ _: 'chatEmpty', id: bareId(id) });
      continue;
    }
    const member = await tx.chats.member(id, viewer.account);
    written.push(toTlGroup(viewer, chat, member));
  }
  return written;
}

function toTlGroup(viewer: Viewer, chat: Chat, member: Member | undefined): tl.TypeChat {
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
    photo: { _: 'chatPhotoEmpty' },
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
