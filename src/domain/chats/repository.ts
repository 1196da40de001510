import type { Enforced } from '../accounts/repository.ts';
import type { AccountId, ChatId, MediaId, MessageId, PeerId, StickerSetId } from '../ids.ts';
import type { PublicName } from '../names/public-names.ts';

/** Rights as one bit each; the names follow TL's chatAdminRights. */
export const adminRights = [
  'changeInfo',
  'postMessages',
  'editMessages',
  'deleteMessages',
  'banUsers',
  'inviteUsers',
  'pinMessages',
  'addAdmins',
  'anonymous',
  'manageCall',
  'other',
  'manageTopics',
  'postStories',
  'editStories',
  'deleteStories',
  'manageDirectMessages',
  'manageRanks',
] as const;
export type AdminRight = (typeof adminRights)[number];

/** What a member may be forbidden, as in TL's chatBannedRights; `viewMessages` is a ban. */
export const bannedRights = [
  'viewMessages',
  'sendMessages',
  'sendMedia',
  'sendStickers',
  'sendGifs',
  'sendGames',
  'sendInline',
  'embedLinks',
  'sendPolls',
  'changeInfo',
  'inviteUsers',
  'pinMessages',
  'manageTopics',
  'sendPhotos',
  'sendVideos',
  'sendRoundvideos',
  'sendAudios',
  'sendVoices',
  'sendDocs',
  'sendPlain',
  'editRank',
  'sendReactions',
] as const;
export type BannedRight = (typeof bannedRights)[number];

/** Parts of a profile, as clients show them side by side. */
export type ProfileTab = 'posts' | 'gifts' | 'media' | 'files' | 'music' | 'voice' | 'links' | 'gifs';

export interface ChatData {
  /** Sets that the group offers to all its members. */
  stickerSet?: StickerSetId;
  emojiSet?: StickerSetId;
  about?: string;
  restriction?: { reason: string; text: string; platforms?: string[] };
  limited?: boolean;
  enforced?: Enforced;
  verified?: boolean;
  /** All public names, where an operator gave further ones. */
  names?: PublicName[];
  /** Clients are to offer a translation of what they show. */
  autotranslation?: boolean;
  noForwards?: boolean;
  ttlS?: number;
  /** Named as in `reactions/emoticons.ts`. */
  reactions?: { kind: 'all'; custom?: boolean } | { kind: 'none' } | { kind: 'some'; emoticons: string[] };
  /** How many different reactions a message may have. */
  reactionsLimit?: number;
  migratedTo?: ChatId;
  migratedFrom?: ChatId;
  signatures?: boolean;
  signatureProfiles?: boolean;
  slowModeS?: number;
  linkedChat?: ChatId;
  joinToSend?: boolean;
  joinRequest?: boolean;
  /** Whoever comes by a link of the group asks too, whatever the link says. */
  linksAsk?: boolean;
  /** The bot that decides about requests to join. */
  guardBot?: AccountId;
  hiddenMembers?: boolean;
  hiddenPrehistory?: boolean;
  antiSpam?: boolean;
  forum?: boolean;
  /** Topics are shown as tabs. */
  forumTabs?: boolean;
  /** Only admins speak, and any number may listen. */
  gigagroup?: boolean;
  /** Number of the colour that stands for the chat, in its messages and on its page. */
  color?: number;
  profileColor?: number;
  /** Custom emoji whose pattern is drawn on the colour. */
  colorEmoji?: MediaId;
  profileColorEmoji?: MediaId;
  pinnedId?: number;
  /** The part of the page that is shown first. */
  mainTab?: ProfileTab;
}

export interface Chat {
  id: ChatId;
  kind: 'group' | 'supergroup' | 'channel';
  title: string;
  username?: string;
  photo?: MediaId;
  creator: AccountId;
  createdAt: number;
  deletedAt?: number;
  suspendedAt?: number;
  members: number;
  /** Grows with each change of the member list: clients compare it. */
  version: number;
  defaultBanned: BannedRight[];
  data: ChatData;
}

export type MemberStatus = 'creator' | 'admin' | 'member' | 'restricted' | 'left' | 'banned';

export interface Member {
  chat: ChatId;
  account: AccountId;
  status: MemberStatus;
  inviter: AccountId;
  date: number;
  rights: AdminRight[];
  rank?: string;
  promotedBy?: AccountId;
  banned: BannedRight[];
  /** Unix seconds; 0 is for ever. */
  bannedUntil: number;
  bannedBy?: AccountId;
  /** The newest message when they came in: from here on they read where earlier history is hidden. */
  sinceId?: MessageId;
  /** A restricted person who is not in the chat now. */
  gone?: boolean;
}

export interface MemberQuery {
  chat: ChatId;
  statuses?: readonly MemberStatus[];
  /** Name or username beginning, case folded. */
  search?: string;
  bots?: boolean;
  /** Leaves anonymous admins out. */
  named?: boolean;
  offset: number;
  limit: number;
}

export interface ChatRepository {
  insert(chat: Omit<Chat, 'id'>): Promise<ChatId>;
  get(id: ChatId): Promise<Chat | undefined>;
  many(ids: readonly ChatId[]): Promise<Chat[]>;
  update(chat: Chat): Promise<void>;
  /** Moves the member counter and the version together; returns the chat as it then is. */
  countMembers(id: ChatId, change: number): Promise<void>;
  member(chat: ChatId, account: AccountId): Promise<Member | undefined>;
  members(query: MemberQuery): Promise<Member[]>;
  countMembersWhere(query: Omit<MemberQuery, 'offset' | 'limit'>): Promise<number>;
  /** How many in the chat are online beyond `nowS` (Unix seconds). */
  countOnline(chat: ChatId, nowS: number): Promise<number>;
  /** Ids of everybody in the chat, for small chats and fan-out. */
  memberIds(chat: ChatId, limit: number): Promise<AccountId[]>;
  /** Which of these accounts are in the chat. */
  membersAmong(chat: ChatId, accounts: readonly AccountId[]): Promise<AccountId[]>;
  /** Those whose ban or restriction ended by then, the longest ago first. */
  bannedUntil(date: number, limit: number): Promise<Member[]>;
  putMember(member: Member): Promise<void>;
  removeMember(chat: ChatId, account: AccountId): Promise<void>;
  /** Leaves what the account writes there to the admins: the anti-spam was wrong about it once. */
  spare(chat: ChatId, account: AccountId, date: number): Promise<void>;
  isSpared(chat: ChatId, account: AccountId): Promise<boolean>;
  /** Chats that the account is in. */
  chatsOf(account: AccountId, kinds: readonly Chat['kind'][]): Promise<ChatId[]>;
  /** Basic groups of the account's dialogs, left ones too, on which a measure of the safety desk lies. */
  groupsUnderMeasures(account: AccountId): Promise<Chat[]>;
  /** Supergroups and channels that the account is no longer in, last joined first. */
  leftBy(account: AccountId): Promise<ChatId[]>;
  /**
   * Public channels in which at least `atLeast` of the newest plain members of `chat` are too, with how many of them,
   * most first.
   */
  sharedChannels(query: {
    chat: ChatId;
    membersAsked: number;
    atLeast: number;
    limit: number;
  }): Promise<{ chat: ChatId; members: number }[]>;
  commonChats(a: AccountId, b: AccountId, limit: number): Promise<ChatId[]>;
  search(query: string, limit: number): Promise<Chat[]>;
}

/** The peers that stand in a chat row, for views. */
export type ChatPeer = PeerId;
