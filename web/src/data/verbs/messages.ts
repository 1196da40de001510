import type { Entity, PeerId, ReactionChoices, Witness } from '../views.ts';

/** For what a message, a chat or a person is reported. */
export type ReportReason =
  | 'spam'
  | 'scam'
  | 'violence'
  | 'terrorism'
  | 'porn'
  | 'childAbuse'
  | 'hate'
  | 'selfHarm'
  | 'copyright'
  | 'drugs'
  | 'personal'
  | 'fake'
  | 'other';

/** What copies of messages leave out. */
export interface ForwardWithout {
  author?: boolean;
  captions?: boolean;
}

/** What one does with messages that stand in a chat. */
export interface MessageVerbs {
  edit(chatId: PeerId, id: number, text: string, entities: Entity[]): Promise<void>;
  /** For oneself alone unless `forAll` is set. */
  remove(chatId: PeerId, ids: number[], forAll: boolean): Promise<void>;
  forward(from: PeerId, ids: number[], to: PeerId[], without?: ForwardWithout): Promise<void>;
  /** One's own reactions from now on, named as `Reaction.emoji`; an empty list takes all back. */
  react(chatId: PeerId, id: number, emojis: string[]): Promise<void>;
  reactionChoices(chatId: PeerId): Promise<ReactionChoices>;
  /** Who reacted, and in small groups who read one's own message. */
  witnesses(chatId: PeerId, id: number): Promise<Witness[]>;
  pin(chatId: PeerId, id: number, pinned: boolean): Promise<void>;
  /** `options` are the marks of the answers in hex; an empty list takes the vote back. */
  vote(chatId: PeerId, id: number, options: string[]): Promise<void>;
  /** Adds an answer of one's own to a poll that is `open`. */
  addPollAnswer(chatId: PeerId, id: number, text: string): Promise<void>;
  /** Ticks a task of a checklist, or takes the tick back. */
  markTask(chatId: PeerId, id: number, task: number, done: boolean): Promise<void>;
  /** `task` is a number that no other task of the list has. */
  addTask(chatId: PeerId, id: number, task: number, text: string): Promise<void>;
  /** What the bot answers to the press: words, or an address to open. */
  pressButton(chatId: PeerId, id: number, data: Uint8Array): Promise<{ text?: string; alert: boolean; url?: string }>;
  /** Reports messages, or the chat itself when `ids` is empty. */
  report(chatId: PeerId, ids: number[], reason: ReportReason, comment: string): Promise<void>;
}
