import type { Member } from '../chats/repository.ts';

/** Whether this place in a chat is that of somebody who is in it now. */
export const isInside = (member: Member | undefined): member is Member =>
  member !== undefined && member.status !== 'left' && member.status !== 'banned' && !member.gone;
