import type { AccountId, MediaId, PeerId } from '../ids.ts';
import type { FormattedText } from '../messages/normalise-text.ts';
import type { PublicName } from '../names/public-names.ts';

/**
 * What the safety desk has in force here, by slot (`suspend`, `restrict:no-posting`, `withhold:DE` …), and what stood in
 * the fields that slots govern before the first of them. Removing the last slot puts exactly that back.
 */
export interface Enforced {
  slots: { [slot: string]: { atS: number; reason: string } };
  before: { suspendedAt?: number; limited?: boolean };
}

/** Attributes that are read with the account but never searched by. */
/** A custom emoji that stands beside a name. */
export interface EmojiStatus {
  document: MediaId;
  /** Unix seconds until which it is shown. */
  untilS?: number;
}

export interface AccountData {
  about?: string;
  /** Months of silence after which the account deletes itself. */
  ttlDays?: number;
  restriction?: { reason: string; text: string; platforms?: string[] };
  verified?: boolean;
  bot?: BotData;
  /** Hidden from strangers' search and not offered to join: set by the safety desk. */
  limited?: boolean;
  enforced?: Enforced;
  birthday?: { day: number; month: number; year?: number };
  password?: PasswordData;
  color?: number;
  /** Of the whole profile. */
  profileColor?: number;
  /** Custom emoji whose pattern is drawn on the colour. */
  colorEmoji?: MediaId;
  profileColorEmoji?: MediaId;
  emojiStatus?: EmojiStatus;
  /** A channel that the account shows in its profile. */
  personalChannel?: PeerId;
  /** All public names, where an operator gave further ones. */
  names?: PublicName[];
}

export interface BotData {
  owner: AccountId;
  tokenHash: string;
  /** By which the bot's web pages recognise what the server says; made of the token, which cannot be told from it. */
  webAppKey?: string;
  /** The token before, which is accepted until that moment (Unix seconds). */
  retired?: { tokenHash: string; until: number };
  about?: string;
  description?: string;
  /** Inline queries are open when there is one, even an empty one. */
  inlinePlaceholder?: string;
  /** Share of chosen inline results that the bot is told of, in percent. */
  inlineFeedback?: number;
  /** The server's own bot that makes bots: nobody holds a token for it. */
  builtIn?: boolean;
  privacyMode: boolean;
  joinGroups: boolean;
  infoVersion: number;
  data?: Record<string, unknown>;
}

/** A code on its way to a mail address. */
export interface EmailCode {
  /** To prove that the address is the account's, or to get past a forgotten password. */
  purpose: 'confirm' | 'recover';
  address: string;
  code: string;
  sentAt: number;
  expiresAt: number;
}

/** SRP verifier and salts, base64; the server never sees the password. */
export interface PasswordData {
  salt1: string;
  salt2: string;
  verifier: string;
  hint: string;
  changedAt: number;
  recoveryEmail?: string;
  /** An address that waits for its code. */
  pendingEmail?: EmailCode;
  /** Sent to `recoveryEmail`. Beside an address that waits: neither takes the other's place. */
  recoveryCode?: EmailCode;
  resetAt?: number;
}

export interface Account {
  id: AccountId;
  kind: 'person' | 'bot' | 'service';
  /** Digits only, without plus. Absent for bots and for people without a number. */
  phone?: string;
  firstName: string;
  lastName: string;
  username?: string;
  photo?: MediaId;
  createdAt: number;
  deletedAt?: number;
  suspendedAt?: number;
  /** Unix seconds at which the account goes or went offline. */
  onlineUntil: number;
  data: AccountData;
}

export type NewAccount = Pick<Account, 'kind' | 'firstName' | 'lastName' | 'createdAt'> & {
  phone?: string;
  username?: string;
  data?: AccountData;
};

export interface Contact {
  owner: AccountId;
  account: AccountId;
  phone: string;
  firstName: string;
  lastName: string;
  note?: FormattedText;
  date: number;
}

/** A number that a person keeps, under the names they gave it. */
export interface PhoneBookEntry {
  owner: AccountId;
  phone: string;
  firstName: string;
  lastName: string;
  date: number;
}

/** All that decides whether one account may write to another, in one look. */
export interface Standing {
  peer: Account['kind'];
  peerGone: boolean;
  sender: Account['kind'];
  senderGone: boolean;
  blockedByPeer: boolean;
  blockedBySender: boolean;
  /** Whether the sender has this chat already, and after how many seconds its messages delete themselves. */
  known: boolean;
  ttlS: number;
  /** The timer that the sender wants for new chats, in seconds. */
  defaultTtlS: number;
  /** In which folder the receiver has the chat; undefined where it is new to them. */
  theirFolder: number | undefined;
}

