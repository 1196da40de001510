import type { AdminRight, LogEntry, PeerId, Permission, Stats } from '../views.ts';

/** Running a group or channel: rights, what was done and how it fares. */
export interface GoverningVerbs {
  /** No rights at all takes the role away. */
  setAdmin(id: PeerId, person: PeerId, rights: AdminRight[], rank: string): Promise<void>;
  /** Takes permissions from one member, for good when `until` is 0. An empty list gives all back. */
  restrict(id: PeerId, person: PeerId, denied: Permission[], until: number): Promise<void>;
  /** What is taken from all members. */
  setDenied(id: PeerId, denied: Permission[]): Promise<void>;
  setSlowMode(id: PeerId, seconds: number): Promise<void>;
  /** What was done lately by those who run the chat, newest first. */
  adminLog(id: PeerId, query: string, before: string | undefined): Promise<LogEntry[]>;
  stats(id: PeerId): Promise<Stats>;
  /** Groups that could hold the comments of a channel. */
  discussionChoices(): Promise<PeerId[]>;
  setDiscussion(channel: PeerId, group: PeerId | undefined): Promise<void>;
}
