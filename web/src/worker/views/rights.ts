import type { tl } from '@mtcute/core';
import { ADMIN_RIGHTS, type AdminRight, PERMISSIONS, type Permission } from '../../data/views.ts';

type Banned = Exclude<keyof tl.RawChatBannedRights, '_' | 'untilDate'>;

/** One switch of ours stands for every kind of media that newer layers tell apart. */
const TAKES: Record<Permission, readonly Banned[]> = {
  sendPlain: ['sendPlain'],
  sendMedia: ['sendMedia', 'sendPhotos', 'sendVideos', 'sendRoundvideos', 'sendAudios', 'sendVoices', 'sendDocs'],
  sendStickers: ['sendStickers', 'sendGifs', 'sendGames', 'sendInline'],
  sendPolls: ['sendPolls'],
  embedLinks: ['embedLinks'],
  inviteUsers: ['inviteUsers'],
  pinMessages: ['pinMessages'],
  changeInfo: ['changeInfo'],
};

export function toBannedRights(denied: readonly Permission[], untilDate: number): tl.RawChatBannedRights {
  const rights: tl.RawChatBannedRights = { _: 'chatBannedRights', untilDate };
  for (const permission of denied) for (const flag of TAKES[permission]) rights[flag] = true;
  return rights;
}

export function deniedOf(rights: tl.TypeChatBannedRights | undefined): Permission[] {
  if (!rights) return [];
  if (rights.sendMessages) return [...PERMISSIONS];
  return PERMISSIONS.filter((permission) => TAKES[permission].some((flag) => rights[flag]));
}

export function adminRightsOf(rights: tl.TypeChatAdminRights | undefined): AdminRight[] {
  return ADMIN_RIGHTS.filter((right) => rights?.[right]);
}
