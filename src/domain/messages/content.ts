import type { AccountId, ChatId, ContentId, MailboxId, MediaId, MessageId, PeerId } from '../ids.ts';
import type { SharedPeer } from '../bots/shared-peers.ts';
import type { Checklist, ChecklistTask } from '../checklists/checklist.ts';
import type { PollAnswer } from '../polls/repository.ts';
import type { ReplyMarkup } from './keyboard.ts';

/** A formatted span, in UTF-16 code units as every protocol door counts them. */
/** A link whose preview is shown under a text, and how large. */
export interface LinkPreview {
  url: string;
  size?: 'large' | 'small';
  /** The message goes out also where the link has no preview. */
  optional?: boolean;
}

export interface Entity {
  type:
    | 'mention'
    | 'hashtag'
    | 'cashtag'
    | 'botCommand'
    | 'url'
    | 'email'
    | 'phone'
    | 'bankCard'
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strike'
    | 'spoiler'
    | 'code'
    | 'pre'
    | 'blockquote'
    | 'textUrl'
    | 'mentionName'
    | 'customEmoji';
  offset: number;
  length: number;
  url?: string;
  language?: string;
  account?: AccountId;
  /** Decimal 64-bit id of the custom emoji's document. */
  document?: string;
  collapsed?: boolean;
}

export interface GeoPoint {
  latitude: number;
  longitude: number;
  accuracyM?: number;
}

/** What a message carries beside its text. Photos and documents are rows of the media table. */
export type MessageMedia =
  | { kind: 'photo'; media: MediaId; spoiler?: boolean; ttlS?: number }
  | {
      kind: 'document';
      media: MediaId;
      spoiler?: boolean;
      ttlS?: number;
      /** The photo that stands for a video until it plays. */
      cover?: MediaId;
      /** Where a video begins to play. */
      startS?: number;
    }
  | { kind: 'geo'; point: GeoPoint }
  | { kind: 'geoLive'; point: GeoPoint; periodS: number; headingDeg?: number; proximityM?: number }
  | {
      kind: 'venue';
      point: GeoPoint;
      title: string;
      address: string;
      provider: string;
      venueId: string;
      venueType: string;
    }
  | { kind: 'contact'; phone: string; firstName: string; lastName: string; vcard: string; account?: AccountId }
  | { kind: 'dice'; emoticon: string; value: number }
  /** `beside` is what stands beside the description. */
  | { kind: 'poll'; poll: number; beside?: PollMedia }
  | { kind: 'game'; bot: AccountId; shortName: string }
  | Checklist;

/** What a poll has beside its description, its answers and its explanation. */
export type PollMedia =
  | Extract<MessageMedia, { kind: 'photo' | 'document' | 'geo' | 'venue' }>
  | { kind: 'link'; url: string };

/** A line that the chat itself writes ("joined", "title changed"): TL's messageService. */
export type ChatAction =
  | { kind: 'groupCreate'; title: string; members: AccountId[] }
  | { kind: 'channelCreate'; title: string }
  | { kind: 'addMembers'; members: AccountId[] }
  | { kind: 'removeMember'; member: AccountId }
  | { kind: 'joinByLink'; inviter: AccountId }
  | { kind: 'joinByRequest' }
  | { kind: 'editTitle'; title: string }
  | { kind: 'editPhoto'; media: MediaId }
  | { kind: 'deletePhoto' }
  | { kind: 'pin' }
  | { kind: 'migrateTo'; channel: ChatId }
  | { kind: 'migrateFrom'; title: string; group: ChatId }
  | { kind: 'historyClear' }
  | { kind: 'contactSignUp' }
  | { kind: 'screenshot' }
  | { kind: 'setTtl'; periodS: number; auto?: AccountId }
  | { kind: 'topicCreate'; title: string; iconColor: number; iconEmoji?: string }
  | { kind: 'topicEdit'; title?: string; iconEmoji?: string; closed?: boolean; hidden?: boolean }
  | { kind: 'gameScore'; gameId: string; score: number }
  /** A bot's page sent something to it; `text` is that of the button from which it was opened. */
  | { kind: 'webAppData'; text: string; data: string }
  /** People or a chat that a person pointed out to a bot. */
  | { kind: 'sharedPeers'; buttonId: number; peers: SharedPeer[] }
  /** The bot may write to the person. */
  | { kind: 'botAllowed' }
  | { kind: 'tasksMarked'; done: number[]; undone: number[] }
  | { kind: 'tasksAdded'; tasks: ChecklistTask[] }
  | { kind: 'answerAdded'; answer: PollAnswer }
  | { kind: 'answerDeleted'; answer: PollAnswer }
  | { kind: 'custom'; text: string };

