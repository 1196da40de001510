import type { AccountId, ActivityTally, ViewTally, World } from '#domain';
import type { Language } from '#lib/language/languages.ts';
import type { TlCodec, Wire } from '#wire';
import type { AccessHashes } from './access-hash.ts';
import type { Audiences } from './audiences.ts';
import type { KeyDirectory } from './keys.ts';
import type { SessionDirectory } from './sessions.ts';
import type { ShutOutNotice } from './shut-out.ts';
import type { UserCache } from './user-cache.ts';

/** What every method may use. Built once by `createRpc`. */
export interface RpcContext {
  readonly world: World;
  readonly codec: TlCodec;
  readonly hashes: AccessHashes;
  readonly keys: KeyDirectory;
  readonly sessions: SessionDirectory;
  readonly audiences: Audiences;
  readonly views: ViewTally;
  readonly activity: ActivityTally;
  readonly users: UserCache;
  readonly shutOut: ShutOutNotice;
  /** Set before the first request arrives. */
  wire: Pick<Wire, 'push' | 'dropKeys' | 'owesAck'>;
  /** Address that `help.getConfig` names for each DC option. */
  addresses(): { host: string; port: number }[];
  /** PEM of the server's public key and other facts for discovery. */
  startedAtS: number;
}

/** Who asks, from where and in which layer. `account` is 0 before sign-in. */
export interface Call extends RpcContext {
  readonly account: AccountId;
  readonly isBot: boolean;
  /** The permanent key: what an authorization lies under. */
  readonly keyId: string;
  /** The key that the message came under; differs from `keyId` with PFS. */
  readonly wireKeyId: string;
  readonly sessionId: string;
  readonly msgId: bigint;
  readonly layer: number;
  /** Of the device that asks. */
  readonly language: Language;
  readonly address: string;
  readonly signal: AbortSignal;
}
