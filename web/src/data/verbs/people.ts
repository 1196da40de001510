import type { Chat, Member, MemberFilter, Peer, PeerDetails, PeerId } from '../views.ts';

/** People, contacts, and what is known of a peer. */
export interface PeopleVerbs {
  peer(id: PeerId): Promise<Peer | undefined>;
  details(id: PeerId): Promise<PeerDetails>;
  /** Those whose names match `query`, from `offset` on. */
  members(
    id: PeerId,
    query: string,
    offset: number,
    filter: MemberFilter,
  ): Promise<{ members: Member[]; total: number }>;
  commonChats(id: PeerId): Promise<Chat[]>;
  contacts(): Promise<PeerId[]>;
  addContact(id: PeerId, firstName: string, lastName: string): Promise<void>;
  /** Undefined when nobody here has this number. */
  addContactByPhone(phone: string, firstName: string, lastName: string): Promise<PeerId | undefined>;
  removeContact(id: PeerId): Promise<void>;
  setBlocked(id: PeerId, blocked: boolean): Promise<void>;
  blocked(): Promise<PeerId[]>;
}
