import type { Clock, PeerId, Tx, WriteTurn, WriteTx } from '#domain';
import type { Json } from '#lib/canonical-json.ts';
import type { SafetyCollections } from './collections.ts';
import type { ActionKind, EnforcementAction, Slot } from './enforcement/types.ts';
import type { EventLedger } from './events/types.ts';
import type { Crypto } from './fingerprints/ports.ts';
import type { FingerprintStore } from './networks/fingerprint-store.ts';
import type { TargetEffects } from './operations/types.ts';
import type { SubjectRef, Visibility } from './subjects.ts';

/** What the safety desk keeps: the ledger and the collections. Implemented by storage and, for tests, in memory. */
export interface SafetyRepositories extends SafetyCollections {
  readonly events: EventLedger;
  /** The memory of removed networks. */
  readonly memory: FingerprintStore;
}

/**
 * One unit of work. `domain` is the messenger's side of it and `write` the same inside a write; the room's own tests run
 * without either.
 */
export interface SafetyTx extends SafetyRepositories {
  readonly domain?: Tx;
  readonly write?: WriteTx;
  /** Closes these devices everywhere once the transaction is committed. */
  dropKeys?(keyIds: readonly string[]): void;
}

export interface SafetyStore {
  read<T>(work: (tx: SafetyTx) => Promise<T>): Promise<T>;
  /** Commits all or nothing; see the domain's `Store.write` also for `turn`. */
  write<T>(work: (tx: SafetyTx) => Promise<T>, turn?: WriteTurn): Promise<T>;
}

/** SHA-256 of the text's UTF-8, in lower-case hex. */
export type Digest = (text: string) => string;

export interface SecretRandom {
  /** At least 128 bits of secret randomness as URL-safe text. */
  token(): string;
}

export interface SlotChange {
  readonly subject: SubjectRef;
  readonly slot: Slot;
  readonly kind: ActionKind;
  readonly untilMs: number | null;
  readonly decisionId: number;
  /** What affected people may read where the subject was. */
  readonly publicReason: string;
}

/**
 * Puts slots in force and takes them back. Implemented over the domain. Each slot is independent: applying and undoing
 * slots of one subject in any order must end in the same state, and undoing all must restore the exact state before
 * (members, titles, roles, pins, usernames, invite links, dialogs), which `stateDigest` proves.
 */
export interface Enforcement {
  /** Checks, then does, inside the transaction. Refuses with `subject-unknown` before it changes anything. */
  apply(tx: SafetyTx, change: SlotChange): Promise<{ readonly undo: Json }>;
  undo(tx: SafetyTx, change: SlotChange & { readonly undo: Json }): Promise<void>;
  /** As `apply` for the suspension of an account or bot, but nobody feels it before `strike`. */
  prepare(tx: SafetyTx, change: SlotChange): Promise<{ readonly undo: Json }>;
  /**
   * Puts the prepared suspensions of these accounts and bots in force together and closes their devices: in as few
   * statements as possible, because all messages of the server wait meanwhile.
   */
  strike(tx: SafetyTx, accounts: readonly number[]): Promise<void>;
  /** What `apply` does beside the suspension itself, for one that was struck: tells those around. */
  announce(tx: SafetyTx, subject: SubjectRef): Promise<void>;
  /** Looks only. */
  preview(tx: SafetyTx, subject: SubjectRef, action: EnforcementAction): Promise<TargetEffects>;
  /** A digest of everything about the subject that a slot can change. */
  stateDigest(tx: SafetyTx, subject: SubjectRef): Promise<string>;
}

/** What the messenger knows about a subject. */
export interface SubjectRecord {
  readonly subject: SubjectRef;
  readonly label: string;
  readonly visibility: Visibility;
  /** Who is to be told: the account itself, a bot's or chat's owner, a message's author. */
  readonly affected: readonly number[];
  readonly lang: string;
  /** Roles that an operation must not sweep up: press, researcher, observer, staff. */
  readonly protectedRoles: readonly string[];
  /** Registration or posting date of the account, chat or message. */
  readonly createdAtMs: number;
  readonly contentTypes: readonly ('text' | 'image' | 'video' | 'audio' | 'other')[];
  readonly contentLang: string | null;
  /** The chat in whose own name a message was posted: each post of a channel, and what anonymous admins write. */
  readonly voiceOf?: PeerId;
}

