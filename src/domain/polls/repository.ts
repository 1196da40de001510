import type { AccountId, ChatId, PeerId } from '../ids.ts';
import type { Entity, PollMedia } from '../messages/content.ts';

export interface PollAnswer {
  text: string;
  entities?: Entity[];
  /** The client's own name of the answer, base64, up to 100 bytes. */
  option: string;
  media?: PollMedia;
  /** Who added it to the poll, and when (Unix seconds); the poll's author wrote the others. */
  added?: { by: PeerId; date: number };
}

export interface Poll {
  id: number;
  creator: AccountId;
  question: string;
  questionEntities?: Entity[];
  answers: PollAnswer[];
  /** Voters are not named. */
  anonymous: boolean;
  multiple: boolean;
  quiz: boolean;
  /** Options (base64) that are right in a quiz. */
  correct: string[];
  solution?: string;
  solutionEntities?: Entity[];
  solutionMedia?: PollMedia;
  /** Voters may add answers. */
  open?: boolean;
  /** Only those vote who were members of the channel for a day when the poll was sent there (Unix seconds). */
  members?: { of: ChatId; sentAt: number };
  /** Only people of these countries vote (ISO 3166-1 alpha-2; FT is for numbers of no country). */
  countries?: string[];
  /** Whether a vote may be changed; without it in every poll but a quiz. */
  revoting?: boolean;
  /** Answers are shown in another order to each person. */
  shuffled?: boolean;
  /** Nobody sees the counts before the poll is closed. */
  hidden?: boolean;
  closed: boolean;
  /** Unix seconds at which it closes by itself. */
  closeAt?: number;
  closePeriodS?: number;
}

export interface PollVote {
  account: AccountId;
  options: string[];
  date: number;
}

export interface PollRepository {
  insert(poll: Omit<Poll, 'id'>): Promise<number>;
  many(ids: readonly number[]): Promise<Poll[]>;
  update(poll: Poll): Promise<void>;
  vote(poll: number, account: AccountId): Promise<PollVote | undefined>;
  votesOf(polls: readonly number[], account: AccountId): Promise<(PollVote & { poll: number })[]>;
  /** An empty list takes the vote back. */
  putVote(poll: number, vote: PollVote): Promise<void>;
  /** Takes every vote for an answer back. */
  dropVotes(poll: number, option: string): Promise<void>;
  counts(polls: readonly number[]): Promise<{ poll: number; option: string; count: number }[]>;
  voters(polls: readonly number[]): Promise<{ poll: number; count: number }[]>;
  /** Votes by answer and by whole units of time since 1970, of `unitS` seconds each. */
  votesByTime(poll: number, unitS: number): Promise<{ option: string; at: number; count: number }[]>;
  /** Whole votes, newest first; with an `option` of those who chose it. */
  voterPage(poll: number, option: string | undefined, offset: number, limit: number): Promise<PollVote[]>;
  countVotes(poll: number, option: string | undefined): Promise<number>;
}