export interface AccountRepository {
  /** Undefined when there is no such peer. */
  standing(sender: AccountId, peer: AccountId): Promise<Standing | undefined>;
  insert(account: NewAccount): Promise<AccountId>;
  get(id: AccountId): Promise<Account | undefined>;
  many(ids: readonly AccountId[]): Promise<Account[]>;
  byPhone(phone: string): Promise<Account | undefined>;
  update(account: Account): Promise<void>;
  /** Marks those of them as suspended that are not yet, in one statement. */
  suspendAll(ids: readonly AccountId[], atS: number): Promise<void>;
  setOnlineUntil(id: AccountId, onlineUntil: number): Promise<void>;
  list(page: { afterId: AccountId; limit: number; kind?: Account['kind'] }): Promise<Account[]>;
  /** People whose name or username begins with the query, case folded. */
  search(query: string, limit: number): Promise<Account[]>;

  /** Whom a username in force belongs to. They are shared by accounts and channels. The key is lower case. */
  usernameOwner(name: string): Promise<PeerId | undefined>;
  /** Whose it is, in force or not. */
  usernameHolder(name: string): Promise<PeerId | undefined>;
  /** False when somebody else has it. */
  takeUsername(name: string, owner: PeerId): Promise<boolean>;
  releaseUsername(name: string, owner: PeerId): Promise<void>;
  /** Puts a username in force or out of it; it stays its owner's. */
  wakeUsername(name: string, owner: PeerId, active: boolean): Promise<void>;
  searchUsernames(prefix: string, limit: number): Promise<PeerId[]>;

  /** Small per-account values (privacy rules, notification settings …), JSON. */
  setting<T>(id: AccountId, key: string): Promise<T | undefined>;
  settings<T>(id: AccountId, prefix: string): Promise<{ key: string; value: T }[]>;
  putSetting(id: AccountId, key: string, value: unknown): Promise<void>;
  removeSettings(id: AccountId, prefix: string): Promise<void>;
  removeSetting(id: AccountId, key: string): Promise<void>;
  /** These settings of many accounts at once; absent ones are left out. */
  settingsAmong<T>(
    ids: readonly AccountId[],
    keys: readonly string[],
  ): Promise<{ account: AccountId; key: string; value: T }[]>;

  /** Who has registered a device for pushes, of all or of these. */
  withPushDevices(among?: readonly AccountId[]): Promise<AccountId[]>;

  contact(owner: AccountId, account: AccountId): Promise<Contact | undefined>;
  contacts(owner: AccountId): Promise<Contact[]>;
  contactsAmong(owner: AccountId, accounts: readonly AccountId[]): Promise<Contact[]>;
  /** Which of these have `owner` in their own contacts. */
  contactOwners(account: AccountId, among?: readonly AccountId[]): Promise<AccountId[]>;
  putContact(contact: Contact): Promise<void>;
  removeContact(owner: AccountId, account: AccountId): Promise<boolean>;

  /** Numbers in the owner's address book, with an account here or without. */
  phoneBook(owner: AccountId): Promise<PhoneBookEntry[]>;
  /** In whose address book this number stands. */
  phoneBookOwners(phone: string, limit: number): Promise<PhoneBookEntry[]>;
  putPhone(entry: PhoneBookEntry): Promise<void>;
  removePhones(owner: AccountId, phones: readonly string[]): Promise<void>;
  clearPhoneBook(owner: AccountId): Promise<void>;

  isBlocked(owner: AccountId, peer: PeerId): Promise<boolean>;
  /** Which of these accounts block the peer. */
  blockersAmong(accounts: readonly AccountId[], peer: PeerId): Promise<AccountId[]>;
  /** Which of these peers the owner blocks. */
  blockedAmong(owner: AccountId, peers: readonly PeerId[]): Promise<PeerId[]>;
  block(owner: AccountId, peer: PeerId, date: number): Promise<boolean>;
  unblock(owner: AccountId, peer: PeerId): Promise<boolean>;
  blocked(
    owner: AccountId,
    offset: number,
    limit: number,
  ): Promise<{ total: number; entries: { peer: PeerId; date: number }[] }>;
}
