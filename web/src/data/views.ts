/**
 * What the pages show, in plain data that survives the way between worker and page.
 *
 * A peer id is "marked" as in other clients: people are positive, basic groups negative,
 * supergroups and channels below −10¹². Times are Unix seconds. Big integers are decimal strings.
 */
export type PeerId = number;

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

/** A file is fetched in parts of so many bytes. */
export const PART_BYTES = 512 * 1024;

/** A file on the server, complete enough to be fetched without anything else. */
export type FileRef =
  | { at: 'peer-photo'; peer: PeerId; photoId: string; big: boolean }
  | { at: 'photo'; id: string; accessHash: string; reference: Uint8Array; size: string; bytes: number }
  | {
      at: 'document';
      id: string;
      accessHash: string;
      reference: Uint8Array;
      thumb: string;
      bytes: number;
      mime: string;
    };

export type EntityKind =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'spoiler'
  | 'code'
  | 'pre'
  | 'link'
  | 'url'
  | 'email'
  | 'phone'
  | 'mention'
  | 'person'
  | 'hashtag'
  | 'cashtag'
  | 'command'
  | 'quote'
  | 'emoji';

export interface Entity {
  kind: EntityKind;
  offset: number;
  length: number;
  /** `link`: where it leads. */
  url?: string;
  /** `pre`: the language. */
  language?: string;
  /** `person`: who is meant. */
  peer?: PeerId;
  /** `emoji`: which picture stands here, in decimal. */
  document?: string;
}

export interface Photo {
  kind: 'photo';
  width: number;
  height: number;
  file: FileRef;
  /** A tiny JPEG to show meanwhile. */
  blur?: Uint8Array;
  spoiler: boolean;
}

export interface Document {
  kind: 'file' | 'video' | 'gif' | 'round' | 'audio' | 'voice' | 'sticker';
  name: string;
  mime: string;
  bytes: number;
  file: FileRef;
  preview?: FileRef;
  blur?: Uint8Array;
  width?: number;
  height?: number;
  durationS?: number;
  waveform?: Uint8Array;
  title?: string;
  performer?: string;
  /** Stickers and custom emoji: what they stand for, and where they belong. */
  emoji?: string;
  set?: StickerSetRef;
  spoiler: boolean;
}

/** Enough to ask for a set of stickers or custom emoji. */
export interface StickerSetRef {
  id: string;
  accessHash: string;
  /** Empty where only the set of a single sticker is known. */
  title: string;
}

export interface StickerSet extends StickerSetRef {
  /** It stands among the account's own. */
  installed: boolean;
  stickers: Document[];
}

export interface PollOption {
  id: string;
  text: string;
  votes: number;
  chosen: boolean;
  correct: boolean;
}

export interface Poll {
  kind: 'poll';
  id: string;
  question: string;
  options: PollOption[];
  total: number;
  closed: boolean;
  anonymous: boolean;
  multiple: boolean;
  quiz: boolean;
  solution?: string;
}

export interface LinkPreview {
  kind: 'link-preview';
  url: string;
  site?: string;
  title?: string;
  text?: string;
  photo?: Photo;
}

export interface Place {
  kind: 'place';
  latitude: number;
  longitude: number;
  title?: string;
  address?: string;
}

export interface ContactCard {
  kind: 'contact';
  name: string;
  phone: string;
  peer?: PeerId;
}

export interface Dice {
  kind: 'dice';
  emoji: string;
  value: number;
}

export type Media = Photo | Document | Poll | LinkPreview | Place | ContactCard | Dice | { kind: 'unsupported' };

/** A line of the chat that nobody wrote: "joined", "changed the name". Catalogue key `action.<name>`. */
export interface ChatAction {
  name: string;
  peers: PeerId[];
  text?: string;
}

export interface Reaction {
  emoji: string;
  count: number;
  chosen: boolean;
}

