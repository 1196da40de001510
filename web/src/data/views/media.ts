import type { FileRef } from './files.ts';
import type { PeerId } from './peers.ts';

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
  /** It goes a while after its receiver opened it. */
  timed?: boolean;
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
  /** It goes a while after its receiver opened it. */
  timed?: boolean;
}

/** Words and phrases with the emoji that they stand for, the most usual first. */
export type EmojiWords = [string, string[]][];

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
  /** Who may vote may add answers. */
  open: boolean;
  solution?: string;
}

/** A list of tasks, some of them done. */
export interface Checklist {
  kind: 'checklist';
  title: string;
  tasks: ChecklistTask[];
  /** People beside its author may add tasks. */
  othersAdd: boolean;
  /** People beside its author may tick tasks. */
  othersMark: boolean;
}

export interface ChecklistTask {
  id: number;
  text: string;
  done: boolean;
  /** Who ticked it. */
  by?: PeerId;
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

export type Media =
  | Photo
  | Document
  | Poll
  | Checklist
  | LinkPreview
  | Place
  | ContactCard
  | Dice
  /** It was to go after it had been opened, and has gone. */
  | { kind: 'gone' }
  | { kind: 'unsupported' };