/** Each action by its kind: a table over it has a row for all of them. */
export type ChatActions = { [Action in ChatAction as Action['kind']]: Action };

export interface ForwardHeader {
  /** The original author, absent when their privacy hides them; then `fromName` is set. */
  from?: PeerId;
  fromName?: string;
  date: number;
  /** Set for posts of channels: message id in that channel. */
  channelPost?: MessageId;
  postAuthor?: string;
  /** Saved Messages keep where the message came from. */
  savedFrom?: { peer: PeerId; message: MessageId };
}

export interface ReplyQuote {
  text: string;
  entities: Entity[];
  offset?: number;
}

/** The part of a message that all its copies share. */
export interface ContentData {
  text: string;
  entities?: Entity[];
  media?: MessageMedia;
  action?: ChatAction;
  forward?: ForwardHeader;
  quote?: ReplyQuote;
  /** Which task of the answered list is meant. */
  replyTask?: number;
  /** Which answer of the poll that is answered is meant, base64. */
  replyOption?: string;
  /** A reply to a message of another chat. */
  replyPeer?: PeerId;
  /** Which message of that chat is answered, as its answerer numbers it there, and whose it is. */
  replyFrom?: { id: MessageId; header: ForwardHeader };
  viaBot?: AccountId;
  /** Decimal 64-bit id shared by the messages of an album. */
  album?: string;
  silent?: boolean;
  noForwards?: boolean;
  invertMedia?: boolean;
  noWebPage?: boolean;
  /** Chosen instead of the first link of the text. */
  preview?: LinkPreview;
  postAuthor?: string;
  /** The account that wrote in the name of a chat; told to nobody else. */
  author?: AccountId;
  markup?: ReplyMarkup;
  /** Seconds after which the message is deleted for everybody, counted from its date. */
  ttlS?: number;
  /** Decimal 64-bit id of the animation that is shown when the message comes; in private chats only. */
  effect?: string;
  editHide?: boolean;
  fromScheduled?: boolean;
  topic?: MessageId;
  /** The safety desk took the content down and keeps the original aside; the author cannot edit it meanwhile. */
  takenDown?: boolean;
  /** What the safety desk has put on it. */
  marks?: MessageMarks;
}

/** Labels that everybody reads below the message, and countries (ISO 3166) in which nobody reads the message. */
export interface MessageMarks {
  labels: string[];
  countries: string[];
}

export interface Content extends ContentData {
  id: ContentId;
  /** Who speaks: an account, or a chat that posts in its own name. */
  sender: PeerId;
  /** Unix seconds. */
  date: number;
  editDate?: number;
}

/** One copy of a message in one mailbox. */
export interface Message {
  mailbox: MailboxId;
  id: MessageId;
  /** The chat in which this copy's owner sees it. */
  peer: PeerId;
  out: boolean;
  mentioned: boolean;
  /** Voice and round video that were not played, and mentions that were not seen. */
  mediaUnread: boolean;
  pinned: boolean;
  replyTo?: MessageId;
  /** Root of the thread or topic of a supergroup in which it stands. */
  thread?: MessageId;
  content: Content;
}

/** Kinds by which shared media can be filtered; kept beside each copy so that a filter reads an index. */
export type MediaKind =
  | 'photo'
  | 'video'
  | 'document'
  | 'music'
  | 'voice'
  | 'round'
  | 'gif'
  | 'geo'
  | 'contact'
  | 'poll'
  | 'url'
  | 'chatPhoto';
