import type { AccountId, PeerId } from './ids.ts';

/**
 * Every way in which the domain refuses a request, with the data that the caller may be told.
 * A code is never reused for another meaning; each edge translates by a total table.
 */
export interface DomainErrors {
  'not-signed-in': undefined;
  internal: undefined;
  'storage-full': undefined;
  'flood-wait': { waitS: number };
  'limit-invalid': undefined;
  'not-supported': undefined;
  // peers
  'peer-invalid': { peer?: PeerId };
  'account-deactivated': undefined;
  'account-banned': undefined;
  'account-not-found': undefined;
  'peer-flood': undefined;
  'blocked-by-peer': undefined;
  'you-blocked-peer': undefined;
  'privacy-restricted': undefined;
  'own-privacy-restricted': undefined;
  'peer-is-bot': undefined;
  'not-mutual-contact': undefined;
  // messages
  'message-empty': undefined;
  'message-too-long': undefined;
  'message-not-modified': undefined;
  'message-id-invalid': undefined;
  'message-edit-expired': undefined;
  'message-author-required': undefined;
  'message-delete-forbidden': undefined;
  'message-too-old': undefined;
  'read-marks-gone': undefined;
  'chat-too-big': undefined;
  'guest-send-forbidden': undefined;
  'chat-public-required': undefined;
  'message-not-read-yet': undefined;
  'entities-invalid': undefined;
  'entity-bounds-invalid': undefined;
  'media-empty': undefined;
  'media-invalid': undefined;
  'media-caption-too-long': undefined;
  'media-prev-invalid': undefined;
  'media-new-invalid': undefined;
  'voice-forbidden': undefined;
  'reply-invalid': undefined;
  'quote-invalid': undefined;
  'random-id-duplicate': undefined;
  'random-id-empty': undefined;
  'random-id-invalid': undefined;
  'forwards-restricted': undefined;
  'group-invalid': undefined;
  'ids-empty': undefined;
  'schedule-date-invalid': undefined;
  'schedule-date-too-late': undefined;
  'schedule-too-much': undefined;
  'schedule-status-private': undefined;
  'ttl-invalid': undefined;
  'dice-emoticon-invalid': undefined;
  'effect-chat-invalid': undefined;
  'geo-invalid': undefined;
  'contact-invalid': undefined;
  'query-too-short': undefined;
  'search-query-empty': undefined;
  'filter-invalid': undefined;
  'offset-invalid': undefined;
  // reactions, polls
  'reaction-invalid': undefined;
  'reaction-empty': undefined;
  'reactions-too-many': undefined;
  'reactions-limit-invalid': undefined;
  'poll-answers-invalid': undefined;
  'poll-answer-invalid': undefined;
  'poll-question-invalid': undefined;
  'poll-option-invalid': undefined;
  'poll-option-duplicate': undefined;
  'poll-unsupported': undefined;
  'poll-vote-required': undefined;
  'poll-closed': undefined;
  'poll-limits-invalid': undefined;
  'poll-voters-public': undefined;
  'poll-country-restricted': undefined;
  'poll-member-restricted': undefined;
  'poll-not-open': undefined;
  'checklist-empty': undefined;
  'checklist-too-long': undefined;
  'checklist-task-duplicate': undefined;
  'checklist-not-modified': undefined;
  'checklist-text-invalid': undefined;
  'revote-not-allowed': undefined;
  'quiz-correct-answer-invalid': undefined;
  'quiz-correct-answers-empty': undefined;
  'quiz-correct-answers-too-much': undefined;
  // dialogs
  'notify-exceptions-too-much': undefined;
  'dialogs-pinned-too-much': undefined;
  'folder-invalid': undefined;
  'filter-id-invalid': undefined;
  'filter-title-empty': undefined;
  'filter-include-empty': undefined;
  'filters-too-much': undefined;
  'filter-not-supported': undefined;
  'filter-exclude-invalid': undefined;
  'chatlist-empty': undefined;
  'chatlist-slug-empty': undefined;
  'chatlist-slug-expired': undefined;
  'chatlists-too-much': undefined;
  // chats
  'chat-invalid': undefined;
  'chat-title-empty': undefined;
  'chat-about-too-long': undefined;
  'chat-about-not-modified': undefined;
  'chat-not-modified': undefined;
  'chat-admin-required': undefined;
  'chat-write-forbidden': undefined;
  'chat-send-media-forbidden': { what: string };
  'chat-forbidden': undefined;
  'chat-deactivated': undefined;
  'channel-private': undefined;
  'channel-invalid': undefined;
  'channels-too-much': undefined;
  'public-channels-too-much': undefined;
  'admins-too-much': undefined;
  'chat-bots-too-much': undefined;
  'invites-too-much': undefined;
  'user-channels-too-much': undefined;
  'expire-date-invalid': undefined;
  'usage-limit-invalid': undefined;
  'participants-too-few': undefined;
  'forum-enabled': undefined;
  'link-exists': undefined;
  'location-missing': undefined;
  'password-missing': undefined;
  'send-as-invalid': undefined;
  'users-too-much': undefined;
  'users-too-few': undefined;
  'user-already-participant': undefined;
  'user-not-participant': undefined;
  'user-kicked': undefined;
  'user-is-admin': undefined;
  'participant-invalid': undefined;
  'creator-required': undefined;
  'rights-not-modified': undefined;
  'tag-invalid': undefined;
  'tag-forbidden': undefined;
  'banned-rights-invalid': undefined;
  'slow-mode-wait': { waitS: number };
  // threads and topics
  'thread-invalid': undefined;
  'link-not-modified': undefined;
  'broadcast-invalid': undefined;
  'supergroup-invalid': undefined;
  'prehistory-hidden': undefined;
  'discussion-unallowed': undefined;
  'forum-missing': undefined;
  'topic-invalid': undefined;
  'topic-title-empty': undefined;
  'topics-empty': undefined;
  'topic-closed': undefined;
  'topic-deleted': undefined;
  'topic-not-modified': undefined;
  'topic-close-separately': undefined;
  'topics-pinned-too-much': undefined;
  'broadcast-required': undefined;
  'supergroup-required': undefined;
  'graph-invalid': undefined;
  'invite-invalid': undefined;
  /** A lasting link can be revoked, and not be given an end. */
  'invite-permanent': undefined;
  'invite-expired': undefined;
  /** `guard` is the bot that decides, and under which query. */
  'invite-request-sent': { guard?: { bot: AccountId; query: string } };
  'invite-used-up': undefined;
  // auth
  'phone-invalid': undefined;
  'phone-not-registered': undefined;
  'phone-already-registered': undefined;
  'phone-banned': undefined;
  'account-suspended': undefined;
  'api-id-invalid': undefined;
  'code-empty': undefined;
  'code-invalid': undefined;
  'email-code-empty': undefined;
  'email-code-invalid': undefined;
  'recovery-expired': undefined;
  'code-expired': undefined;
  'code-hash-empty': undefined;
  'send-code-unavailable': undefined;
  'code-not-sent': undefined;
  'phone-flood': undefined;
  'sign-up-closed': undefined;
  'first-name-invalid': undefined;
  'last-name-invalid': undefined;
  'password-needed': undefined;
  'password-invalid': undefined;
  'password-empty': undefined;
  'password-settings-invalid': undefined;
  'password-too-fresh': { waitS: number };
  'authorization-too-fresh': { waitS: number };
  'srp-id-invalid': undefined;
  'srp-password-changed': undefined;
  'email-invalid': undefined;
  'email-unconfirmed': { codeLength: number };
  'email-hash-expired': undefined;
  'recovery-not-available': undefined;
  'reset-request-missing': undefined;
  'hash-invalid': undefined;
  'fresh-reset-forbidden': undefined;
  'fresh-change-phone-forbidden': undefined;
  'token-invalid': undefined;
  'token-expired': undefined;
  'token-already-accepted': undefined;
  'auth-bytes-invalid': undefined;
  'dc-invalid': undefined;
  'bot-token-invalid': undefined;
  'bot-method-invalid': undefined;
  'user-bot-required': undefined;
  // bots
  'bot-invalid': undefined;
  'bot-inline-disabled': undefined;
  'bot-response-timeout': undefined;
  'bots-too-much': undefined;
  'bot-command-invalid': undefined;
  'bot-command-description-invalid': undefined;
  'lang-code-invalid': undefined;
  'menu-button-invalid': undefined;
  'query-id-invalid': undefined;
  'callback-data-invalid': undefined;
  'game-invalid': undefined;
  'game-button-missing': undefined;
  'score-invalid': undefined;
  'score-not-modified': undefined;
  'inline-result-expired': undefined;
  'result-id-invalid': undefined;
  'result-id-duplicate': undefined;
  'results-too-much': undefined;
  'next-offset-invalid': undefined;
  'switch-pm-text-empty': undefined;
  'start-param-invalid': undefined;
  'start-param-too-long': undefined;
  // stickers
  'sticker-set-invalid': undefined;
  'sticker-set-name-invalid': undefined;
  'sticker-set-name-occupied': undefined;
  'sticker-set-title-invalid': undefined;
  'stickers-empty': undefined;
  'stickers-too-much': undefined;
  'sticker-invalid': undefined;
  'sticker-emoji-invalid': undefined;
  'sticker-file-invalid': undefined;
  'sticker-too-big': undefined;
  'sticker-dimensions': undefined;
  'sticker-no-picture': undefined;
  'sticker-no-animation': undefined;
  'sticker-no-video': undefined;
  'sticker-video-dimensions': undefined;
  'sticker-video-too-long': undefined;
  'sticker-video-too-big': undefined;
  'sticker-thumb-no-picture': undefined;
  'sticker-thumb-no-animation': undefined;
  // profile
  'username-invalid': undefined;
  'username-occupied': undefined;
  'usernames-too-much': undefined;
  'username-order-invalid': undefined;
  'username-not-modified': undefined;
  'username-not-occupied': undefined;
  'about-too-long': undefined;
  'privacy-key-invalid': undefined;
  'privacy-value-invalid': undefined;
  'privacy-too-long': undefined;
  'ttl-days-invalid': undefined;
  'birthday-invalid': undefined;
  'deletion-wait': { waitS: number };
  'push-token-invalid': undefined;
  'color-invalid': undefined;
  'emoji-status-invalid': undefined;
  'emoji-status-forbidden': undefined;
  'public-channel-expected': undefined;
  // contacts
  'contact-id-invalid': undefined;
  'phone-not-occupied': undefined;
  'contact-name-empty': undefined;
  'contact-add-missing': undefined;
  'contacts-too-much': undefined;
  'contact-req-missing': undefined;
  // media
  'file-part-empty': undefined;
  'file-part-invalid': undefined;
  'file-part-length-invalid': undefined;
  'file-part-size-invalid': undefined;
  'file-part-too-big': undefined;
  'file-part-missing': { part: number };
  'file-parts-invalid': undefined;
  'file-id-invalid': undefined;
  'file-reference-expired': undefined;
  'file-too-big': undefined;
  'location-invalid': undefined;
  'photo-invalid': undefined;
  'photo-too-big': undefined;
  'photo-ext-invalid': undefined;
  'photo-dimensions-invalid': undefined;
  'media-ttl-invalid': undefined;
  'profile-photos-too-many': undefined;
  'photo-id-invalid': undefined;
  'film-invalid': undefined;
  'image-process-failed': undefined;
  'md5-invalid': undefined;
  // updates
  'pts-empty': undefined;
  'pts-invalid': undefined;
  // invites and reports
  'report-invalid': undefined;
  'input-invalid': { what?: string };
}

