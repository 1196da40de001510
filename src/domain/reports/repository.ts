import type { AccountId, MailboxId, MediaId, MessageId, PeerId } from '../ids.ts';

/** What people complain about: close to the reasons that clients offer. */
export const reportReasons = [
  'spam',
  'violence',
  'terrorism',
  'child-abuse',
  'pornography',
  'copyright',
  'fake-account',
  'illegal-drugs',
  'personal-details',
  'hate',
  'scam',
  'self-harm',
  'geo-irrelevant',
  'ban-evasion',
  'other',
] as const;
export type ReportReason = (typeof reportReasons)[number];

/** What is reported. A message of a private chat or basic group is named by the copy that the reporter sees. */
export type ReportSubject =
  | { kind: 'account'; id: AccountId }
  | { kind: 'chat'; id: PeerId }
  | { kind: 'message'; mailbox: MailboxId; peer: PeerId; id: MessageId }
  | { kind: 'photo'; owner: PeerId; id: MediaId };

/** A member's complaint from inside the app, as it waits for the safety desk. */
export interface Report {
  id: number;
  reporter: AccountId;
  subject: ReportSubject;
  reason: ReportReason;
  comment: string;
  date: number;
}

export interface ReportRepository {
  insert(report: Omit<Report, 'id'>): Promise<number>;
  /** Reports with a greater id, oldest first: the desk keeps the id up to which it has read. */
  after(id: number, limit: number): Promise<Report[]>;
  /** How many reports this account filed since a moment, counted up to `limit`. */
  countSince(reporter: AccountId, date: number, limit: number): Promise<number>;
}
