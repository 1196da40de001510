import type { AccountId, MediaId, StickerSetId } from '../ids.ts';

/** Pictures to send, masks to lay on faces, or custom emoji to write with. */
export const stickerKinds = ['regular', 'mask', 'emoji'] as const;
export type StickerKind = (typeof stickerKinds)[number];

export interface StickerSet {
  id: StickerSetId;
  owner: AccountId;
  /** Who made it: the owner, or a bot in its name. */
  maker: AccountId;
  kind: StickerKind;
  /** By which links name it, unique without regard to case. */
  shortName: string;
  title: string;
  /** Unix seconds. */
  createdAt: number;
  /** Rises with every change. */
  version: number;
  /** Its emoji take the colour of the text around them. */
  textColor?: boolean;
  /** A picture of its own; otherwise its first sticker stands for it. */
  thumb?: MediaId;
  count: number;
}

export type NewStickerSet = Omit<StickerSet, 'id' | 'count'>;

/** One sticker of a set. Its mask's place stands among the attributes of its file. */
export interface Sticker {
  media: MediaId;
  set: StickerSetId;
  /** For which it is offered, the first one stands for it in texts. */
  emoji: string[];
  keywords: string[];
}

export interface StickerRepository {
  /** Undefined when the name is taken. */
  insertSet(set: NewStickerSet): Promise<StickerSetId | undefined>;
  /** Title, thumbnail and version; the rest of a set stays. */
  updateSet(set: StickerSet): Promise<void>;
  /** With its stickers and from everybody's lists. */
  removeSet(id: StickerSetId): Promise<void>;
  set(id: StickerSetId): Promise<StickerSet | undefined>;
  setByName(shortName: string): Promise<StickerSet | undefined>;
  /** In the order asked. */
  sets(ids: readonly StickerSetId[]): Promise<StickerSet[]>;
  /** Newest first, below `beforeId`. */
  ownSets(owner: AccountId, beforeId: StickerSetId | undefined, limit: number): Promise<StickerSet[]>;
  /** Those whose title or name contains the words, which are folded to lower case. */
  search(words: string, kinds: readonly StickerKind[], limit: number): Promise<StickerSet[]>;

  /** Replaces what the set holds, in order. */
  putStickers(set: StickerSetId, stickers: readonly Omit<Sticker, 'set'>[]): Promise<void>;
  /** In order. */
  stickersOf(set: StickerSetId): Promise<Sticker[]>;
  /** Those of them that are in a set. */
  stickers(media: readonly MediaId[]): Promise<Sticker[]>;
  /** The first sticker of each set. */
  covers(sets: readonly StickerSetId[]): Promise<Sticker[]>;
  /** For these emoji, from the account's sets that are not archived. */
  offered(account: AccountId, emoji: readonly string[], kind: StickerKind, limit: number): Promise<Sticker[]>;
}

/** A set among an account's own. */
export interface InstalledSet {
  set: StickerSetId;
  archived: boolean;
  installedAt: number;
}

/** Lists of single files: stickers that were sent, masks that were laid on pictures, favourites, saved animations. */
export type StickerListName = 'recent' | 'attached' | 'faved' | 'gifs';

export interface ListedSticker {
  media: MediaId;
  usedAt: number;
}

/** What each account keeps at hand. */
export interface StickerListRepository {
  /** In the account's order, the newest in front. */
  installed(account: AccountId, kind: StickerKind, archived: boolean): Promise<InstalledSet[]>;
  installedOne(account: AccountId, set: StickerSetId): Promise<InstalledSet | undefined>;
  /** Puts it in front. */
  install(account: AccountId, set: InstalledSet & { kind: StickerKind }): Promise<void>;
  /** False when it was not there. */
  uninstall(account: AccountId, set: StickerSetId): Promise<boolean>;
  /** Puts these in front, in order. */
  reorder(account: AccountId, sets: readonly StickerSetId[]): Promise<void>;

  /** Newest first. */
  listed(account: AccountId, list: StickerListName): Promise<ListedSticker[]>;
  /** Puts it in front; what is then beyond `keep` falls out. */
  putFirst(account: AccountId, list: StickerListName, entry: ListedSticker, keep: number): Promise<void>;
  /** False when it was not there. */
  take(account: AccountId, list: StickerListName, media: MediaId): Promise<boolean>;
  clear(account: AccountId, list: StickerListName): Promise<void>;
}
