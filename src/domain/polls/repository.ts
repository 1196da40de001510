import type { AccountId } from '../ids.ts';
import type { Entity } from '../messages/content.ts';

export interface PollAnswer {
  text: string;
  entities?: Entity[];
  /** The client's own name of the answer, base64, up to 100 bytes. */
  option: string;
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
  counts(polls: readonly number[]): Promise<{ poll: number; option: string; count: number }[]>;
  voters(polls: readonly number[]): Promise<{ poll: number; count: number }[]>;
  /** Votes by answer and by whole units of time since 1970, of `unitS` seconds each. */
  votesByTime(poll: number, unitS: number): Promise<{ option: string; at: number; count: number }[]>;
  /** Newest first. */
  voterPage(poll: number, option: string | undefined, offset: number, limit: number): Promise<PollVote[]>;
  countVotes(poll: number, option: string | undefined): Promise<number>;
}
