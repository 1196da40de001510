import type { AccountRepository } from './accounts/repository.ts';
import type { AdminLogRepository } from './channels/admin-log-repository.ts';
import type { MentionRepository, PostRepository } from './channels/posts-repository.ts';
import type { SrpMath } from './auth/srp.ts';
import type { AuthRepository } from './auth/repository.ts';
import type { BotFeedRepository } from './bots/feeds/repository.ts';
import type { BotQueryRepository } from './bots/repository.ts';
import type { BotUploadRepository } from './bots/uploads.ts';
import type { ChatlistRepository } from './chatlists/repository.ts';
import type { ChatRepository } from './chats/repository.ts';
import type { DialogRepository } from './dialogs/repository.ts';
import type { AccountId, MailboxId, PeerId } from './ids.ts';
import type { InviteRepository } from './invites/repository.ts';
import type { Limits } from './limits.ts';
import type { Blobs, Films, Images } from './media/ports.ts';
import type { MediaRepository } from './media/repository.ts';
import type { ContentData, Message } from './messages/content.ts';
import type { MessageRepository } from './messages/repository.ts';
import type { PollRepository } from './polls/repository.ts';
import type { ReactionRepository } from './reactions/repository.ts';
import type { ReportRepository } from './reports/repository.ts';
import type { ScheduledRepository } from './scheduled/repository.ts';
import type { SearchRepository } from './search/repository.ts';
import type { StatsRepository } from './stats/repository.ts';
import type { StickerListRepository, StickerRepository } from './stickers/repository.ts';
import type { ThreadRepository } from './threads/repository.ts';
import type { TopicRepository } from './topics/repository.ts';
import type { LogEntry, TransientUpdate } from './updates/bodies.ts';
import type { UpdateRepository } from './updates/repository.ts';

/** The repositories of one unit of work. */
export interface Tx {
  readonly accounts: AccountRepository;
  readonly adminLog: AdminLogRepository;
  readonly auth: AuthRepository;
  readonly botFeeds: BotFeedRepository;
  readonly botQueries: BotQueryRepository;
  readonly botUploads: BotUploadRepository;
  readonly chatlists: ChatlistRepository;
  readonly chats: ChatRepository;
  readonly dialogs: DialogRepository;
  readonly invites: InviteRepository;
  readonly media: MediaRepository;
  readonly mentions: MentionRepository;
  readonly messages: MessageRepository;
  readonly polls: PollRepository;
  readonly posts: PostRepository;
  readonly reactions: ReactionRepository;
  readonly reports: ReportRepository;
  readonly scheduled: ScheduledRepository;
  readonly search: SearchRepository;
  readonly stats: StatsRepository;
  readonly stickers: StickerRepository;
  readonly stickerLists: StickerListRepository;
  readonly threads: ThreadRepository;
  readonly topics: TopicRepository;
  readonly updates: UpdateRepository;
}

/** Inside a write, changes also say which mailboxes moved: the nudges leave after the commit and only then. */
export interface WriteTx extends Tx {
  nudge(nudge: Nudge): void;
}

export interface Store {
  /** Reads see committed data; each statement by itself. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a transaction and resolves after the commit is on disk. Writes of one event-loop turn may share a
   * commit; a refusal undoes its own work only. `work` may run again after a conflict and must await nothing but `tx`.
   * In the background it has a commit of its own and lets the writes of people go first.
   */
  write<T>(work: (tx: WriteTx) => Promise<T>, turn?: WriteTurn): Promise<T>;
}

/**
 * When a write has its turn among others; by default in the order of their coming. `touching` names the mailboxes and
 * chats that it changes, for a work that stays right when what it reads beside them is as old as its start: writes to the
 * same ones then share a commit instead of meeting in two. Worth saying where many people write at once.
 */
export type WriteTurn = 'background' | { touching: readonly PeerId[] };

/** "Mailbox N is now at pts P", with the entries as a hint that spares a read on this node. */
export interface Nudge {
  mailbox: MailboxId;
  pts: number;
  entries: LogEntry[];
  /** The message of a single `newMessage` entry as it was written: spares a read, and does not leave this node. */
  fresh?: Message;
  /** Session whose own answer carries the entries already. */
  exceptSession?: string;
}

/** What travels between nodes after a commit. */
export interface Bus {
  /**
   * What a commit brought. `changed` are accounts of which something moved that others are shown, so that whoever keeps
   * written views of them drops these before it tells anybody of the nudges.
   */
  publish(nudges: readonly Nudge[], changed?: readonly AccountId[]): void;
  publishTransient(to: readonly AccountId[] | { chat: PeerId; except?: AccountId }, update: TransientUpdate): void;
  /**
   * Keys whose authorization ended: every node refuses what comes under them. `gone`: the keys themselves are no more, and
   * connections under them are told so.
   */
  publishKeysDropped(keyIds: readonly string[], gone?: boolean): void;
  subscribe(listener: BusListener): () => void;
}

export interface BusListener {
  nudges(nudges: readonly Nudge[]): void;
  accountsChanged?(accounts: readonly AccountId[]): void;
  transient(to: readonly AccountId[] | { chat: PeerId; except?: AccountId }, update: TransientUpdate): void;
  keysDropped(keyIds: readonly string[], gone?: boolean): void;
}

export interface Clock {
  /** Unix seconds, whole. */
  nowS(): number;
  nowMs(): number;
}

export interface Random {
  bytes(length: number): Uint8Array;
  /** A uniformly random integer in [0, limit). */
  below(limit: number): number;
}

/** How a sign-in code reaches its owner. */
export interface CodeSender {
  send(message: { kind: 'login' | 'email'; to: string; code: string }): Promise<void>;
  /** Codes for tests and demos are fixed; otherwise undefined. */
  fixedCode?: string;
}

/** What may stop a message before it is written. Implemented by safety; the default allows all. */
export interface Gate {
  beforeSend(candidate: { sender: AccountId; peer: PeerId; content: ContentData }, tx: Tx): Promise<GateVerdict>;
}

export type GateVerdict = { verdict: 'allow' } | { verdict: 'refuse'; code: 'chat-write-forbidden' | 'peer-flood' };

export interface Settings {
  signUp: 'open' | 'invite' | 'closed';
  flood: boolean;
  dcId: number;
  /** Base URL of links to this server, without a slash at the end. */
  httpBase: string;
}

/** Everything that a verb may use of the world outside. */
export interface World {
  readonly store: Store;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly random: Random;
  readonly codes: CodeSender;
  readonly gate: Gate;
  readonly srp: SrpMath;
  readonly blobs: Blobs;
  readonly images: Images;
  /** Absent where no program reads films. */
  readonly films?: Films;
  readonly limits: Limits;
  readonly settings: Settings;
}
