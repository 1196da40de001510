import type { Entity } from './media.ts';
import type { Message } from './messages.ts';
import type { PeerId } from './peers.ts';

/** One subject of a forum. Its id is that of the message that opened it; 1 is the general one. */
export interface Topic {
  id: number;
  title: string;
  /** 0xRRGGBB. */
  color: number;
  closed: boolean;
  pinned: boolean;
  unread: number;
  mine: boolean;
}

export interface Draft {
  text: string;
  entities: Entity[];
  replyTo?: number;
  date: number;
}

export interface Dialog {
  chatId: PeerId;
  topId: number;
  /** The last message, complete, so that the list can be shown without asking. */
  top?: Message;
  date: number;
  unread: number;
  mentions: number;
  reactions: number;
  markedUnread: boolean;
  pinned: boolean;
  pinOrder: number;
  archived: boolean;
  mutedUntil: number;
  readInId: number;
  readOutId: number;
  draft?: Draft;
}

export interface Folder {
  id: number;
  title: string;
  /** Those of `include` that stand first in the folder. */
  pinned: PeerId[];
  include: PeerId[];
  exclude: PeerId[];
  contacts: boolean;
  others: boolean;
  groups: boolean;
  channels: boolean;
  bots: boolean;
  excludeMuted: boolean;
  excludeRead: boolean;
  excludeArchived: boolean;
  /** Others have it by a link, or it came by one: then it holds only the chats that are named. */
  shared?: boolean;
}

/** What the link of a shared folder leads to. */
export interface SharedFolder {
  title: string;
  chats: PeerId[];
  /** Those of them that the account has in it already; without the folder itself undefined. */
  taken?: PeerId[];
}

/** A link under which others can take in a folder. */
export interface FolderLink {
  url: string;
  title: string;
  chats: PeerId[];
}

export interface Device {
  hash: string;
  name: string;
  app: string;
  place: string;
  ip: string;
  activeAt: number;
  current: boolean;
}
