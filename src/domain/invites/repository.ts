import type { AccountId, ChatId } from '../ids.ts';

/** A link by which people come into a chat. */
export interface Invite {
  hash: string;
  chat: ChatId;
  admin: AccountId;
  createdAt: number;
  revoked: boolean;
  /** The admin's one lasting link, which is replaced and never deleted. */
  permanent: boolean;
  /** Unix seconds. */
  expiresAt?: number;
  usageLimit?: number;
  usage: number;
  /** Newcomers wait for an admin. */
  requestNeeded: boolean;
  title?: string;
}

export interface InviteUse {
  hash: string;
  account: AccountId;
  date: number;
  approvedBy?: AccountId;
}

export interface JoinRequest {
  chat: ChatId;
  account: AccountId;
  hash?: string;
  date: number;
  about: string;
}

/** Some of those who came in or ask to, newest first. */
export interface NewcomerQuery {
  /** After whom the page begins. */
  below?: { date: number; account: AccountId };
  /** How a name or username begins. */
  search?: string;
  limit: number;
}

export interface InviteRepository {
  get(hash: string): Promise<Invite | undefined>;
  put(invite: Invite): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Newest first, of one admin. */
  list(chat: ChatId, admin: AccountId, revoked: boolean): Promise<Invite[]>;
  counts(chat: ChatId): Promise<{ admin: AccountId; live: number; revoked: number }[]>;
  addUse(use: InviteUse): Promise<void>;
  use(hash: string, account: AccountId): Promise<InviteUse | undefined>;
  uses(hash: string, query: NewcomerQuery): Promise<InviteUse[]>;
  countUses(hash: string): Promise<number>;
  request(chat: ChatId, account: AccountId): Promise<JoinRequest | undefined>;
  putRequest(request: JoinRequest): Promise<void>;
  removeRequest(chat: ChatId, account: AccountId): Promise<boolean>;
  /** Of one link, or of all. */
  requests(chat: ChatId, hash: string | undefined, query: NewcomerQuery): Promise<JoinRequest[]>;
  countRequests(chat: ChatId, hash: string | undefined): Promise<number>;
}
