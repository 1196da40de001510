import type { AccountId, ChatId, MessageId } from '../ids.ts';

/** How often something happened on one day (whole days since 1970, UTC). */
export interface DayCount {
  day: number;
  metric: string;
  n: number;
}

/** For what people are listed by name: writing, reading, inviting, and what admins do to messages and members. */
export type PersonDeed = 'write' | 'read' | 'invite' | 'delete' | 'remove' | 'restrict';

export interface PersonCount {
  account: AccountId;
  n: number;
  /** Characters written; 0 for other deeds. */
  chars: number;
}

/** A copy of a post in another supergroup or channel. */
export interface PostForward {
  place: ChatId;
  id: MessageId;
}

/** Counts per day of supergroups and channels, and of single posts; `post` 0 is the chat as a whole. */
export interface StatsRepository {
  add(chat: ChatId, post: MessageId, day: number, counts: ReadonlyMap<string, number>): Promise<void>;
  /** Counts of the days in `[sinceDay, beforeDay)`, by day and metric. */
  days(chat: ChatId, post: MessageId, sinceDay: number, beforeDay: number): Promise<DayCount[]>;
  /** Adds to what people did on a day; returns those who had not done it on that day yet. */
  addPeople(chat: ChatId, day: number, what: PersonDeed, people: readonly PersonCount[]): Promise<AccountId[]>;
  /** Those who did it most, from `sinceDay` on. */
  topPeople(chat: ChatId, what: PersonDeed, sinceDay: number, limit: number): Promise<PersonCount[]>;
  /** How many different people did it in `[sinceDay, beforeDay)`. */
  countPeople(chat: ChatId, what: PersonDeed, sinceDay: number, beforeDay: number): Promise<number>;
  /** Returns how many rows of older days were removed, at most about `limit`. */
  forgetPeople(beforeDay: number, limit: number): Promise<number>;
  /** Up to which message the chat's messages are counted. */
  countedTo(chat: ChatId): Promise<MessageId | undefined>;
  /** Moves that on; false when somebody else did meanwhile. */
  moveCounted(chat: ChatId, from: MessageId | undefined, to: MessageId): Promise<boolean>;
  addForward(chat: ChatId, post: MessageId, forward: PostForward): Promise<void>;
  /** Copies of a post, in order of place and id, after the given one. */
  forwards(chat: ChatId, post: MessageId, after: PostForward | undefined, limit: number): Promise<PostForward[]>;
}
