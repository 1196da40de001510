import { refuse } from '../errors.ts';
import type { AccountId, PeerId } from '../ids.ts';
import { bannedRightFor } from '../media/media-kinds.ts';
import type { ContentData } from '../messages/content.ts';
import type { Tx } from '../ports.ts';
import { isWithheldFrom } from './is-withheld.ts';
import type { BannedRight, Chat, Member } from './repository.ts';
import { isSeenThroughLink } from './through-link.ts';

/** Loads a basic group and the caller's place in it. @throws chat-invalid, chat-forbidden, chat-deactivated */
export async function requireMember(
  tx: Tx,
  account: AccountId,
  chatId: PeerId,
): Promise<{ chat: Chat; member: Member }> {
  const chat = await tx.chats.get(chatId);
  if (!chat) return refuse('peer-invalid', { peer: chatId });
  const member = await tx.chats.member(chatId, account);
  if (!member || member.status === 'left' || member.status === 'banned' || member.gone) {
    return refuse(
      chat.kind === 'group' ? 'peer-invalid' : 'channel-private',
      chat.kind === 'group' ? { peer: chatId } : undefined,
    );
  }
  if (chat.deletedAt !== undefined && chat.kind !== 'group') refuse('channel-private');
  if (chat.deletedAt !== undefined || chat.data.migratedTo !== undefined) refuse('chat-deactivated');
  if (chat.suspendedAt !== undefined) refuse('channel-private');
  if (await isWithheldFrom(tx, chat, account)) refuse('channel-private');
  return { chat, member };
}

/** Whether they hold rights of an admin: the creator holds all. */
export const isAdmin = (member: Member): boolean => member.status === 'creator' || member.status === 'admin';

/** A restriction that ended is as good as none. */
export function bannedNow(chat: Chat, member: Member, nowS: number): ReadonlySet<BannedRight> {
  if (isAdmin(member)) return new Set();
  const own = member.bannedUntil === 0 || member.bannedUntil > nowS ? member.banned : [];
  return new Set([...chat.defaultBanned, ...own]);
}

/**
 * A member, or who may comment in a discussion group without being one.
 *
 * @throws channel-private, guest-send-forbidden where comments are for members alone
 */
async function requireSpeaker(tx: Tx, account: AccountId, peer: PeerId): Promise<{ chat: Chat; member: Member }> {
  const chat = await tx.chats.get(peer);
  const member = await tx.chats.member(peer, account);
  const isOutside = !member || member.status === 'left' || (member.gone && member.status !== 'banned');
  const isOpen = chat?.data.linkedChat !== undefined && chat.deletedAt === undefined;
  if (!chat || !isOutside || !isOpen || chat.suspendedAt !== undefined) return requireMember(tx, account, peer);
  if (!(await isSeenThroughLink(tx, account, chat)) && chat.username === undefined) refuse('channel-private');
  if (await isWithheldFrom(tx, chat, account)) refuse('channel-private');
  if (chat.data.joinToSend) refuse('guest-send-forbidden');
  return { chat, member: member ?? outsider(peer, account) };
}

const outsider = (chat: PeerId, account: AccountId): Member => ({
  chat,
  account,
  status: 'left',
  inviter: account,
  date: 0,
  rights: [],
  banned: [],
  bannedUntil: 0,
});

/** @throws chat-write-forbidden, chat-send-media-forbidden */
export async function checkGroupSend(
  tx: Tx,
  sender: AccountId,
  peer: PeerId,
  data: ContentData,
  nowS: number,
): Promise<{ ttlS: number; pauseS: number }> {
  const { chat, member } = await requireSpeaker(tx, sender, peer);
  if (chat.kind === 'channel' && member.status !== 'creator' && !member.rights.includes('postMessages')) {
    refuse('chat-admin-required');
  }
  const banned = bannedNow(chat, member, nowS);
  if (banned.has('sendMessages')) refuse('chat-write-forbidden');
  if (!data.media && banned.has('sendPlain')) refuse('chat-send-media-forbidden', { what: 'PLAIN' });
  if (data.media && banned.size > 0) await checkMedia(tx, data, banned);
  return { ttlS: chat.data.ttlS ?? 0, pauseS: isAdmin(member) ? 0 : (chat.data.slowModeS ?? 0) };
}

/** How the refusal names what a right is about. */
const forbidden: Partial<Record<BannedRight, string>> = {
  sendPhotos: 'PHOTOS',
  sendVideos: 'VIDEOS',
  sendRoundvideos: 'ROUNDVIDEOS',
  sendAudios: 'AUDIOS',
  sendVoices: 'VOICES',
  sendDocs: 'DOCS',
  sendStickers: 'STICKERS',
  sendGifs: 'GIFS',
  sendPolls: 'POLL',
  sendGames: 'GAME',
};

async function checkMedia(tx: Tx, data: ContentData, banned: ReadonlySet<BannedRight>): Promise<void> {
  const row = data.media?.kind === 'document' ? await tx.media.get(data.media.media) : undefined;
  const right = bannedRightFor(data, row);
  const what = forbidden[right];
  if (what !== undefined && banned.has(right)) refuse('chat-send-media-forbidden', { what });
  if (banned.has('sendMedia')) refuse('chat-send-media-forbidden', { what: 'MEDIA' });
}
