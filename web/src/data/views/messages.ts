import type { FileRef } from './files.ts';
import type { Entity, Media } from './media.ts';
import type { PeerId } from './peers.ts';

/** A line of the chat that nobody wrote: "joined", "changed the name". Catalogue key `action.<name>`. */
export interface ChatAction {
  name: string;
  peers: PeerId[];
  text?: string;
}

export interface Reaction {
  /** An emoji, or a custom one as `customReaction` names it. */
  emoji: string;
  count: number;
  chosen: boolean;
}

/** With what one may react in a chat. */
export interface ReactionChoices {
  /** Named as `Reaction.emoji`, most common first. */
  names: string[];
  /** Any custom emoji may be used beside them. */
  custom: boolean;
}

/** Somebody who reacted to a message, read it, or both. */
export interface Witness {
  peer: PeerId;
  emojis: string[];
  /** When it was read, in Unix seconds. */
  readAt?: number;
}

export interface KeyboardButton {
  text: string;
  does:
    | { what: 'text' }
    | { what: 'callback'; data: Uint8Array }
    | { what: 'url'; url: string }
    | { what: 'inline'; query: string; here: boolean }
    | { what: 'copy'; value: string }
    | { what: 'webApp'; url: string }
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
  forward?: { from?: PeerId; name?: string; date: number; post?: number };
  viaBot?: PeerId;
  views?: number;
  comments?: number;
  /** There are comments newer than what one read of them. */
  newComments?: boolean;
  album?: string;
  author?: string;
  reactions: Reaction[];
  keyboard?: Keyboard;
  pinned: boolean;
  /** What the server's moderators say of it. */
  label?: string;
  mentionsMe: boolean;
  /** Whoever received it did not play it, or look at what goes a while after that. */
  unopened: boolean;
  mayForward: boolean;
  /** It was sent without a sound. */
  silent?: boolean;
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

export interface Page {
  messages: Message[];
  /** Older messages than the first one exist. */
  older: boolean;
  /** Newer messages than the last one exist. */
  newer: boolean;
}

/** What a bot offers to send for some words. */
export interface InlineOffers {
  queryId: string;
  offers: { id: string; title: string; text: string; picture?: FileRef }[];
  /** Ask with it for more; empty when there is none. */
  next: string;
  /** They are pictures that speak for themselves. */
  gallery: boolean;
  /** For what has to be settled first: leads to the bot, which is started with this word, or to a page of it. */
  button?: { text: string; start: string } | { text: string; url: string };
}

export interface SearchResult {
  peers: PeerId[];
  globalPeers: PeerId[];
  messages: Message[];
  total: number;
  next?: { offsetId: number; offsetPeer: PeerId; rate: number };
}