export type DomainErrorCode = keyof DomainErrors;

type DataOf<C extends DomainErrorCode> = DomainErrors[C];

/** Thrown by verbs of the domain; `data` is what the edge may put into its own error. */
export class DomainError<C extends DomainErrorCode = DomainErrorCode> extends Error {
  readonly code: C;
  readonly data: DataOf<C>;

  constructor(code: C, data: DataOf<C>) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.data = data;
  }
}

type CodesWithoutData = { [C in DomainErrorCode]: undefined extends DataOf<C> ? C : never }[DomainErrorCode];

/** Refuses with a code that carries no data. */
/** Throws a `DomainError` with a code of the closed list and, where the list asks for them, its data. */
export function refuse(code: CodesWithoutData): never;
/** Refuses with a code and its data. */
export function refuse<C extends DomainErrorCode>(code: C, data: DataOf<C>): never;
export function refuse(code: DomainErrorCode, data?: unknown): never {
  throw new DomainError(code, data as DataOf<DomainErrorCode>);
}

/**
 * What a store or a folder of files throws at any moment when the disk is at fault and not the request: nothing of the
 * write that met it stays.
 */
export class StorageTrouble extends Error {
  /** The disk is full or may only be read: it can serve again when its operator has made room. */
  readonly refusesWrites: boolean;

  constructor(message: string, options: { refusesWrites: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'StorageTrouble';
    this.refusesWrites = options.refusesWrites;
  }
}

/** Whether this is a refusal of the domain, and not a fault. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}
