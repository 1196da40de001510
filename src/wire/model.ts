import type { KeyObject } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import type { Server, Socket } from 'node:net';
import type { RsaKey } from './crypto/rsa-key.ts';
import type { SealQueue } from './crypto/seal-queue.ts';
import type { SessionRef, WireHost, WireLog } from './host.ts';
import type { WireLimits } from './limits.ts';
import type { Lru } from '#lib/lru.ts';
import type { AddressBuckets } from './listen/address-buckets.ts';
import type { TimeBudget } from './listen/time-budget.ts';
import type { WebSocketReader } from './listen/websocket-frames.ts';
import type { WireStats } from './stats.ts';
import type { Framing } from './transport/framing.ts';
import type { Obfuscation } from './transport/obfuscation.ts';
import type { Reassembly } from './transport/reassembly.ts';

/** What the connections of one address have had of a turn of the event loop. */
export interface AddressShare {
  turn: number;
  startedMs: number;
  packets: number;
  allowedPackets: number;
}

/** One socket, from its first byte on. */
export interface Connection {
  readonly id: number;
  /** The client's IP address. */
  readonly address: string;
  readonly socket: Socket;
  /** Unknown until the first bytes have shown it. */
  framing: Framing | undefined;
  obfuscation: Obfuscation | undefined;
  webSocket: WebSocketReader | undefined;
  readonly inbound: Reassembly;
  /** How many bytes of `inbound` the total of half-received bytes holds. */
  countedBytes: number;
  /** A packet waits for something (a key to load, an exchange to be saved): nothing is cut from the stream meanwhile. */
  blocked: boolean;
  /** Too many unsent bytes. As `blocked` and `tooManyRequests`, it pauses the socket. */
  overfull: boolean;
  tooManyRequests: boolean;
  /** Its address has had its part of this turn of the event loop. */
  waitsForTurn: boolean;
  readonly share: AddressShare;
  /** Cuts and handles the packets that have waited. */
  goOn: () => void;
  readonly openedAtMs: number;
  lastReadMs: number;
  /** From ping_delay_disconnect; 0 = none. */
  disconnectAtMs: number;
  /** Carried at least one message that decrypted. */
  trusted: boolean;
  closed: boolean;
  /** While `overfull`: unsent bytes when last looked, and when they last became fewer. */
  unsentBytes: number;
  unsentSinceMs: number;
  /** What the last ping held that came in the frames of a WebSocket and is not answered yet. */
  pong: Buffer | undefined;
  outgoing: Buffer[];
  outgoingBytes: number;
  dirty: boolean;
  lastKey: LiveKey | undefined;
  lastSession: Session | undefined;
  sessions: Session[];
}

/** An auth key in use. */
export interface LiveKey {
  readonly keyId: string;
  readonly idLo: number;
  readonly idHi: number;
  readonly key: Buffer;
  /** The same bytes as numbers. */
  readonly words: Int32Array;
  readonly createdAtS: number;
  readonly expiresAtS: number | undefined;
  readonly firstSalt: Buffer | undefined;
  readonly sessions: Map<string, Session>;
  /** Salts of the present epoch and its neighbours; see salts.ts. */
  salts: SaltWindow | undefined;
  /** Its client asked for its end and waits for the answer, which goes out under it. */
  ending: boolean;
  dropped: boolean;
}

export interface SaltWindow {
  epoch: number;
  currentLo: number;
  currentHi: number;
  /** Pairs of halves that are accepted too. */
  others: Int32Array;
}

/** What a session remembers of a message that it received. */
export interface Received {
  readonly hi: number;
  readonly lo: number;
  readonly content: boolean;
  state: 'running' | 'done' | 'dropped';
  failed: boolean;
  /** We told the client that it came: by an acknowledgement of its own, or by the answer. */
  confirmed: boolean;
  /** An answer was made. */
  answered: boolean;
  /** The client acknowledged the answer. */
  acked: boolean;
  /** The answer, until the client acknowledges it or it must make room. */
  answer: Sent | undefined;
  abort: AbortController | undefined;
  waiters: (() => void)[] | undefined;
}

/** A content message of ours that the client has not acknowledged. */
export interface Sent {
  readonly hi: number;
  readonly lo: number;
  readonly seqNo: number;
  readonly body: Uint8Array;
  /** Set on answers. */
  readonly request: Received | undefined;
}

/** Answers kept in the order of sending, with the bytes that they hold. */
export interface Kept {
  readonly messages: Map<number, Sent>;
  sizeBytes: number;
}

/** The same for updates, from `from` on; see kept-updates.ts. */
export interface KeptUpdates {
  readonly messages: (Sent | undefined)[];
  from: number;
  sizeBytes: number;
}

