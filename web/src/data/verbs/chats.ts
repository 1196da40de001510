import type { InviteInfo, InviteLink, PeerId } from '../views.ts';

/** Groups and channels: making them, coming in, and their links. */
export interface ChatVerbs {
  createGroup(title: string, people: PeerId[]): Promise<PeerId>;
  createChannel(title: string, about: string): Promise<PeerId>;
  editChat(id: PeerId, change: { title?: string; about?: string; username?: string; photo?: Blob }): Promise<void>;
  addMembers(id: PeerId, people: PeerId[]): Promise<void>;
  removeMember(id: PeerId, person: PeerId): Promise<void>;
  /** A basic group becomes a supergroup: resolves with its new id. */
  upgradeGroup(id: PeerId): Promise<PeerId>;
  join(id: PeerId): Promise<void>;
  inviteLinks(id: PeerId): Promise<InviteLink[]>;
  /** `limit` in people, `expires` in Unix seconds. */
  createInviteLink(id: PeerId, options: { approval: boolean; limit?: number; expires?: number }): Promise<InviteLink>;
  revokeInviteLink(id: PeerId, link: string): Promise<void>;
  /** What whoever holds an invitation may see before joining; `hash` is the end of its link. */
  inviteInfo(hash: string): Promise<InviteInfo>;
  /** The chat that was joined; undefined while an admin has to agree. */
  acceptInvite(hash: string): Promise<PeerId | undefined>;
  joinRequests(id: PeerId): Promise<PeerId[]>;
  answerJoinRequest(id: PeerId, person: PeerId, accept: boolean): Promise<void>;
}