export interface KeyboardButton {
  text: string;
  does:
    | { what: 'text' }
    | { what: 'callback'; data: Uint8Array }
    | { what: 'url'; url: string }
    | { what: 'inline'; query: string; here: boolean }
    | { what: 'copy'; value: string }
    | { what: 'nothing' };
}

export interface Keyboard {
  at: 'message' | 'composer' | 'hide';
  rows: KeyboardButton[][];
  once: boolean;
  placeholder?: string;
}

export interface Message {
  chatId: PeerId;
  /** Number in its mailbox. Messages on their way have a number above `LOCAL_IDS`. */
  id: number;
  /** Stays the same when a message on its way gets its number: lists use it as key. */
  key: string;
  from: PeerId;
  date: number;
  editDate?: number;
  out: boolean;
  isPost: boolean;
  text: string;
  entities: Entity[];
  media?: Media;
  action?: ChatAction;
  reply?: { id: number; quote?: string; from?: PeerId };
  /** The message or topic of a supergroup under which this one stands. */
  thread?: number;
  forward?: { from?: PeerId; name?: string; date: number };
  viaBot?: PeerId;
  views?: number;
  comments?: number;
  album?: string;
  author?: string;
  reactions: Reaction[];
  keyboard?: Keyboard;
  pinned: boolean;
  /** What the server's moderators say of it. */
  label?: string;
  mentionsMe: boolean;
  mayForward: boolean;
  state: 'sent' | 'sending' | 'failed';
  /** Why it could not be sent: an error code of the server. */
  failure?: string;
  /** 0…1 while a file is on its way. */
  progress?: number;
  /** Its file waits until one lets it go on. */
  paused?: boolean;
}

/** Messages with an id from here on exist on this device only. */
export const LOCAL_IDS = 3_000_000_000;

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
}

export interface Page {
  messages: Message[];
  /** Older messages than the first one exist. */
  older: boolean;
  /** Newer messages than the last one exist. */
  newer: boolean;
}

export const ADMIN_RIGHTS = [
  'changeInfo',
  'postMessages',
  'editMessages',
  'deleteMessages',
  'banUsers',
  'inviteUsers',
  'pinMessages',
  'manageTopics',
  'anonymous',
  'addAdmins',
] as const;
export type AdminRight = (typeof ADMIN_RIGHTS)[number];

/** What members of a group may do unless it is taken from all or from one of them. */
export const PERMISSIONS = [
  'sendPlain',
  'sendMedia',
  'sendStickers',
  'sendPolls',
  'embedLinks',
  'inviteUsers',
  'pinMessages',
  'changeInfo',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

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

export interface StatFigure {
  /** Catalogue key `stats.<name>`. */
  name: 'members' | 'viewsPerPost' | 'sharesPerPost' | 'reactionsPerPost' | 'messages' | 'viewers' | 'posters';
  now: number;
  before: number;
}

/** Lines over days, whose `times` are Unix milliseconds; of `hours` they are 0 to 23 (UTC), of `weekdays` 0 (Monday) to 6. */
export interface StatGraph {
  name:
    | 'growth'
    | 'joined'
    | 'muted'
    | 'hours'
    | 'interactions'
    | 'viewSources'
    | 'memberSources'
    | 'languages'
    | 'messages'
    | 'actions'
    | 'weekdays';
  times: number[];
  lines: { name: string; values: number[] }[];
}

export interface Stats {
  figures: StatFigure[];
  graphs: StatGraph[];
}

/** What a bot offers to send for some words. */
export interface InlineOffers {
  queryId: string;
  offers: { id: string; title: string; text: string; picture?: FileRef }[];
  /** Ask with it for more; empty when there is none. */
  next: string;
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

export interface SearchResult {
  peers: PeerId[];
  globalPeers: PeerId[];
  messages: Message[];
  total: number;
  next?: { offsetId: number; offsetPeer: PeerId; rate: number };
}

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