/** How a subject was named from outside. */
export type Locator =
  | { readonly by: 'peer'; readonly id: number }
  | { readonly by: 'username'; readonly username: string }
  | { readonly by: 'message'; readonly chat: string | number; readonly messageId: number }
  | { readonly by: 'invite'; readonly hash: string }
  /** Digits only. */
  | { readonly by: 'phone'; readonly phone: string };

export interface SubjectDirectory {
  get(tx: SafetyTx, subject: SubjectRef): Promise<SubjectRecord | undefined>;
  find(tx: SafetyTx, locator: Locator): Promise<SubjectRef | undefined>;
  /** Creator and admins of a chat, some of them where there are many; nobody of anything else. */
  adminsOf(tx: SafetyTx, subject: SubjectRef, limit: number): Promise<readonly number[]>;
  /** The language in which an account is spoken to. */
  languageOf(tx: SafetyTx, account: number): Promise<string>;
  /** How many items an account has provided since then; ten thousand stand for all above. */
  itemsSince(tx: SafetyTx, account: number, fromMs: number): Promise<number>;
}

/** Makes sealed copies for preservation and destroys them. The desk sees only the reference and the digest. */
export interface Preserver {
  seal(
    tx: SafetyTx,
    subject: SubjectRef,
  ): Promise<{ readonly ref: string; readonly digest: string; readonly sizeBytes: number }>;
  /** The copy as it was sealed; undefined when it was destroyed. */
  open(tx: SafetyTx, ref: string): Promise<string | undefined>;
  destroy(tx: SafetyTx, ref: string): Promise<void>;
}

/** Writes into the service chat of an account. Returns false where the account cannot be reached now. */
export interface AffectedMessenger {
  tell(
    tx: SafetyTx,
    account: number,
    message: { readonly text: string; readonly statementId: number | null },
  ): Promise<boolean>;
}

/** A minimal HTTP client. Throws when no answer came. */
export interface HttpClient {
  request(call: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly headers: { readonly [name: string]: string };
    readonly body?: string;
    readonly timeoutMs: number;
    /** Longer answers are cut; without it, a million characters. */
    readonly answerChars?: number;
  }): Promise<{ readonly status: number; readonly body: string }>;
}

export interface SafetySettings {
  /** Base URL of this server, without a slash at the end. */
  readonly httpBase: string;
  /** Hosts whose links name our own subjects. */
  readonly linkHosts: readonly string[];
  readonly providerName: string;
  readonly legalRepresentative: string;
  readonly contactPoint: string;
  readonly memberState: string;
  /** Secret that keys digests of e-mail addresses and signs challenges. */
  readonly secret: string;
  readonly sor: { readonly url: string; readonly token: string; readonly puidPrefix: string } | null;
  /** Whether there is a mail server that takes our letters. */
  readonly mails: boolean;
}

/** The name and Ed25519 keys under which bundles are signed; 32 bytes each. */
export interface ExchangeIdentity {
  readonly name: string;
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** Everything that a verb of the safety desk may use of the world outside. */
export interface SafetyContext {
  readonly store: SafetyStore;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly random: SecretRandom;
  readonly digest: Digest;
  readonly enforcement: Enforcement;
  readonly directory: SubjectDirectory;
  readonly preserver: Preserver;
  readonly messenger: AffectedMessenger;
  readonly settings: SafetySettings;
  readonly crypto: Crypto;
  /** Who this server is among those that exchange bundles. */
  readonly identity: ExchangeIdentity;
  /** Lets other work have its turn between pieces of a long one. */
  pause?(): Promise<void>;
  /** The same in a long read that somebody waits for: only what is due already goes first. */
  turn?(): Promise<void>;
}
