import type {
  AdminRight,
  Chat,
  Device,
  Dialog,
  Document,
  Draft,
  Entity,
  FileRef,
  Folder,
  InlineOffers,
  InviteInfo,
  InviteLink,
  LinkPreview,
  LogEntry,
  Member,
  MemberFilter,
  Message,
  Page,
  Peer,
  PeerDetails,
  PeerId,
  Permission,
  SearchResult,
  Stats,
  StickerSet,
  StickerSetRef,
  Topic,
} from './views.ts';

export type Connection = 'starting' | 'offline' | 'connecting' | 'updating' | 'online';

/** Why this device is signed out when its person did not sign out here: `ended` elsewhere, or suspended. */
export type Ending = 'suspended' | 'ended';

/** What changed. The worker sends these to every tab of the account; `data/store.ts` applies them. */
export type Patch =
  | { is: 'phase'; phase: 'ready'; self: PeerId }
  | { is: 'phase'; phase: 'signed-out'; because?: Ending }
  | { is: 'connection'; state: Connection }
  | { is: 'peers'; peers: Peer[] }
  | { is: 'dialogs'; dialogs: Dialog[]; gone?: PeerId[]; complete?: boolean }
  | { is: 'folders'; folders: Folder[] }
  | { is: 'messages'; messages: Message[]; fresh: boolean }
  | { is: 'settled'; chatId: PeerId; localId: number; message: Message }
  | { is: 'deleted'; chatId: PeerId; ids: number[] }
  /** What waits to be sent there has changed. */
  | { is: 'scheduled'; chatId: PeerId }
  | { is: 'cleared'; chatId: PeerId }
  | { is: 'typing'; chatId: PeerId; peer: PeerId; doing: string; until: number }
  | { is: 'progress'; file: string; done: number; total: number }
  | { is: 'notify'; message: Message; title: string; body: string };

/** How a sign-in goes on: what the page has to ask next. */
export type SignInStep =
  | { next: 'code'; sentBy: 'app' | 'sms' | 'call' | 'email' | 'other'; length?: number }
  | { next: 'name' }
  | { next: 'password'; hint?: string; hasRecovery: boolean }
  /** The account is suspended; with what was proven its person opens the reasons. */
  | { next: 'suspended'; phone: string; codeHash: string; code: string }
  | { next: 'done' };

/** Another text of a message that waits; `date` (Unix seconds) is when it is sent. */
export interface EditedText {
  text: string;
  entities: Entity[];
  date: number;
}

export interface NewMessage {
  chatId: PeerId;
  text: string;
  entities: Entity[];
  replyTo?: number;
  /** Sent into a thread or topic of the chat. */
  thread?: number;
  quote?: string;
  silent?: boolean;
  /** Without what the server would show below it because of a link in it. */
  noPreview?: boolean;
  files?: OutgoingFile[];
  /** Stands alone: such a message has neither text nor files. */
  sticker?: Document;
}

export interface OutgoingFile {
  blob: Blob;
  name: string;
  as: 'photo' | 'video' | 'voice' | 'file';
  width?: number;
  height?: number;
  durationS?: number;
  waveform?: Uint8Array;
}

export type HistoryFrom =
  | { at: 'end' }
  | { at: 'before' | 'after' | 'around'; id: number }
  | { at: 'date'; date: number };

/** For what a chat or a person is reported. */
export type ReportReason =
  | 'spam'
  | 'violence'
  | 'porn'
  | 'childAbuse'
  | 'copyright'
  | 'drugs'
  | 'personal'
  | 'fake'
  | 'other';
/** For what messages are reported: the protocol has more reasons for these. */
export type MessageReportReason = ReportReason | 'scam' | 'terrorism' | 'hate' | 'selfHarm';
export type SearchKind = 'all' | 'photos' | 'files' | 'links' | 'voice' | 'pinned';

export interface PrivacyRule {
  allow: 'everybody' | 'contacts' | 'nobody';
}
export type PrivacyKey = 'lastSeen' | 'phone' | 'photo' | 'forwards' | 'groups' | 'about';

/** Everything the pages ask of the signed-in account. One implementation speaks MTProto in a worker. */
export interface Messenger {
  // Signing in
  sendCode(phone: string): Promise<SignInStep>;
  signIn(code: string): Promise<SignInStep>;
  signUp(firstName: string, lastName: string): Promise<SignInStep>;
  checkPassword(password: string): Promise<SignInStep>;
  resendCode(): Promise<SignInStep>;
  qrToken(): Promise<{ url: string; expires: number } | SignInStep>;
  countries(): Promise<{ iso: string; name: string; code: string }[]>;
  signOut(): Promise<void>;

