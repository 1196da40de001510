import type { AccountId, MessageId, PeerId } from '../ids.ts';
import type { ShownAt } from '../chats/is-closed-at.ts';
import type { Entity, LinkPreview, MessageMedia, ReplyQuote } from '../messages/content.ts';

/** Where a file, and the picture that stands for a video, were shown of which a draft names copies. */
export interface DraftPlaces {
  at?: ShownAt;
  coverAt?: ShownAt;
}

/** What a draft is to be sent with. */
export type DraftMedia = MessageMedia & DraftPlaces;

export interface Draft {
  text: string;
  entities?: Entity[];
  /** In `replyPeer`, where it is one of another chat. */
  replyTo?: MessageId;
  replyPeer?: PeerId;
  quote?: ReplyQuote;
  replyTask?: number;
  replyOption?: string;
  noWebPage?: boolean;
  invertMedia?: boolean;
  /** The link whose preview is shown, and how large. */
  preview?: LinkPreview;
  media?: DraftMedia;
  effect?: string;
  date: number;
}

/** One account's view of one peer. */
export interface Dialog {
  account: AccountId;
  peer: PeerId;
  /** 0 when there is no message, and the dialog is then not listed unless `listed`. */
  topId: MessageId;
  topDate: number;
  readInboxMaxId: MessageId;
  readOutboxMaxId: MessageId;
  unread: number;
  unreadMentions: number;
  unreadReactions: number;
  unreadMark: boolean;
  /** Place among pinned dialogs, highest first; 0 when not pinned. */
  pinnedOrder: number;
  folder: number;
  listed: boolean;
  ttlS: number;
  draft?: Draft;
  /** Lowest visible message id in a supergroup whose history the account cleared or may not see. */
  availableMinId: MessageId;
}

export interface DialogPage {
  account: AccountId;
  folder?: number;
  pinned?: boolean;
  /** Dialogs strictly below this place in (topDate, topId, peer) order. */
  below?: { topDate: number; topId: MessageId; peer: PeerId };
  limit: number;
}

export interface DialogRepository {
  get(account: AccountId, peer: PeerId): Promise<Dialog | undefined>;
  many(account: AccountId, peers: readonly PeerId[]): Promise<Dialog[]>;
  /** `availableMinId` alone, cheaper than the whole dialog. */
  availableMin(account: AccountId, peer: PeerId): Promise<MessageId>;
  /** Makes or moves the dialog for a message that arrived: top, unread and mention counters. */
  bump(
    account: AccountId,
    peer: PeerId,
    top: { id: MessageId; date: number },
    unread: number,
    mentions: number,
  ): Promise<void>;
  /** The newest message of a supergroup or channel, kept once for all its members. */
  putTop(chat: PeerId, top: { id: MessageId; date: number }): Promise<void>;
  /**
   * Notes that the account has read up to a message, if one is named, without reading the dialog. Returns whether it is
   * listed; undefined when there is none.
   */
  readTo(account: AccountId, peer: PeerId, id: MessageId | undefined): Promise<boolean | undefined>;
  page(page: DialogPage): Promise<Dialog[]>;
  count(account: AccountId, folder: number | undefined): Promise<number>;
  /** Unread messages of all private chats and basic groups together. */
  unread(account: AccountId): Promise<number>;
  put(dialog: Dialog): Promise<void>;
  remove(account: AccountId, peer: PeerId): Promise<void>;
  withDrafts(account: AccountId): Promise<Dialog[]>;
  unreadMarked(account: AccountId): Promise<PeerId[]>;
  /** Members of a small group who have it in their archive. */
  archivedBy(peer: PeerId): Promise<AccountId[]>;
  /** Accounts that have a dialog with this peer, up to `limit`: who is told when a profile changes. */
  accountsWith(peer: PeerId, limit: number): Promise<AccountId[]>;
}
