import type { AccountId, ContentId, MailboxId, MessageId, PeerId, ThreadId } from '../ids.ts';
import type { SearchWords } from '../search/tokenise.ts';
import type { Content, ContentData, MediaKind, Message } from './content.ts';

export interface NewContent {
  sender: PeerId;
  date: number;
  /** Decimal 64-bit, unique per sending account: makes a send idempotent. */
  randomId?: string;
  randomOwner?: AccountId;
  data: ContentData;
}

export interface NewMessage {
  mailbox: MailboxId;
  id: MessageId;
  peer: PeerId;
  content: ContentId;
  date: number;
  out: boolean;
  mentioned?: boolean;
  mediaUnread?: boolean;
  pinned?: boolean;
  replyTo?: MessageId;
  /** Root of the thread of a supergroup; in Saved Messages the part in which it lies (`savedPart`). */
  thread?: ThreadId;
  mediaKinds?: MediaKind[];
}

export interface MessagePlace {
  mailbox: MailboxId;
  id: MessageId;
  peer: PeerId;
}

/** A page of one chat as one mailbox sees it, newest first. Bounds are exclusive and optional. */
export interface HistoryQuery {
  mailbox: MailboxId;
  peer?: PeerId;
  /** Nothing of these chats. */
  exceptPeers?: readonly PeerId[];
  belowId?: MessageId;
  /** What the reader may not see: messages up to this id. */
  floor?: MessageId;
  aboveId?: MessageId;
  beforeDate?: number;
  afterDate?: number;
  mediaKind?: MediaKind;
  /** One of several kinds. */
  mediaKinds?: readonly MediaKind[];
  pinned?: boolean;
  unreadMention?: boolean;
  /** Mentions of the mailbox's owner, seen or not. */
  mention?: boolean;
  /** The same in a shared mailbox, whose rows are nobody's own. */
  unreadMentionOf?: AccountId;
  mentionOf?: AccountId;
  replyTo?: MessageId;
  /** Replies in this thread, what stands in this topic, or what lies in this part of Saved Messages. */
  thread?: ThreadId;
  /** What stands in none of the forum's other topics. */
  general?: boolean;
  sender?: PeerId;
  /** Only private chats, or only groups and channels. */
  peerKind?: 'account' | 'chat';
  /** Only chats that lie in this folder of the mailbox's owner. */
  folder?: number;
  /** Only messages of this account with reactions of others that it has not seen. */
  unreadReactionOf?: AccountId;
  /** Only messages of Saved Messages that have all of these tags. */
  taggedWith?: readonly string[];
  /** Only what others wrote. */
  incoming?: boolean;
  /** Only those that hold these words. */
  words?: SearchWords;
  /** Newest first unless set. */
  oldestFirst?: boolean;
  limit: number;
}

export interface MessageRepository {
  /** Undefined when this account already used the random id: the send is a repeat. */
  insertContent(content: NewContent): Promise<ContentId | undefined>;
  contentByRandomId(owner: AccountId, randomId: string): Promise<ContentId | undefined>;
  content(id: ContentId): Promise<Content | undefined>;
  /** Puts back a content that was deleted, under its own number. */
  putBackContent(content: Content): Promise<void>;
  updateContent(id: ContentId, data: ContentData, editDate: number | undefined): Promise<void>;
  /** Removes contents that no copy refers to any more. */
  deleteOrphanContents(ids: readonly ContentId[]): Promise<void>;

  insert(message: NewMessage): Promise<void>;
  get(mailbox: MailboxId, ids: readonly MessageId[]): Promise<Message[]>;
  places(content: ContentId): Promise<MessagePlace[]>;
  /** Contents whose own photo or document has these bytes, newest first. */
  contentsWithFile(digest: string, limit: number): Promise<ContentId[]>;
  placeIn(mailbox: MailboxId, content: ContentId): Promise<MessageId | undefined>;
  history(query: HistoryQuery): Promise<Message[]>;
  count(query: Omit<HistoryQuery, 'limit'>): Promise<number>;
  /** Parts of an account's Saved Messages with their newest message, those with the newest first. */
  threadTops(
    mailbox: AccountId,
    query: { except: readonly PeerId[]; belowId?: MessageId | undefined; limit: number },
  ): Promise<{ thread: PeerId; id: MessageId }[]>;
  /** How many parts an account's Saved Messages have. */
  countThreads(mailbox: AccountId): Promise<number>;
  /**
   * Looks at no more than `most` that match, from the oldest on. Fewer are all there are: `ids` has them, oldest first.
   * Where there are more, `total` supposes them as dense as these.
   */
  estimate(query: Omit<HistoryQuery, 'limit'>, most: number): Promise<{ total: number; ids?: readonly MessageId[] }>;
  /** The id below which all messages of the mailbox are older than this date: their dates rise with their ids. */
  idBefore(mailbox: MailboxId, date: number): Promise<MessageId>;
  /**
   * Posts of public channels that hold these words, newest first, among `limit` messages of shared mailboxes that were
   * written before the content `below`; the search goes on below `end`.
   */
  publicPosts(query: {
    words: SearchWords;
    below?: ContentId | undefined;
    limit: number;
  }): Promise<{ posts: Message[]; end?: ContentId }>;
  /** How many messages an account has sent from its devices since this date (seconds); at most `most`. */
  countSent(sender: AccountId, since: number, most: number): Promise<number>;
  topId(mailbox: MailboxId, peer: PeerId): Promise<MessageId | undefined>;
  /** Returns the contents whose copies were removed. */
  remove(mailbox: MailboxId, ids: readonly MessageId[]): Promise<ContentId[]>;
  setPinned(mailbox: MailboxId, ids: readonly MessageId[], pinned: boolean): Promise<void>;
  /** Clears the unread marks of mentions and media; returns the ids that had one. */
  markContentsRead(mailbox: MailboxId, ids: readonly MessageId[]): Promise<MessageId[]>;
  setMediaKinds(content: ContentId, kinds: readonly MediaKind[]): Promise<void>;
}