  // Dialogs
  moreDialogs(archived: boolean): Promise<boolean>;
  setPinned(chatId: PeerId, pinned: boolean): Promise<void>;
  setArchived(chatId: PeerId, archived: boolean): Promise<void>;
  setMuted(chatId: PeerId, until: number): Promise<void>;
  markUnread(chatId: PeerId, unread: boolean): Promise<void>;
  saveDraft(chatId: PeerId, draft: Draft | undefined): Promise<void>;
  saveFolder(folder: Folder): Promise<void>;
  removeFolder(id: number): Promise<void>;
  clearHistory(chatId: PeerId, forAll: boolean): Promise<void>;
  leave(chatId: PeerId): Promise<void>;

  // Messages
  history(chatId: PeerId, from: HistoryFrom, limit: number, thread?: number): Promise<Page>;
  /** Where the comments on a channel's post stand. */
  comments(chatId: PeerId, id: number): Promise<{ chatId: PeerId; thread: number }>;
  readThread(chatId: PeerId, thread: number, upTo: number): Promise<void>;
  topics(chatId: PeerId): Promise<Topic[]>;
  createTopic(chatId: PeerId, title: string): Promise<void>;
  editTopic(chatId: PeerId, topic: number, change: { title?: string; closed?: boolean }): Promise<void>;
  setForum(chatId: PeerId, on: boolean): Promise<void>;
  message(chatId: PeerId, id: number): Promise<Message | undefined>;
  read(chatId: PeerId, upTo: number): Promise<void>;
  nextMark(chatId: PeerId, kind: 'mention' | 'reaction'): Promise<number | undefined>;
  seenMentions(chatId: PeerId, ids: number[]): Promise<void>;
  opened(chatId: PeerId, id: number): Promise<void>;
  seenReactions(chatId: PeerId): Promise<void>;
  send(message: NewMessage): Promise<void>;
  retry(chatId: PeerId, localId: number): Promise<void>;
  cancel(chatId: PeerId, localId: number): Promise<void>;
  pauseUpload(localId: number, paused: boolean): Promise<void>;
  edit(chatId: PeerId, id: number, text: string, entities: Entity[]): Promise<void>;
  remove(chatId: PeerId, ids: number[], forAll: boolean): Promise<void>;
  forward(from: PeerId, ids: number[], to: PeerId[]): Promise<void>;
  react(chatId: PeerId, id: number, emojis: string[]): Promise<void>;
  pin(chatId: PeerId, id: number, pinned: boolean): Promise<void>;
  pinned(chatId: PeerId): Promise<Message[]>;
  vote(chatId: PeerId, id: number, options: string[]): Promise<void>;
  /** Adds an answer of one's own to a poll that is `open`. */
  addPollAnswer(chatId: PeerId, id: number, text: string): Promise<void>;
  sendPoll(
    chatId: PeerId,
    poll: {
      question: string;
      options: string[];
      multiple: boolean;
      anonymous: boolean;
      open: boolean;
      correct?: number;
    },
  ): Promise<void>;
  pressButton(chatId: PeerId, id: number, data: Uint8Array): Promise<{ text?: string; alert: boolean; url?: string }>;
  /** What a bot offers for `query`, typed after its name. */
  inlineOffers(bot: PeerId, chatId: PeerId, query: string, offset: string): Promise<InlineOffers>;
  sendInlineOffer(chatId: PeerId, queryId: string, offerId: string, replyTo?: number): Promise<void>;
  typing(chatId: PeerId, doing: 'typing' | 'voice' | 'file' | 'none'): Promise<void>;
  viewed(chatId: PeerId, ids: number[]): Promise<void>;
  /** What the server shows below a text with this link. */
  linkPreview(text: string): Promise<LinkPreview | undefined>;

  // Messages that wait for their time; dates are Unix seconds
  schedule(message: NewMessage, date: number): Promise<void>;
  scheduled(chatId: PeerId): Promise<Message[]>;
  reschedule(chatId: PeerId, ids: number[], date: number): Promise<void>;
  editScheduled(chatId: PeerId, id: number, draft: EditedText): Promise<void>;
  sendScheduled(chatId: PeerId, ids: number[]): Promise<void>;
  removeScheduled(chatId: PeerId, ids: number[]): Promise<void>;

  // Stickers and custom emoji
  stickerSets(kind: 'sticker' | 'emoji'): Promise<StickerSetRef[]>;
  stickerSet(set: StickerSetRef): Promise<StickerSet>;
  recentStickers(): Promise<Document[]>;
  installSet(set: StickerSetRef, install: boolean): Promise<void>;
  customEmoji(ids: string[]): Promise<{ id: string; picture: Document }[]>;

  // Search
  searchAll(query: string, next?: SearchResult['next']): Promise<SearchResult>;
  searchChat(
    chatId: PeerId,
    query: string,
    kind: SearchKind,
    beforeId: number,
  ): Promise<{ messages: Message[]; total: number }>;
  resolve(username: string): Promise<PeerId | undefined>;

