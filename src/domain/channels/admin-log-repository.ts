import type { BannedRight, ChatData, Member } from '../chats/repository.ts';
import type { AccountId, ChatId, MediaId, StickerSetId } from '../ids.ts';
import type { Invite } from '../invites/repository.ts';
import type { Message } from '../messages/content.ts';
import type { Topic } from '../topics/repository.ts';

/** What an admin or member did in a supergroup or channel. Messages and members are kept as they stood then. */
export type AdminEvent =
  | { kind: 'title' | 'about' | 'username'; before: string; after: string }
  | { kind: 'usernames'; before: string[]; after: string[] }
  | { kind: 'photo'; before?: MediaId; after?: MediaId }
  | { kind: 'switch'; what: AdminSwitch; on: boolean }
  | { kind: 'slowMode' | 'historyTtl'; before: number; after: number }
  | { kind: 'linkedChat'; before: ChatId; after: ChatId }
  | { kind: 'reactions'; before: ChatData['reactions'] | undefined; after: ChatData['reactions'] | undefined }
  | { kind: 'defaultRights'; before: BannedRight[]; after: BannedRight[] }
  | { kind: 'pin' | 'delete' | 'send' | 'stopPoll'; message: Message }
  | { kind: 'edit'; before: Message; after: Message }
  | { kind: 'join' | 'leave' }
  | { kind: 'invite'; member: Member }
  | { kind: 'joinByInvite' | 'inviteDelete' | 'inviteRevoke'; invite: Invite }
  | { kind: 'inviteEdit'; before: Invite; after: Invite }
  | { kind: 'joinByRequest'; invite?: Invite; approvedBy: AccountId }
  | { kind: 'ban'; before: Member; after: Member }
  | { kind: 'promote'; before: Member; after: Member }
  | { kind: 'topicCreate' | 'topicDelete'; topic: Topic }
  | { kind: 'topicEdit'; before: Topic; after: Topic }
  /** The topic as it stood when it was pinned (`after`) or taken down (`before`). */
  | { kind: 'topicPin'; before?: Topic; after?: Topic }
  | { kind: 'color' | 'profileColor'; before: number | undefined; after: number | undefined }
  | { kind: 'stickerSet' | 'emojiSet'; before: StickerSetId | undefined; after: StickerSetId | undefined }
  | { kind: 'rank'; account: AccountId; before: string; after: string };

export type AdminSwitch =
  | 'signatures'
  | 'signatureProfiles'
  | 'hiddenPrehistory'
  | 'noForwards'
  | 'antiSpam'
  | 'autotranslation'
  | 'forum';

/**
 * The groups by which the log can be narrowed; the names follow TL's channelAdminLogEventsFilter, but for `forumSwitch`,
 * which stands among the settings and among what concerns topics.
 */
export type AdminEventGroup =
  | 'join'
  | 'leave'
  | 'invite'
  | 'ban'
  | 'unban'
  | 'kick'
  | 'unkick'
  | 'promote'
  | 'demote'
  | 'info'
  | 'settings'
  | 'pinned'
  | 'edit'
  | 'delete'
  | 'invites'
  | 'send'
  | 'forums'
  | 'forumSwitch'
  | 'editRank';

export interface AdminLogEntry {
  id: number;
  chat: ChatId;
  actor: AccountId;
  /** Unix seconds. */
  date: number;
  event: AdminEvent;
}

export interface AdminLogQuery {
  chat: ChatId;
  groups?: readonly AdminEventGroup[];
  actors?: readonly AccountId[];
  /** Lower-case words that stand somewhere in the entry. */
  words?: string;
  /** Exclusive. */
  belowId?: number;
  aboveId?: number;
  sinceDate: number;
  limit: number;
}

export interface AdminLogRepository {
  add(entry: Omit<AdminLogEntry, 'id'> & { group: AdminEventGroup; words: string }): Promise<void>;
  /** Newest first. */
  page(query: AdminLogQuery): Promise<AdminLogEntry[]>;
  /** Returns how many entries older than `date` were removed, at most `limit`. */
  removeBefore(date: number, limit: number): Promise<number>;
}