export interface Session extends SessionRef {
  readonly key: LiveKey;
  readonly idLo: number;
  readonly idHi: number;
  /** True once new_session_created was sent. */
  announced: boolean;
  closed: boolean;
  /** Content messages sent so far. */
  contentSent: number;
  /** The newest message from the client and its seqno, for the check of their order. */
  newestHi: number;
  newestLo: number;
  newestSeqNo: number;
  /** Messages up to this id may have been received and forgotten. */
  forgottenHi: number;
  forgottenLo: number;
  readonly received: Map<number, Received>;
  running: number;
  /** Content messages that are not answered yet, to be acknowledged by the sweep. */
  ackQueue: { message: Received; atMs: number }[] | undefined;
  answers: Kept | undefined;
  updates: KeptUpdates | undefined;
  updatesLost: boolean;
  /** Newest last; updates go to that one. */
  connections: Connection[];
  offlineSinceMs: number;
  /** Pushes that wait for a later turn of the event loop. */
  queuedPushes: Uint8Array[] | undefined;
}

/** What the messages of one packet may still cost together: a container holds up to a thousand. */
export interface PacketAllowance {
  inflatedBytes: number;
  /** Ids that are acknowledged or asked about. */
  ids: number;
  /** Bytes of messages of ours that are sent once more. */
  resentBytes: number;
}

/** A key exchange under way, or just finished: kept so that a repeated request gets the same answer. */
export interface Exchange {
  readonly nonce: Buffer;
  readonly serverNonce: Buffer;
  readonly startedAtMs: number;
  readonly p: Buffer;
  readonly q: Buffer;
  readonly pq: Buffer;
  /** The last request and its answer. */
  lastRequest: Buffer | undefined;
  lastAnswer: Buffer | undefined;
  /** The answer to the last request while the host still saves the key. */
  pending: Promise<Buffer> | undefined;
  resPq: Buffer;
  /** From req_DH_params on. */
  newNonce: Buffer | undefined;
  expiresInS: number | undefined;
  exponent: KeyObject | undefined;
  /** What a client that was told to try again may name: SHA-1(auth_key)[0:8] of the key that was refused. */
  refusedKeyHash: Buffer | undefined;
  finished: boolean;
}

/** Everything that one wire holds. The verbs in the folders beside this file take it as their first argument. */
export interface WireState {
  readonly host: WireHost;
  readonly rsaKey: RsaKey;
  readonly limits: WireLimits;
  readonly stats: WireStats;
  readonly log: WireLog;
  readonly nowMs: () => number;
  readonly randomBytes: (sizeBytes: number) => Uint8Array;
  readonly updatesTooLong: Uint8Array;
  readonly dcIds: readonly number[] | undefined;
  readonly servers: Set<Server>;
  readonly http: HttpServer;
  readonly connections: Map<number, Connection>;
  readonly connectionsByAddress: Map<string, number>;
  readonly shares: Map<string, AddressShare>;
  /** The present turn of the event loop, whether its end is asked for, and who goes on after it. */
  turn: number;
  turnEndAsked: boolean;
  turnEndedMs: number;
  waitingForTurn: Connection[];
  /** Sockets beyond the limits that are still to be told so. */
  readonly refused: Set<Socket>;
  readonly connectionBuckets: AddressBuckets;
  readonly handshakeBuckets: AddressBuckets;
  readonly exchanges: Map<string, Exchange>;
  readonly exchangeTime: TimeBudget;
  /** What salts of this life of the process follow from, and what the exchanges in it gave as the first salts of keys. */
  readonly saltSecret: Uint8Array;
  readonly firstSalts: Lru<string, Buffer>;
  /** Keys with at least one session. */
  readonly keys: Map<string, LiveKey>;
  /** The newest ids that sessions received which were ended a short time ago. */
  readonly endedSessions: Lru<string, { hi: number; lo: number }>;
  readonly loadingKeys: Map<string, Promise<LiveKey | undefined>>;
  /** Of the packet that is being looked at. */
  allowance: PacketAllowance;
  /** Messages in frames that are not written yet. */
  readonly unsealed: SealQueue;
  /** Connections with frames to write at the end of this turn. */
  dirty: Connection[];
  /** Sessions with received messages that may need an acknowledgement of their own. */
  readonly ackPending: Set<Session>;
  readonly offline: Set<Session>;
  /** Sessions that hold answers, the one that has acknowledged nothing for longest first, and the bytes of all of them. */
  readonly keepers: Set<Session>;
  keptAnswerBytes: number;
  /** Message ids that all sessions together remember. */
  rememberedIds: number;
  /** Sessions with queued pushes, in the order of their first one, from `pushQueueAt` on. */
  pushQueue: Session[];
  pushQueueAt: number;
  /** Sessions pushed to in this turn: by pushes to many, and by those to few. */
  pushedThisTurn: number;
  pushedToFew: number;
  /** The next turn is asked for already. */
  pushTurnAsked: boolean;
  /** HTTP connections that are open. */
  openHttp: number;
  runningRequests: number;
  nextConnectionId: number;
  lastMsgHi: number;
  lastMsgLo: number;
  halfReceivedBytes: number;
  outgoingBytes: number;
  closing: boolean;
}
