import type { FileRef } from './files.ts';
import type { AdminRight, Permission } from './rights.ts';

export type PeerId = number;

/** The account that speaks for the server: it tells of sign-ins and decisions. */
export const SERVICE_ACCOUNT: PeerId = 777000;

export interface Person {
  kind: 'person' | 'bot';
  id: PeerId;
  /** The whole name as shown. */
  name: string;
  firstName: string;
  lastName: string;
  username?: string;
  phone?: string;
  photo?: Picture;
  isSelf: boolean;
  isContact: boolean;
  isDeleted: boolean;
  isVerified: boolean;
  warning?: 'scam' | 'fake';
  presence: Presence;
  /** Bots only: the greyed hint in the field when used inline. */
  inlineHint?: string;
}

export interface Chat {
  kind: 'group' | 'supergroup' | 'channel';
  id: PeerId;
  name: string;
  username?: string;
  photo?: Picture;
  members?: number;
  isVerified: boolean;
  warning?: 'scam' | 'fake';
  isMember: boolean;
  isOwner: boolean;
  isAdmin: boolean;
  isForbidden: boolean;
  noForwards: boolean;
  needsApproval: boolean;
  /** The supergroup that took this group's place. */
  movedTo?: PeerId;
  /** Its messages stand under subjects. */
  isForum: boolean;
  may: Rights;
  /** Whoever reads the channel may comment on its posts here without being a member. */
  takesGuests: boolean;
  /** Which admin rights the signed-in account could hand on. */
  holds: AdminRight[];
  /** What is taken from all members. */
  denied: Permission[];
}

export type Peer = Person | Chat;

/** What the signed-in account may do in a chat. */
export interface Rights {
  write: boolean;
  sendMedia: boolean;
  invite: boolean;
  pin: boolean;
  edit: boolean;
  deleteOthers: boolean;
  ban: boolean;
  promote: boolean;
  changeInfo: boolean;
}

export type Presence = { at: 'online'; until: number } | { at: 'seen'; when: number } | { at: 'recently' | 'hidden' };

/** The picture of a peer. */
export interface Picture {
  file: FileRef;
}
