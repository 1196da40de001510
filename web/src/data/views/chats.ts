import type { PeerId } from './peers.ts';
import type { AdminRight, Permission } from './rights.ts';

export interface Member {
  peer: PeerId;
  role: 'owner' | 'admin' | 'member' | 'restricted' | 'banned';
  rank?: string;
  /** Admins: what they may. */
  rights?: AdminRight[];
  /** Restricted: what was taken from them, and until when (0: for good). */
  denied?: Permission[];
  until?: number;
}

export type MemberFilter = 'recent' | 'admins' | 'restricted' | 'banned';

export interface PeerDetails {
  about?: string;
  members?: number;
  online?: number;
  pinnedId?: number;
  inviteLink?: string;
  linkedChat?: PeerId;
  commonChats?: number;
  blocked?: boolean;
  slowModeS?: number;
  requests?: number;
  canSeeMembers: boolean;
  canSeeStats: boolean;
  commands: { command: string; description: string }[];
}

/** Something that was done in a chat by those who run it. */
export interface LogEntry {
  id: string;
  date: number;
  by: PeerId;
  /** Catalogue key `log.<name>`. */
  name: LogName;
  /** Whom it was done to. */
  to?: PeerId;
  text?: string;
}

export const LOG_NAMES = [
  'titleChanged',
  'about',
  'username',
  'photo',
  'pin',
  'unpin',
  'edit',
  'delete',
  'join',
  'leave',
  'invite',
  'ban',
  'unban',
  'restrict',
  'promote',
  'demote',
  'permissions',
  'slowMode',
  'linked',
  'inviteLink',
  'setting',
  'topic',
  'message',
  'other',
] as const;
export type LogName = (typeof LOG_NAMES)[number];

export interface InviteLink {
  link: string;
  title?: string;
  uses: number;
  limit?: number;
  expires?: number;
  approval: boolean;
  revoked: boolean;
  permanent: boolean;
}

export interface InviteInfo {
  title: string;
  about?: string;
  members: number;
  isChannel: boolean;
  approval: boolean;
  /** Set when one is already in. */
  chatId?: PeerId;
}
