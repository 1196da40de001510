import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RsaKey } from './crypto/rsa-key.ts';
import type { WireLimits } from './limits.ts';
import type { WireStats } from './stats.ts';

/** An auth key as the host keeps it. `keyId` is the 8 bytes of auth_key_id as they stand on the wire, in lower-case hex. */
export interface AuthKeyRecord {
  keyId: string;
  /** 256 bytes. */
  key: Uint8Array;
  /** When the key was made, in Unix seconds. */
  createdAtS: number;
  /** Temporary keys only: Unix seconds after which the key is void. */
  expiresAt?: number;
}

/** An MTProto session. Both ids are the 8 bytes as they stand on the wire, in lower-case hex. */
export interface SessionRef {
  readonly keyId: string;
  readonly sessionId: string;
}

/** One content request of a client; containers and gzip are opened already, invokeWithLayer and the like are not. */
export interface WireRequest {
  connectionId: number;
  /** The client's IP address. */
  address: string;
  keyId: string;
  /** True for a temporary key, bound or not. */
  temporary: boolean;
  sessionId: string;
  /** The session itself: pushes that name it by this need not search for it. */
  session: SessionRef;
  msgId: bigint;
  body: Uint8Array;
  /** Aborted by rpc_drop_answer and by the end of the session; the answer is not sent then. */
  readonly signal: AbortSignal;
  /**
   * For invokeAfterMsg(s): resolves once the named requests of this session are answered. False when one of them
   * failed, was never seen, or comes after this request.
   */
  after(msgIds: readonly bigint[]): Promise<boolean>;
}

/** What the wire needs from the program above it. */
export interface WireHost {
  loadAuthKey(keyId: string): Promise<AuthKeyRecord | undefined>;
  /** Resolves when the key is durable: only then does the client learn that it exists. */
  saveAuthKey(record: AuthKeyRecord): Promise<void>;
  /** True when the key existed. */
  destroyAuthKey(keyId: string): Promise<boolean>;
  /**
   * TL bytes of the result, or of an rpc_error; the wire wraps them in rpc_result and packs them when that is
   * worthwhile. A rejection becomes rpc_error 500 INTERNAL.
   */
  handle(request: WireRequest): Promise<Uint8Array>;
  /** The first accepted message of a session that the wire did not know. */
  sessionOpened?(session: SessionRef, address: string): void;
  /** The session is forgotten: it expired, was destroyed or lost its key. */
  sessionClosed(session: SessionRef): void;
  /** The session got its first connection. */
  sessionOnline(session: SessionRef, address: string): void;
  /** The session lost its last connection. */
  sessionOffline(session: SessionRef): void;
}

export interface ListenAddress {
  host: string;
  port: number;
}

export type WireLog = (event: string, data: Record<string, unknown>) => void;

export interface WireOptions {
  host: WireHost;
  rsaKey: RsaKey;
  clock: { nowMs(): number };
  randomBytes: (sizeBytes: number) => Uint8Array;
  /** Answers plain HTTP requests on the same port; without it every path is 404. */
  http?: (request: IncomingMessage, response: ServerResponse) => void;
  limits?: Partial<WireLimits>;
  log?: WireLog;
  /** TL of the Updates object sent to a session whose updates had to be dropped; default: updatesTooLong. */
  updatesTooLong?: Uint8Array;
  /** Numbers of data centres that this server answers for; a key exchange naming another gets -444. Default: any. */
  dcIds?: readonly number[];
}

export interface Wire {
  /** Opens one more port; port 0 takes a free one. Rejects with the system's error. */
  listen(address: ListenAddress): Promise<ListenAddress>;
  /**
   * Sends the TL of one Updates object, encoded once, to these sessions. Sessions without a connection keep it until
   * they return, within limits. Order per session is the order of calls.
   */
  push(sessions: readonly SessionRef[], body: Uint8Array): void;
  /**
   * Whether the session has not acknowledged something that it was sent in or before this second. Sessions that are
   * unknown owe nothing.
   */
  owesAck(session: SessionRef, untilS: number): boolean;
  /** These keys are gone: closes their connections with -404 and forgets their sessions. */
  dropKeys(keyIds: readonly string[]): void;
  stats(): WireStats;
  close(): Promise<void>;
}
