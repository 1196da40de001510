import type { AccountId, PeerId } from '../ids.ts';

/** A link by which others get a copy of a folder. */
export interface ChatlistLink {
  slug: string;
  owner: AccountId;
  /** The owner's folder. */
  filter: number;
  title: string;
  /** Groups and channels that it offers. */
  peers: PeerId[];
  /** Unix seconds. */
  createdAt: number;
}

export interface ChatlistRepository {
  get(slug: string): Promise<ChatlistLink | undefined>;
  put(link: ChatlistLink): Promise<void>;
  remove(slug: string): Promise<void>;
  /** Oldest first, of one folder. */
  list(owner: AccountId, filter: number): Promise<ChatlistLink[]>;
  /** All links of one folder, or of all folders of the owner. */
  removeAll(owner: AccountId, filter?: number): Promise<void>;
}
