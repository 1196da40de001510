import type { CallbackAnswer } from '../bots/repository.ts';
import type { BotDialect } from '../bots/feeds/repository.ts';
import type { AccountId, ChatId, MessageId, PeerId, StickerSetId } from '../ids.ts';
import type { Entity } from '../messages/content.ts';
import type { StickerKind, StickerListName } from '../stickers/repository.ts';

/**
 * One entry of a mailbox's log, as it is stored: it names what changed, and whoever delivers it reads the present
 * state. So a replayed log ends in the state that a fresh read gives.
 */
export type UpdateBody =
  // These move pts.
  | { kind: 'newMessage'; id: MessageId }
  | { kind: 'editMessage'; id: MessageId }
  /** `peers` says in which chats of a private mailbox they stood, and `by` who deleted them: bots are told of both. */
  | {
      kind: 'deleteMessages';
      ids: MessageId[];
      by?: AccountId;
      peers?: [peer: PeerId, ids: MessageId[]][];
      /** Which of them commented a channel's post. */
      comments?: [id: MessageId, channel: ChatId, post: MessageId][];
    }
  | { kind: 'readInbox'; peer: PeerId; maxId: MessageId; unread: number }
  | { kind: 'readOutbox'; peer: PeerId; maxId: MessageId }
  | { kind: 'readContents'; ids: MessageId[] }
  | { kind: 'pinned'; peer: PeerId; ids: MessageId[]; pinned: boolean }
  | { kind: 'folderPeers'; peers: { peer: PeerId; folder: number }[] }
  // These do not: each states a whole new value, so that applying one twice is harmless.
  | { kind: 'reactions'; peer: PeerId; id: MessageId }
  | { kind: 'poll'; poll: number; peer: PeerId; id: MessageId }
  | { kind: 'draft'; peer: PeerId; topic?: MessageId }
  | { kind: 'dialogPinned'; peer: PeerId; folder: number; pinned: boolean }
  | { kind: 'pinnedDialogs'; folder: number }
  /** A part of Saved Messages was pinned or not; or their order changed. */
  | { kind: 'savedPinned'; peer: PeerId; pinned: boolean }
  | { kind: 'savedPins' }
  | { kind: 'unreadMark'; peer: PeerId; unread: boolean }
  | { kind: 'notifySettings'; scope: string }
  | { kind: 'account'; account: AccountId }
  | { kind: 'accountPhone'; account: AccountId }
  | { kind: 'emojiStatus'; account: AccountId }
  | { kind: 'chat'; chat: ChatId }
  | { kind: 'members'; chat: ChatId }
  | { kind: 'memberAdmin'; chat: ChatId; account: AccountId; admin: boolean }
  | { kind: 'chatDefaultRights'; chat: ChatId }
  | { kind: 'channel'; chat: ChatId }
  | { kind: 'channelReadInbox'; chat: ChatId; maxId: MessageId; unread: number }
  | { kind: 'channelReadOutbox'; chat: ChatId; maxId: MessageId }
  | { kind: 'channelAvailable'; chat: ChatId; availableMinId: MessageId }
  | { kind: 'joinRequests'; chat: ChatId }
  | { kind: 'channelReadContents'; chat: ChatId; ids: MessageId[] }
  | { kind: 'threadRead'; chat: ChatId; topId: MessageId; maxId: MessageId; broadcast?: ChatId; post?: MessageId }
  | { kind: 'threadReadOutbox'; chat: ChatId; topId: MessageId; maxId: MessageId }
  | { kind: 'topicPinned'; chat: ChatId; topic: MessageId; pinned: boolean }
  | { kind: 'topicsPinned'; chat: ChatId }
  | { kind: 'forumView'; chat: ChatId; asMessages: boolean }
  | { kind: 'privacy'; key: string }
  | { kind: 'blocked'; peer: PeerId; blocked: boolean }
  | { kind: 'peerSettings'; peer: PeerId }
  | { kind: 'contactsReset' }
  | { kind: 'historyTtl'; peer: PeerId; periodS: number }
  | { kind: 'newAuthorization'; hash: string }
  | { kind: 'newScheduled'; peer: PeerId; id: MessageId }
  | { kind: 'deleteScheduled'; peer: PeerId; ids: MessageId[]; sent?: MessageId[] }
  /** One folder, their order, or without either everything about them. */
  | { kind: 'dialogFilters'; filter?: number; order?: true }
  /** A sticker set was put among the account's own; with `kind` alone they changed otherwise. */
  | { kind: 'stickerSetInstalled'; set: StickerSetId }
  | { kind: 'stickerSets'; sort: StickerKind }
  | { kind: 'stickerSetOrder'; sort: StickerKind }
  | { kind: 'stickerList'; list: StickerListName }
  /** Reactions that the account used lately, and tags of its Saved Messages. */
  | { kind: 'recentReactions' }
  | { kind: 'savedTags' }
  | { kind: 'botEvent'; event: string; data: Record<string, unknown> };

export type UpdateKind = UpdateBody['kind'];

export interface LogEntry {
  pts: number;
  ptsCount: number;
  date: number;
  body: UpdateBody;
  /** Order among entries of one mailbox that stand at the same pts. */
  order: number;
}

/** Known only to those who are online: never stored. */
export type TransientUpdate =
  | { kind: 'typing'; peer: PeerId; from: PeerId; action: TypingAction; topic?: MessageId }
  | { kind: 'status'; account: AccountId }
  /** Counters of a channel's post, the same for everybody. */
  | { kind: 'postViews'; chat: ChatId; id: MessageId; views: number }
  | { kind: 'postForwards'; chat: ChatId; id: MessageId; forwards: number }
  /** Account 0: devices that show a QR code and are nobody yet. */
  | { kind: 'loginToken'; keyId: string }
  /** A bot answered: whoever waits for this query goes on, on every node. */
  | { kind: 'botAnswer'; query: string; callback?: CallbackAnswer }
  /** Another program began to fetch a bot's updates, or a webhook was set or removed. */
  | { kind: 'botPoller'; bot: AccountId; dialect: BotDialect; poller: string }
  | { kind: 'botWebhook'; bot: AccountId; dialect: BotDialect }
  /** A bot decided about somebody who asks to join, or shows them a page first. */
  | { kind: 'joinDecision'; chat: ChatId; query: string; decision: JoinDecision; url?: string };

export type JoinDecision = 'approve' | 'decline' | 'queue' | 'page';

export interface TypingAction {
  name: string;
  progress?: number;
  /** Somebody taps a large emoji, or looks at such taps of the other side. */
  emoticon?: string;
  /** On which message, and when which tap came, as JSON that only clients read. */
  taps?: { message: MessageId; times: string };
  /** A text that a bot is still writing; `id` tells one from the next. */
  draft?: { id: string; text: string; entities: Entity[] };
}
