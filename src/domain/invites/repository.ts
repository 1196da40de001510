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

export interface InviteRepository {
  get(hash: string): Promise<Invite | undefined>;
  put(invite: Invite): Promise<void>;
  remove(hash: string): Promise<void>;
  /** Newest first, of one admin. */
  list(chat: ChatId, admin: AccountId, revoked: boolean): Promise<Invite[]>;
  counts(chat: ChatId): Promise<{ admin: AccountId; live: number; revoked: number }[]>;
  addUse(use: InviteUse): Promise<void>;
  uses(hash: string): Promise<InviteUse[]>;
  request(chat: ChatId, account: AccountId): Promise<JoinRequest | undefined>;
  putRequest(request: JoinRequest): Promise<void>;
  removeRequest(chat: ChatId, account: AccountId): Promise<boolean>;
  /** Newest first. */
  requests(chat: ChatId, hash: string | undefined, limit: number): Promise<JoinRequest[]>;
  countRequests(chat: ChatId): Promise<number>;
}