  // Files
  file(file: FileRef): Promise<Blob>;
  /** One part of `PART_BYTES`, counted from 0; the last one is shorter. */
  filePart(file: FileRef, part: number): Promise<Uint8Array>;
  cancelFile(file: FileRef): Promise<void>;
  pauseFile(file: FileRef, paused: boolean): Promise<void>;

  // Peers
  peer(id: PeerId): Promise<Peer | undefined>;
  details(id: PeerId): Promise<PeerDetails>;
  members(
    id: PeerId,
    query: string,
    offset: number,
    filter: MemberFilter,
  ): Promise<{ members: Member[]; total: number }>;
  commonChats(id: PeerId): Promise<Chat[]>;
  contacts(): Promise<PeerId[]>;
  addContact(id: PeerId, firstName: string, lastName: string): Promise<void>;
  addContactByPhone(phone: string, firstName: string, lastName: string): Promise<PeerId | undefined>;
  removeContact(id: PeerId): Promise<void>;
  setBlocked(id: PeerId, blocked: boolean): Promise<void>;
  blocked(): Promise<PeerId[]>;

  // Groups and channels
  createGroup(title: string, people: PeerId[]): Promise<PeerId>;
  createChannel(title: string, about: string): Promise<PeerId>;
  editChat(id: PeerId, change: { title?: string; about?: string; username?: string; photo?: Blob }): Promise<void>;
  addMembers(id: PeerId, people: PeerId[]): Promise<void>;
  removeMember(id: PeerId, person: PeerId): Promise<void>;
  /** No rights at all takes the role away. */
  setAdmin(id: PeerId, person: PeerId, rights: AdminRight[], rank: string): Promise<void>;
  /** Takes permissions from one member, for good when `until` is 0. An empty list gives all back. */
  restrict(id: PeerId, person: PeerId, denied: Permission[], until: number): Promise<void>;
  /** What is taken from all members. */
  setDenied(id: PeerId, denied: Permission[]): Promise<void>;
  setSlowMode(id: PeerId, seconds: number): Promise<void>;
  /** A basic group becomes a supergroup: resolves with its new id. */
  upgradeGroup(id: PeerId): Promise<PeerId>;
  join(id: PeerId): Promise<void>;
  inviteLinks(id: PeerId): Promise<InviteLink[]>;
  createInviteLink(id: PeerId, options: { approval: boolean; limit?: number; expires?: number }): Promise<InviteLink>;
  revokeInviteLink(id: PeerId, link: string): Promise<void>;
  inviteInfo(hash: string): Promise<InviteInfo>;
  acceptInvite(hash: string): Promise<PeerId | undefined>;
  joinRequests(id: PeerId): Promise<PeerId[]>;
  answerJoinRequest(id: PeerId, person: PeerId, accept: boolean): Promise<void>;

  /** What was done lately by those who run the chat, newest first. */
  adminLog(id: PeerId, query: string, before: string | undefined): Promise<LogEntry[]>;
  stats(id: PeerId): Promise<Stats>;
  /** Groups that could hold the comments of a channel. */
  discussionChoices(): Promise<PeerId[]>;
  setDiscussion(channel: PeerId, group: PeerId | undefined): Promise<void>;

  // Reports
  report(chatId: PeerId, ids: number[], reason: MessageReportReason, comment: string): Promise<void>;

  // Settings
  updateProfile(change: { firstName: string; lastName: string; about: string }): Promise<void>;
  setUsername(username: string): Promise<void>;
  checkUsername(username: string): Promise<boolean>;
  setPhoto(photo: Blob | undefined): Promise<void>;
  devices(): Promise<Device[]>;
  endDevice(hash: string): Promise<void>;
  endOtherDevices(): Promise<void>;
  /** Notifications while no tab is open; `token` is the JSON of the browser's push subscription. */
  registerPush(token: string): Promise<void>;
  unregisterPush(token: string): Promise<void>;
  privacy(key: PrivacyKey): Promise<PrivacyRule>;
  setPrivacy(key: PrivacyKey, rule: PrivacyRule): Promise<void>;
  passwordState(): Promise<{ has: boolean; hint?: string }>;
  setPassword(current: string, next: string, hint: string): Promise<void>;
  storageUse(): Promise<{ filesBytes: number; totalBytes: number }>;
  clearFiles(): Promise<void>;
  setLanguage(language: string): Promise<void>;
}

export type Verb = keyof Messenger;

/** Between a tab and the worker. */
export type ToWorker =
  | { id: number; verb: Verb; args: unknown[] }
  | { hello: { slot: number; language: string; visible: boolean } }
  | { visible: boolean; chatId?: PeerId }
  | { bye: true };
export type FromWorker =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; code: string; seconds?: number }
  | { patch: Patch };
